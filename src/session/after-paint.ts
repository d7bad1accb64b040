import type { Session } from './session.ts';

/** Settles once the next frame is painted; in a hidden tab, which paints none, after a moment. Tests in Node have no frames. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestAnimationFrame === 'undefined') {
      setTimeout(resolve);
      return;
    }
    // A visible tab paints, but building its first frame may take longer than that moment.
    const timer = setTimeout(resolve, document.hidden ? 100 : 1000);
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

type Followed = Pick<Session, 'snapshot' | 'subscribe'>;

/** The snapshots of a session, each once the frame after its change is painted; those in between are skipped. */
export function followAfterPaint(session: Followed): Followed {
  let value = session.snapshot();
  let isWaiting = false;
  const listeners = new Set<() => void>();
  const follow = async () => {
    if (isWaiting) return;
    isWaiting = true;
    await afterPaint();
    isWaiting = false;
    value = session.snapshot();
    for (const listener of [...listeners]) listener();
  };
  let stop: (() => void) | undefined;
  return {
    snapshot: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      stop ??= session.subscribe(() => void follow());
      if (session.snapshot() !== value) void follow();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
