import { useEffect, useState } from 'react';
import type { Emptied } from '../features/privacy/idle-lock.tsx';
import { createStore, useStore } from '../ui/store.ts';

export interface Emptying {
  /** Counts how often the page was emptied. */
  readonly round: number;
  /** What the lock emptied last; undefined after leaving. */
  readonly lastly: Emptied | undefined;
  /** Empties everything, and what Undo would bring back with it. */
  readonly empty: (lastly?: Emptied) => void;
}

/**
 * Empties the page when it is left: a browser keeps pages for "Back" as they
 * were, and with them every token and key.
 */
export function useEmptying(): Emptying {
  const [store] = useState(() =>
    createStore<Pick<Emptying, 'round' | 'lastly'>>({ round: 0, lastly: undefined }),
  );
  const [empty] = useState(() => (lastly?: Emptied) => {
    store.update({ round: store.snapshot().round + 1, lastly });
  });
  const { round, lastly } = useStore(store, (state) => state);
  useEffect(() => {
    // A store's change is rendered within the very task: afterwards the page is frozen.
    const leave = () => empty();
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, [empty]);
  return { round, lastly, empty };
}
