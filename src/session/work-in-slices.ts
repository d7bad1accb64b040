/** Milliseconds of work between two pauses: a key press then never waits for long. */
const SLICE = 8;

/** Calls `step` in tasks of one slice each, until it answers true or the signal is aborted. */
export async function workInSlices(step: () => boolean, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const end = performance.now() + SLICE;
    while (performance.now() < end) if (step()) return;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
