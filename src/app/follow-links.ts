import { type Arriving, readArrival, withoutKey } from '../session/arrivals.ts';
import { wipeLink } from '../session/read-link.ts';
import type { Session } from '../session/session.ts';

/**
 * Takes what the address carries, now and when it changes while the page is open; the answer stops
 * that. The reducer asks before anything is replaced, also for a key that took long to read.
 */
export function followLinks({ dispatch }: Session): () => void {
  const stop = new AbortController();
  const openLink = () => {
    const link = wipeLink();
    if (!link) return;
    const open = (arriving: Arriving) => {
      if (!stop.signal.aborted) dispatch({ type: 'arrive', arriving });
    };
    if (link.keys.length === 0) open(withoutKey(link));
    else void readArrival(link).then(open);
  };
  openLink();
  addEventListener('hashchange', openLink, { signal: stop.signal });
  return () => stop.abort();
}
