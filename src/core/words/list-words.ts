import { spokenTag } from './say.ts';

/** "a, b or c". */
export function anyOf(names: readonly string[]): string {
  return list(names, 'disjunction', 'or');
}

/** "a, b and c". */
export function allOf(names: readonly string[]): string {
  return list(names, 'conjunction', 'and');
}

/** Intl would write a comma before the last word in English. */
function list(
  names: readonly string[],
  type: 'conjunction' | 'disjunction',
  last: 'and' | 'or',
): string {
  const tag = spokenTag();
  if (tag !== 'en') return new Intl.ListFormat(tag, { type }).format(names);
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}
