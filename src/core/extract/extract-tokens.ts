import { isGlued, readBody } from './bare-token.ts';
import { findBase64Tokens } from './find-base64-tokens.ts';
import { findChunkedTokens } from './find-chunks.ts';
import { findJsonSerializations } from './find-json-serializations.ts';
import { foundAlone } from './found-alone.ts';
import { type FoundToken, PLAIN, type Removal } from './found-token.ts';
import { countRemovals, type Gathered, gatherAll, TokenGatherer } from './gather-token.ts';
import { type Overview, readContext, readOverview } from './read-context.ts';
import { TakenPlaces } from './taken-places.ts';
import { type Place, STANDS_ALONE } from './token-context.ts';
import { isWholeToken } from './token-shape.ts';

/** How far the search has come. */
export interface SearchStep {
  /** Offset in the text. */
  readonly offset: number;
  /** All that is found so far; it grows. */
  readonly found: readonly FoundToken[];
}

/** A token may be in base64 within base64, and no deeper. */
const DEEPEST = 2;

/**
 * Finds the tokens in any text. A text that is one token, whole or broken, is
 * read as that token, so that its faults can be named; in any other text only
 * what begins like a JOSE header counts.
 */
export function extractTokens(text: string): FoundToken[] {
  return lastOf(searchTokens(text));
}

/** The same, a stretch of the text at a time: who takes the steps may show them, or stop. */
export function* searchTokens(text: string): Generator<SearchStep, FoundToken[], void> {
  const inJson = findJsonSerializations(text);
  if (inJson.length > 0) return yield* withOthers(text, inJson);
  const body = readBody(text);
  if (!body) return [];
  if (body.isUnencoded) return [foundAlone(text.slice(body.from, body.to), body.from)];
  const holdsOthers = body.isToken && (endsEarlier(text, body) || isBase64(text, body));
  const found = body.isToken && !holdsOthers ? [] : yield* findTokens(text, 0);
  const isWhole = body.isToken || (found.length === 0 && isGlued(text, body));
  return isWhole && found.length === 0 ? [readAlone(text, body)] : found;
}

/** What is written in JSON, and the tokens around it. */
function* withOthers(
  text: string,
  inJson: readonly FoundToken[],
): Generator<SearchStep, FoundToken[], void> {
  const taken = new TakenPlaces(inJson.map(({ start, end }) => ({ from: start, to: end })));
  const others = yield* findTokens(text, 0);
  return [...inJson, ...others.filter(({ start }) => !taken.has(start))].sort(
    (one, two) => one.start - two.start,
  );
}

/** One part without a dot: it may be a text in base64. */
function isBase64(text: string, { from, to }: Place): boolean {
  return /^[\w+/-]+={0,2}$/.test(text.slice(from, to));
}

/** A token over lines is whole before the text ends: another follows. */
function endsEarlier(text: string, { from, to }: Place): boolean {
  if (!/\s/.test(text.slice(from, to))) return false;
  const gathered = new TokenGatherer(text).gather(from, false);
  return gathered !== undefined && gathered.end < to && isWholeToken(gathered.compact);
}

/** The text is the token: what is around it is no context, but was taken away. */
function readAlone(text: string, { from, to }: Place): FoundToken {
  const gathered = gatherAll(text, from, to);
  const before = text.slice(0, from);
  const named = /authorization\s*:|bearer\s+["'<{[(]$/i.exec(before);
  const quote = before.search(/["'`]/);
  const scheme = /bearer/i.exec(before);
  const invisible = /[\u00a0\u200b-\u200f\u2060\ufeff]/.exec(before);
  const extra: Removal[] = [];
  if (quote !== -1) extra.push({ kind: 'quotes', count: 1, place: { from: quote, to: quote + 1 } });
  if (!named && scheme) {
    const place = { from: scheme.index, to: scheme.index + scheme[0].length };
    extra.push({ kind: 'scheme', count: 1, place });
  }
  if (invisible) {
    const place = { from: invisible.index, to: invisible.index + 1 };
    extra.push({ kind: 'invisible', count: 1, place });
  }
  if (named) {
    const located = readContext(text, { from, to }, readOverview(text));
    return complete(gathered, located.label, located.context, extra);
  }
  return complete(gathered, undefined, STANDS_ALONE, extra);
}

function* findTokens(text: string, depth: number): Generator<SearchStep, FoundToken[], void> {
  const overview = readOverview(text);
  const inner = (derived: string) =>
    depth < DEEPEST ? lastOf(findTokens(derived, depth + 1)) : [];
  const chunked = findChunkedTokens(text, inner);
  const taken = new TakenPlaces(
    chunked.flatMap(({ standing }) => (standing.kind === 'chunks' ? standing.places : [])),
  );
  const plain = yield* findPlain(text, taken, overview);
  const known = new TakenPlaces([
    ...taken.places,
    ...plain.map(({ start, end }) => ({ from: start, to: end })),
  ]);
  const encoded = findBase64Tokens(text, (at) => known.has(at), inner).map((token) =>
    locate(token, text, overview),
  );
  return [...chunked, ...plain, ...encoded].sort((one, two) => one.start - two.start);
}

const HEADER_BEGINS = /e(?:y[A-DI-L]|w[0-3k-r]|30\.)/g;
/** What may be right before a token: no character of a word, but the end of an escape. */
const BEFORE_TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's colours begin with one
  /(?:^|[^\w.-]|%(?:25)*[0-9A-Fa-f]{2}|\\[nrtf]|\\u[0-9A-Fa-f]{4}|\u001b\[[\d;]{0,12}m|base64-)$/;

function* findPlain(
  text: string,
  taken: TakenPlaces,
  overview: Overview,
): Generator<SearchStep, FoundToken[], void> {
  const found: FoundToken[] = [];
  HEADER_BEGINS.lastIndex = 0;
  let reported = 0;
  const gatherer = new TokenGatherer(text);
  const begins = new RegExp(HEADER_BEGINS);
  for (let match = begins.exec(text); match; match = begins.exec(text)) {
    const { index } = match;
    if (index - reported > STEP) {
      reported = index;
      yield { offset: index, found };
    }
    if (!BEFORE_TOKEN.test(text.slice(Math.max(0, index - 16), index)) || taken.has(index))
      continue;
    const gathered = gatherer.gather(index, text.charAt(index - 1) === '/');
    if (!gathered) continue;
    const { label, context } = readContext(text, { from: index, to: gathered.end }, overview);
    found.push(complete(gathered, label, context, []));
    begins.lastIndex = gathered.end;
  }
  return found;
}

/** Characters from one step to the next. */
const STEP = 250_000;

function lastOf<Value>(steps: Generator<unknown, Value, void>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function complete(
  { compact, start, end, runs, removed }: Gathered,
  label: string | undefined,
  context: FoundToken['context'],
  extra: readonly Removal[],
): FoundToken {
  const all = extra.length === 0 ? removed : countRemovals([...extra, ...removed]);
  return { compact, start, end, runs, label, context, removed: all, standing: PLAIN };
}

/** What is told inside the base64 counts, else what is around it. */
function locate(token: FoundToken, text: string, overview: Overview): FoundToken {
  const around = readContext(text, { from: token.start, to: token.end }, overview);
  return { ...token, label: token.label ?? around.label, context: around.context };
}
