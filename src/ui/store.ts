import { useCallback, useSyncExternalStore } from 'react';

/** A value that changes, and can be listened to. */
export interface Readable<Value> {
  readonly snapshot: () => Value;
  /** Calls the listener after each change; the answer stops that. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface Store<Value> extends Readable<Value> {
  readonly update: (change: Partial<Value>) => void;
}

/** Keeps an object of values outside React. */
export function createStore<Value extends object>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    snapshot: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update: (change) => {
      value = { ...value, ...change };
      for (const listener of [...listeners]) listener();
    },
  };
}

/**
 * A part of a store's value; the component renders again when that part is another one, and does so
 * before the browser paints. `select` must return the same object for the same value.
 */
export function useStore<Value, Part>(
  store: Readable<Value>,
  select: (value: Value) => Part,
): Part {
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => select(store.snapshot()), [store, select]),
  );
}
