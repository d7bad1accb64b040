import type { FoundToken } from '../core/extract/found-token.ts';
import { unpackTokens } from '../worker/pack-tokens.ts';
import { createWorkerClient } from '../worker/worker-client.ts';
import { findTokens, findTokensAtOnce, loadExtraction, MAX_TEXT_AT_ONCE } from './find-tokens.ts';
import { latest, pause, type Work } from './latest.ts';

/** How the search of a text that takes a while is. */
export interface Scan {
  readonly state: 'scanning' | 'cancelled' | 'timed-out' | 'out-of-reach';
  /** From 0 to 1. */
  readonly share: number;
  readonly cancel: () => void;
}

/** The tokens of a text, as far as they are found. */
export interface TokenSearch {
  readonly tokens: readonly FoundToken[];
  /** Undefined when the search is done. */
  readonly scan: Scan | undefined;
}

const NONE: readonly FoundToken[] = [];
const LOADING: TokenSearch = {
  tokens: NONE,
  scan: { state: 'scanning', share: 0, cancel: () => undefined },
};
/** The code that finds tokens did not load; a change of the text tries again. */
const OUT_OF_REACH: TokenSearch = {
  tokens: NONE,
  scan: { state: 'out-of-reach', share: 0, cancel: () => undefined },
};

/** Milliseconds that a long text must be unchanged before it is searched. */
const SETTLING = 120;
/** Milliseconds after which a search is stopped: the text is made to take long. */
const MAX_SEARCH = 10_000;

/** The tokens of the latest text: at once, when the code that finds them is loaded, or from the worker. */
export function tokenSearch(changed: () => void): (text: string) => TokenSearch {
  const search = latest(
    (work: Work<TokenSearch>, text: string) =>
      text.length > MAX_TEXT_AT_ONCE ? searchInWorker(work, text) : searchHere(work, text),
    changed,
    () => OUT_OF_REACH,
  );
  let near: { readonly text: string; readonly found: TokenSearch } | undefined;
  return (text) => {
    if (near?.text === text) return near.found;
    const tokens = findTokensAtOnce(text);
    if (!tokens) return search([text]) ?? LOADING;
    search(undefined);
    near = { text, found: { tokens, scan: undefined } };
    return near.found;
  };
}

async function searchHere(work: Work<TokenSearch>, text: string): Promise<void> {
  const isLoaded = (await loadExtraction()) !== undefined;
  if (work.signal.aborted) return;
  work.report(isLoaded ? { tokens: findTokens(text) ?? NONE, scan: undefined } : OUT_OF_REACH);
}

const client = createWorkerClient();

async function searchInWorker({ report, signal }: Work<TokenSearch>, text: string): Promise<void> {
  await pause(SETTLING, signal);
  if (signal.aborted) return;
  const found: FoundToken[] = [];
  const scanning = (share: number): Scan => ({ state: 'scanning', share, cancel: client.abort });
  let share = 0;
  let isTimeOut = false;
  report({ tokens: NONE, scan: scanning(0) });
  const timer = setTimeout(() => {
    isTimeOut = true;
    client.abort();
  }, MAX_SEARCH);
  signal.addEventListener('abort', client.abort);
  const answer = await client.ask('scan-text', { text }, (progress) => {
    share = progress.share;
    for (const token of unpackTokens(progress)) found.push(token);
    if (progress.found.length === 0) report({ tokens: NONE, scan: scanning(share) });
  });
  clearTimeout(timer);
  if (signal.aborted) return;
  if (answer.ok) report({ tokens: found, scan: undefined });
  else if (answer.problem.code === 'unavailable') await searchHere({ report, signal }, text);
  else
    report({
      tokens: [...found],
      scan: { ...scanning(share), state: isTimeOut ? 'timed-out' : 'cancelled' },
    });
}
