import type { Session, Snapshot } from './session.ts';

/** Settles as soon as a snapshot passes the test. */
export function until(session: Session, test: (snapshot: Snapshot) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (test(session.snapshot())) return resolve();
    const stop = session.subscribe(() => {
      if (!test(session.snapshot())) return;
      stop();
      resolve();
    });
  });
}
