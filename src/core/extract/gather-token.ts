import type { Removal, RemovalKind, SourceRun } from './found-token.ts';
import { Gathering, type PlacedRemoval, type Snapshot } from './gathering.ts';
import { type Lexeme, readLexeme } from './read-lexeme.ts';
import type { Place } from './token-context.ts';
import { HEADER_START, withoutSentenceDot } from './token-shape.ts';
import { type Break, endOfWrappedLines, SHORTEST_WRAPPED_LINE } from './wrapped-lines.ts';

/** A token as it was put together from the text. */
export interface Gathered {
  readonly compact: string;
  readonly start: number;
  readonly end: number;
  readonly runs: readonly SourceRun[];
  readonly removed: readonly Removal[];
}

/** A word that goes on over so many breaks is none. */
const MOST_BREAKS = 20_000;
const FENCE = /~{3,}[ \t]*(?:\r?\n|$)/y;
const STARTS_LIKE_HEADER = new RegExp(HEADER_START, 'y');

/**
 * Puts together the tokens of a text, which are asked for in its order. What is
 * read ahead and then given up is not read again and again: starts in a stretch
 * without a dot are known to be none, and what may be read in vain is limited
 * in proportion to the text.
 */
export class TokenGatherer {
  /** Words in which no token can begin. */
  private dotless: readonly Place[] = [];
  private passed = 0;
  /** Characters that may still be read in vain; then no token goes on over a break. */
  private patience: number;

  constructor(private readonly text: string) {
    this.patience = 200_000 + 16 * text.length;
  }

  /**
   * The token that begins at an offset; undefined where none does. It goes on
   * behind a line break, a blank or markup only where that makes a token of
   * exactly the length that its header tells, or where lines are broken at one
   * width: the prose behind a token must not become a part of it, nor may a
   * part be lost.
   */
  gather(start: number, inPath: boolean): Gathered | undefined {
    if (this.isDotless(start)) return undefined;
    const attempt = this.read(start, inPath);
    const { gathering, breaks, at, first, best } = attempt;
    const isToken = gathering.facts()?.isHeader;
    const found = isToken
      ? cutOff(
          gathering,
          start,
          best ?? endOfWrappedLines(this.text, breaks, first, gathering.snapshot(at)),
        )
      : undefined;
    if (!isToken) this.remember(start, attempt);
    this.patience -= at - (found?.end ?? start);
    return found;
  }

  private read(start: number, inPath: boolean): Attempt {
    const { text } = this;
    const gathering = new Gathering(text);
    const breaks: Break[] = [];
    const mostBreaks = this.patience > 0 ? MOST_BREAKS : 0;
    let at = start;
    let first: Snapshot | undefined;
    let best: Snapshot | undefined;
    for (;;) {
      const lexeme = readLexeme(text, at, inPath);
      if (lexeme && lexeme.kind !== 'break' && gathering.mayBeToken()) {
        gathering.take(at, lexeme);
        at = lexeme.to;
        continue;
      }
      const now = gathering.snapshot(at);
      first ??= now;
      if (gathering.isWhole()) best = now;
      const isShort = isShortWord(breaks.at(-1), now, gathering);
      if (
        lexeme?.kind !== 'break' ||
        best === first ||
        breaks.length === mostBreaks ||
        gathering.isHopeless() ||
        isShort ||
        startsAnother(text, lexeme.to, gathering) ||
        isFence(text, lexeme.to)
      ) {
        const isCutShort = breaks.length === MOST_BREAKS || gathering.isHopeless();
        return { gathering, breaks, at, first, best, isShort, isCutShort };
      }
      breaks.push({ from: at, to: lexeme.to, removals: lexeme.removals, before: now });
      for (const kind of lexeme.removals) gathering.remove(kind, { from: at, to: lexeme.to });
      at = lexeme.to;
    }
  }

  private isDotless(at: number): boolean {
    while ((this.dotless[this.passed]?.to ?? Number.POSITIVE_INFINITY) <= at) this.passed++;
    const word = this.dotless[this.passed];
    return word !== undefined && word.from <= at;
  }

