import type { FoundToken } from '../core/extract/found-token.ts';
import { createWorkerClient } from '../worker/worker-client.ts';
import type { Scan } from './use-tokens.ts';

const client = createWorkerClient();

/** Milliseconds that a text must stand: a long one that is typed in is not searched at every key. */
const SETTLING = 120;

/**
 * Searches a long text in the worker. `tell` hears how it goes; without a
 * worker `searchHere` is called. Hands out what ends the search.
 */
export function scanText(
  text: string,
  tell: (tokens: readonly FoundToken[], scan: Scan | undefined) => void,
  searchHere: () => void,
): () => void {
  const found: FoundToken[] = [];
  const scanning = (share: number): Scan => ({ state: 'scanning', share, cancel: client.abort });
  const search = async () => {
    let share = 0;
    tell([], scanning(0));
    const answer = await client.ask('scan-text', { text }, (progress) => {
      share = progress.share;
      for (const token of progress.found) found.push(token);
      if (progress.found.length === 0) tell([], scanning(share));
    });
    if (answer.ok) tell(found, undefined);
    else if (answer.problem.code === 'unavailable') searchHere();
    else tell([...found], { ...scanning(share), state: 'cancelled' });
  };
  const timer = setTimeout(() => void search(), SETTLING);
  return () => {
    clearTimeout(timer);
    client.abort();
  };
}
