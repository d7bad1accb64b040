import { findEmbedded, readBody } from './bare-token.ts';
import { foundAlone } from './found-alone.ts';
import { type FoundToken, PLAIN, type SourceRun } from './found-token.ts';
import { STANDS_ALONE, type TokenContext } from './token-context.ts';
import { HEADER_START } from './token-shape.ts';

const IN_TEXT: TokenContext = { carrier: { kind: 'text' }, request: undefined };

/**
 * Finds the tokens that stand in a text as they are. This is the reader of the
 * first moments, a small one: what wraps, encodes and labels tokens is known
 * to `extract-tokens.ts`, which arrives after the first frame, or when a text
 * needs it.
 */
export function extractQuickly(text: string): FoundToken[] {
  const body = readBody(text);
  if (!body) return [];
  if (body.isUnencoded) return [foundAlone(text.slice(body.from, body.to), body.from)];
  return body.isToken
    ? [joinRuns(text, body.from, body.to, STANDS_ALONE)]
    : findEmbedded(text, body).map(({ from, to }) => joinRuns(text, from, to, IN_TEXT));
}

const BARE = new RegExp(`^(?:${HEADER_START}[\\w-]*(?:(?:\\.[\\w-]*){2}){1,2})?$`);

/**
 * What `extractTokens` finds, too, in a text that is empty, or a compact JWS or
 * JWE and no more; undefined for any other. Takes milliseconds for megabytes.
 */
export function extractBare(text: string): FoundToken[] | undefined {
  if (!BARE.test(text)) return undefined;
  return text === '' ? [] : [foundAlone(text)];
}

function joinRuns(text: string, start: number, end: number, context: TokenContext): FoundToken {
  const runs: SourceRun[] = [];
  let compact = '';
  for (const match of text.slice(start, end).matchAll(/\S+/g)) {
    const from = start + match.index;
    runs.push({ from, to: from + match[0].length, at: compact.length });
    compact += match[0];
  }
  return { compact, start, end, runs, label: undefined, context, removed: [], standing: PLAIN };
}
