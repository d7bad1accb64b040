import { useEffect, useState } from 'react';
import { fetchedAddresses } from '../../session/fetch-text.ts';

/** What the page has requested since it was opened. */
export interface Requests {
  /** Files of this copy: scripts, fonts, the frame that fetches. */
  readonly ownFiles: number;
  /** The addresses on other hosts, in the order they were requested. */
  readonly elsewhere: readonly string[];
}

/**
 * Counted by the browser, and followed while it is shown. What the sandboxed frame fetches is not
 * in the browser’s list of this page, so the session counts it.
 */
export function useRequests(): Requests {
  const [seen, setSeen] = useState<readonly string[]>([]);
  useEffect(() => {
    const observer = new PerformanceObserver((list) => {
      const addresses = list.getEntries().map(({ name }) => name);
      setSeen((before) => [...before, ...addresses]);
    });
    observer.observe({ type: 'resource', buffered: true });
    return () => observer.disconnect();
  }, []);
  // What is drawn in the page has no host: `data:` and `blob:`.
  const requested = seen.filter((address) => /^(?:https?|file):/.test(address));
  const isOwn = (address: string) => new URL(address).origin === location.origin;
  return {
    ownFiles: requested.filter(isOwn).length,
    elsewhere: [...requested.filter((address) => !isOwn(address)), ...fetchedAddresses()],
  };
}
