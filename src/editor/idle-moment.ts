/** Milliseconds after which a moment counts as idle, whatever else there is to do. */
const PATIENCE = 1000;

/** Settles when the page has nothing else to do. Safari has no idle callback. */
export function idleMoment(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window)
      requestIdleCallback(() => resolve(), { timeout: PATIENCE });
    else setTimeout(resolve, 50);
  });
}

let turn = Promise.resolve();

/** Does each thing in an idle moment of its own, one after the other; what is returned calls it off. */
export function takeTurn(act: () => void): () => void {
  let isOff = false;
  const mine = async () => {
    if (isOff) return;
    await idleMoment();
    if (!isOff) act();
  };
  // What fails in one turn is not a matter of the next.
  turn = turn.then(mine).catch(reportError);
  return () => {
    isOff = true;
  };
}
