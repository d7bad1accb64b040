/** Milliseconds of work between two pauses: a keystroke then never waits for long. */
const SLICE = 8;

/** Calls `step` until it answers true or a slice of time is used up; answers whether it is done. */
export function workForASlice(step: () => boolean): boolean {
  const end = performance.now() + SLICE;
  let done = false;
  while (!done && performance.now() < end) done = step();
  return done;
}

/** Goes on in tasks of one slice each until `step` answers true; the answer calls it off. */
export function workInSlices(step: () => boolean, onDone: () => void): () => void {
  const next = () => {
    if (workForASlice(step)) onDone();
    else timer = setTimeout(next);
  };
  let timer = setTimeout(next);
  return () => clearTimeout(timer);
}
