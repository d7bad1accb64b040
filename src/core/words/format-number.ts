import { spokenTag } from './say.ts';

/** A number with its digits grouped as the reader's language does: "4,096". */
export function formatNumber(number: number): string {
  const tag = spokenTag();
  return number.toLocaleString(tag === 'en' ? 'en-US' : tag);
}
