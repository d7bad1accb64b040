/** Settles once the next frame is painted; in a hidden tab, which paints none, after a moment. Tests in Node have no frames. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestAnimationFrame === 'undefined') {
      setTimeout(resolve);
      return;
    }
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
  });
}

interface Readable<Value> {
  readonly snapshot: () => Value;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The values of a store, each once the frame after its change is painted; values in between are skipped. */
export function followAfterPaint<Value>(store: Readable<Value>): Readable<Value> {
  let value = store.snapshot();
  let isWaiting = false;
  const listeners = new Set<() => void>();
  const follow = async () => {
    if (isWaiting) return;
    isWaiting = true;
    await afterPaint();
    isWaiting = false;
    value = store.snapshot();
    for (const listener of [...listeners]) listener();
  };
  let stop: (() => void) | undefined;
  return {
    snapshot: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      stop ??= store.subscribe(() => void follow());
      if (store.snapshot() !== value) void follow();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
