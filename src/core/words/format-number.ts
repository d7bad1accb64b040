import { spokenTag } from './say.ts';

/** Where a comma goes. */
const THOUSANDS = /\B(?=(?:\d{3})+$)/g;

/** A number with its digits grouped as the reader's language does: "4,096". */
export function formatNumber(number: number): string {
  const tag = spokenTag();
  // By hand: the browser takes some 10 ms to make its first format of numbers.
  if (tag === 'en' && Number.isSafeInteger(number)) return `${number}`.replace(THOUSANDS, ',');
  return number.toLocaleString(tag === 'en' ? 'en-US' : tag);
}
