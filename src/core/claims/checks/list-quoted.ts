import { quote } from '../../audit/words.ts';

const LISTED = 8;

/** The first few texts in quotes: `"a" or "b"`; "nothing" for none. */
export function listQuoted(texts: readonly string[], joint: 'or' | 'and' = 'or'): string {
  if (texts.length === 0) return 'nothing';
  const shown = texts.slice(0, LISTED).map(quote);
  if (texts.length > LISTED) return `${shown.join(', ')} ${joint} ${texts.length - LISTED} more`;
  const last = shown.at(-1) ?? '';
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(', ')} ${joint} ${last}`;
}
