const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'paste', 'dragenter'];

let present: Promise<void> | undefined;

/** Settles when somebody first moves, touches, types or brings something: what is likely to be needed is fetched then. */
export function firstPresence(): Promise<void> {
  present ??= new Promise((resolve) => {
    const found = new AbortController();
    const notice = () => {
      found.abort();
      resolve();
    };
    for (const sign of SIGNS) {
      addEventListener(sign, notice, { capture: true, passive: true, signal: found.signal });
    }
  });
  return present;
}
