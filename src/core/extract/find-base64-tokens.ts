import { readBase64urlLeniently, withoutPadding } from '../encoding/base64url.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import type { FoundToken, SourceRun } from './found-token.ts';
import { type DerivedText, liftToken } from './lift-token.ts';
import { stepBack } from './step-back.ts';
import type { Place } from './token-context.ts';

/** What "eyJ" is in base64, at each of the three places an byte can have, and in base64 of base64. */
const MARK = /ZXlK|[GWm2]V5S[g-v]|leU[o-r]|WlhsS/g;
const CHARACTER = /[A-Za-z0-9+/_-]/;
const AFTER = /[A-Za-z0-9+/_-]*={0,2}/y;
/** How some libraries mark a cookie that is base64. */
const PREFIX = 'base64-';
/** Lines of base64 as tools break them. */
const NEXT_LINE = /\r?\n[ \t]*(?=[A-Za-z0-9+/])/y;
const LINE_WIDTHS: ReadonlySet<number> = new Set([64, 76]);
/** A token of the shortest header, payload and signature has more. */
const SHORTEST = 24;

/** Finds the texts in base64 that hold tokens, as Kubernetes secrets do; places that are known are left out. */
export function findBase64Tokens(
  text: string,
  isTaken: (at: number) => boolean,
  extract: (decoded: string) => readonly FoundToken[],
): FoundToken[] {
  const found: FoundToken[] = [];
  let end = 0;
  MARK.lastIndex = 0;
  const marks = text.matchAll(MARK);
  for (const { index } of marks) {
    if (index < end || isTaken(index)) continue;
    const runs = readRuns(text, index, end);
    end = runs.at(-1)?.to ?? index + 1;
    found.push(...decodeRuns(text, runs, extract));
  }
  return found;
}

/** The whole of the base64 around a mark, over its lines. */
function readRuns(text: string, mark: number, least: number): SourceRun[] {
  const runs: SourceRun[] = [];
  let at = 0;
  let from = stepBack(text, mark, least, CHARACTER);
  if (text.startsWith(PREFIX, from)) from += PREFIX.length;
  for (;;) {
    AFTER.lastIndex = from;
    const to = from + (AFTER.exec(text)?.[0].length ?? 0);
    runs.push({ from, to, at });
    at += to - from;
    NEXT_LINE.lastIndex = to;
    const next = NEXT_LINE.exec(text);
    if (!next || !LINE_WIDTHS.has(to - from)) return runs;
    from = to + next[0].length;
  }
}

function decodeRuns(
  text: string,
  runs: readonly SourceRun[],
  extract: (decoded: string) => readonly FoundToken[],
): FoundToken[] {
  const [first] = runs;
  const last = runs.at(-1);
  const encoded = runs.map(({ from, to }) => text.slice(from, to)).join('');
  const body = withoutPadding(encoded);
  if (!first || !last || encoded.length < SHORTEST) return [];
  const decoded = decodeUtf8(readBase64urlLeniently(body));
  if (!decoded.ok) return [];
  const place: Place = { from: first.from, to: last.to };
  const source = deriveRuns(runs, body.length, decoded.value);
  const alphabet = /[-_]/.test(encoded) ? 'base64url' : 'base64';
  return extract(decoded.value).map((inner) =>
    liftToken(
      inner,
      source,
      place,
      { kind: 'base64', decoded: decoded.value, inner, alphabet, padded: encoded.length % 4 === 0 },
      { kind: 'base64', count: 1, place },
    ),
  );
}

/** Four characters for three bytes; of a text beyond ASCII the places are near ones. */
function deriveRuns(runs: readonly SourceRun[], encodedLength: number, text: string): DerivedText {
  const share = text.length / encodedLength;
  return {
    text,
    runs: runs.map(({ from, to, at }) => {
      const start = Math.floor(at * share);
      const stop = Math.min(text.length, Math.floor((at + to - from) * share));
      return { from, to, at: start, length: stop - start };
    }),
  };
}
