/** Milliseconds of work between two pauses: a keystroke then never waits for long. */
const SLICE = 8;

/** Gives the page its turn whenever a slice of time is used up; answers whether to go on. */
export function pausesWhile(isWanted: () => boolean): () => Promise<boolean> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun >= SLICE) {
      await nextTask();
      begun = performance.now();
    }
    return isWanted();
  };
}

/** Settles in a task of its own. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
