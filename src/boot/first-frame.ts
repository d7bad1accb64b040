let painted: Promise<void> | undefined;

/** Settles when the first frame is: what is fetched later must not hold it up. */
export function afterFirstFrame(): Promise<void> {
  // Two frames: the first is painted before the second begins.
  painted ??= new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
  );
  return painted;
}
