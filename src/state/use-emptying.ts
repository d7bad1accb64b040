import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** What was in the boxes when they were emptied for somebody who was away. */
export interface Emptied {
  readonly boxes: 'token' | 'key' | 'both';
  /** How long nobody had done anything. */
  readonly minutes: number;
}

export interface Emptying {
  /** Counts how often the page was emptied. Whatever is drawn under it as its key is then made anew. */
  readonly round: number;
  /** What the lock emptied last; undefined after leaving. */
  readonly lastly: Emptied | undefined;
  /** Empties everything, and what Undo would bring back with it. */
  readonly empty: (lastly?: Emptied) => void;
}

/**
 * Empties the page when it is left: a browser keeps pages for "Back" as they
 * stood, and with them every token and key.
 */
export function useEmptying(): Emptying {
  const [{ round, lastly }, setState] = useState<Pick<Emptying, 'round' | 'lastly'>>({
    round: 0,
    lastly: undefined,
  });
  const empty = useCallback(
    (emptied?: Emptied) =>
      flushSync(() => setState((state) => ({ round: state.round + 1, lastly: emptied }))),
    [],
  );
  useEffect(() => {
    // Within the very task: afterwards the page stands still.
    const leave = () => empty();
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, [empty]);
  return { round, lastly, empty };
}
