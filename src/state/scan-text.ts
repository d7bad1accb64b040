import type { FoundToken } from '../core/extract/found-token.ts';
import { unpackTokens } from '../worker/scan-text.ts';
import { createWorkerClient } from '../worker/worker-client.ts';
import type { Scan } from './use-tokens.ts';

const client = createWorkerClient();

/** Milliseconds that a text must stand: a long one that is typed in is not searched at every key. */
const SETTLING = 120;
/** Milliseconds after which a search is given up: the text is made to take long. */
const LONGEST_SEARCH = 10_000;

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
    let isTimeOut = false;
    tell([], scanning(0));
    timer = setTimeout(() => {
      isTimeOut = true;
      client.abort();
    }, LONGEST_SEARCH);
    const answer = await client.ask('scan-text', { text }, (progress) => {
      share = progress.share;
      for (const token of unpackTokens(progress)) found.push(token);
      if (progress.found.length === 0) tell([], scanning(share));
    });
    clearTimeout(timer);
    if (answer.ok) tell(found, undefined);
    else if (answer.problem.code === 'unavailable') searchHere();
    else tell([...found], { ...scanning(share), state: isTimeOut ? 'timed-out' : 'cancelled' });
  };
  let timer = setTimeout(() => void search(), SETTLING);
  return () => {
    clearTimeout(timer);
    client.abort();
  };
}
