import type { RemovalKind } from './found-token.ts';
import type { Snapshot } from './gathering.ts';

/** A place where a token may have been broken. */
export interface Break {
  readonly from: number;
  readonly to: number;
  readonly removals: readonly RemovalKind[];
  /** The token as it is without what follows. */
  readonly before: Snapshot;
}

/** A line of a wrapped token is rarely shorter; a word of prose rarely longer. */
export const SHORTEST_WRAPPED_LINE = 16;
/** Lines are broken at a common width not narrower, and not wider, than this. */
const NARROWEST_LINE = 32;
const WIDEST_LINE = 1_024;

/**
 * The end of a token whose length cannot be told: as far as the lines are
 * filled up to one width, and one line more that holds nothing else. Without
 * such lines the first break ends it.
 */
export function endOfWrappedLines(
  text: string,
  breaks: readonly Break[],
  first: Snapshot,
  end: Snapshot,
): Snapshot {
  const width = widthOf(text, breaks[0]);
  if (width === undefined || width < NARROWEST_LINE) return first;
  let full = 1;
  while (full < breaks.length && widthOf(text, breaks[full]) === width) full++;
  const last = breaks[full - 1];
  if (!last) return first;
  const tail = breaks[full]?.before ?? end;
  const length = tail.length - last.before.length;
  const isAlone = /^["'`,;<\s]*$/.test(restOfLine(text, tail.end));
  const isLongEnough = full > 1 ? length > 0 : length >= SHORTEST_WRAPPED_LINE;
  const fits = tail.end - lineStart(text, tail.end) <= width;
  return isAlone && isLongEnough && fits ? tail : last.before;
}

/** Characters of the line that a line end closes; undefined for another break, or a line too long. */
function widthOf(text: string, at: Break | undefined): number | undefined {
  if (!at?.removals.includes('line-breaks')) return undefined;
  const width = at.from - lineStart(text, at.from);
  return width > WIDEST_LINE ? undefined : width;
}

function lineStart(text: string, at: number): number {
  const nearby = text.slice(Math.max(0, at - WIDEST_LINE - 1), at);
  return at - nearby.length + nearby.lastIndexOf('\n') + 1;
}

function restOfLine(text: string, at: number): string {
  const rest = text.slice(at, at + WIDEST_LINE);
  const end = rest.indexOf('\n');
  return end === -1 ? rest : rest.slice(0, end);
}