  /**
   * The words that were read without a dot: a token that began in one of them
   * would be read on to the same place. What was cut short because it grew too
   * long may be whole from its middle on; behind a short word another begins.
   */
  private remember(start: number, { gathering, breaks, at, isShort, isCutShort }: Attempt): void {
    if (!gathering.mayBeToken() || !gathering.isDotless()) return;
    const end = isCutShort ? (start + at) / 2 : isShort ? (breaks.at(-1)?.from ?? at) : at;
    const froms = [start, ...breaks.map(({ to }) => to)];
    this.dotless = froms.flatMap((from, index) => {
      const to = Math.min(breaks[index]?.from ?? at, end);
      return from < to ? [{ from, to }] : [];
    });
    this.passed = 0;
  }
}

/** How far a token was read, and why no farther. */
interface Attempt {
  readonly gathering: Gathering;
  readonly breaks: readonly Break[];
  readonly at: number;
  readonly first: Snapshot;
  readonly best: Snapshot | undefined;
  readonly isShort: boolean;
  readonly isCutShort: boolean;
}

/** The same for a stretch of the text that is known to be one token, with all that is wrong in it. */
export function gatherAll(text: string, start: number, end: number): Gathered {
  const gathering = new Gathering(text);
  for (let at = start; at < end; ) {
    const lexeme = readLexeme(text, at, false) ?? foreignCharacters(text, at, end);
    const to = Math.min(lexeme.to, end);
    if (lexeme.kind === 'break') {
      for (const kind of lexeme.removals) gathering.remove(kind, { from: at, to });
    } else gathering.take(at, { ...lexeme, to });
    at = to;
  }
  const { runs, removals } = gathering;
  return { compact: gathering.compact(), start, end, runs, removed: countRemovals(removals) };
}

/** What is not a character of a token, up to the next that is: kept, so that it can be named. */
function foreignCharacters(text: string, at: number, end: number): Lexeme {
  let to = at + 1;
  if (/\s/.test(text.charAt(at))) return { kind: 'break', to, removals: ['spaces'] };
  while (to < end && !/[\w.\s]/.test(text.charAt(to))) to++;
  return { kind: 'piece', to };
}

/** Behind a blank or a line end only the last word of a token may be short, or one that ends a part. */
function isShortWord(last: Break | undefined, now: Snapshot, gathering: Gathering): boolean {
  if (!last?.removals.some((kind) => kind === 'spaces' || kind === 'line-breaks')) {
    return false;
  }
  return now.length - last.before.length < SHORTEST_WRAPPED_LINE && !gathering.endsPart();
}

/** Whether the word there is the beginning of another token, and not the next part of this one. */
function startsAnother(text: string, at: number, gathering: Gathering): boolean {
  STARTS_LIKE_HEADER.lastIndex = at;
  return STARTS_LIKE_HEADER.test(text) && !gathering.endsPart();
}

/** A code fence of Markdown (CommonMark §4.5), which is not a row of empty disclosures. */
function isFence(text: string, at: number): boolean {
  FENCE.lastIndex = at;
  return FENCE.test(text);
}

function cutOff(
  gathering: Gathering,
  start: number,
  { length, end }: Snapshot,
): Gathered | undefined {
  const compact = withoutSentenceDot(gathering.compact().slice(0, length));
  if (!compact.includes('.')) return undefined;
  const runs = trimRuns(gathering.runs, compact.length);
  const to = runs.at(-1)?.to ?? end;
  const removals = gathering.removals.filter(({ place }) => place.from < to);
  return { compact, start, end: to, runs, removed: countRemovals(removals) };
}

/** The runs that hold the first characters, the last of them cut where the token ends. */
function trimRuns(runs: readonly SourceRun[], length: number): SourceRun[] {
  return runs.flatMap((run) => {
    if (run.at >= length) return [];
    if (run.length !== undefined) return [run];
    return [{ ...run, to: Math.min(run.to, run.from + length - run.at) }];
  });
}

/** Removals of a kind as one, with the place of the first. */
export function countRemovals(
  removals: readonly (PlacedRemoval & { count?: number })[],
): Removal[] {
  const counted = new Map<RemovalKind, Removal>();
  for (const { kind, place, count = 1 } of removals) {
    const known = counted.get(kind);
    counted.set(kind, { kind, count: count + (known?.count ?? 0), place: known?.place ?? place });
  }
  return [...counted.values()];
}
