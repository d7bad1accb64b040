import { allOf, anyOf } from '../../words/list-words.ts';
import { quoteValue } from '../../words/quote.ts';
import { say } from '../../words/say.ts';

const LISTED = 8;

/** The first few texts in quotes: `"a" or "b"`; "nothing" for none. */
export function listQuoted(texts: readonly string[], joint: 'or' | 'and' = 'or'): string {
  if (texts.length === 0) return say`nothing`;
  const shown = texts.slice(0, LISTED).map(quoteValue);
  const list = joint === 'or' ? anyOf : allOf;
  if (texts.length <= LISTED) return list(shown);
  const more = texts.length - LISTED;
  return list([shown.join(', '), say`${more} more`]);
}
