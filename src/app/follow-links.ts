import { type Arriving, readArrival, withoutKey } from '../session/arrivals.ts';
import { wipeLink } from '../session/read-link.ts';
import type { Session } from '../session/session.ts';

/** Takes what the address carries when it changes while the page is open; the answer stops that. */
export function followLinks({ dispatch }: Session): () => void {
  const openLink = () => {
    const link = wipeLink();
    if (!link) return;
    const open = (arriving: Arriving) => dispatch({ type: 'arrive', arriving });
    if (link.keys.length === 0) open(withoutKey(link));
    else void readArrival(link).then(open);
  };
  addEventListener('hashchange', openLink);
  return () => removeEventListener('hashchange', openLink);
}
