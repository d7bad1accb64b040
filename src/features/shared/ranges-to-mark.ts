import { type FoundToken, sourceRanges } from '../../core/extract/found-token.ts';
import type { Place } from '../../core/extract/token-context.ts';

/** A token that is broken in more places is marked as one stretch: each mark is an element of the page. */
const MOST_RANGES = 500;

/** Where a stretch of a token is in the text. */
export function rangesToMark(found: FoundToken, start: number, end: number): Place[] {
  const ranges = sourceRanges(found, start, end);
  const [first] = ranges;
  const last = ranges.at(-1);
  return first && last && ranges.length > MOST_RANGES
    ? [{ from: first.from, to: last.to }]
    : ranges;
}
