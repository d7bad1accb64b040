import { cut } from '../../audit/words.ts';

/** Two values that are compared must be seen to differ: longer than what is merely mentioned. */
const LONGEST_VALUE = 200;

/** A value that is compared with another, in quotes. */
export function quoteValue(value: string): string {
  return `"${cut(value, LONGEST_VALUE)}"`;
}
