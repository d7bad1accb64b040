import { keyReader, loadKeyReader } from '../session/key-reading.ts';
import type { Session } from '../session/session.ts';
import { bringsKey, readLink, wipeLink } from '../state/read-link.ts';

/** Opens what the address carries when it changes while the page is open; the answer stops that. */
export function followLinks({ dispatch }: Session): () => void {
  const openLink = () => {
    const url = wipeLink();
    if (!url) return;
    const open = () => {
      const link = readLink(url);
      if (link) dispatch(link);
    };
    if (keyReader() || !bringsKey(url)) open();
    else void loadKeyReader().then(open);
  };
  addEventListener('hashchange', openLink);
  return () => removeEventListener('hashchange', openLink);
}
