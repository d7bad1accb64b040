import { showUnseen } from '../words/quote.ts';

const SHOWN_FIRST = 4;
const SHOWN_LAST = 2;
const HIDDEN = '••••••';

/**
 * A sensitive value as it may be shown: the first four and last two characters,
 * or nothing where that would give away more than half of it.
 */
export function mask(value: string): string {
  const characters = Array.from(value);
  if (characters.length < 2 * (SHOWN_FIRST + SHOWN_LAST)) return HIDDEN;
  const first = characters.slice(0, SHOWN_FIRST).join('');
  const last = characters.slice(-SHOWN_LAST).join('');
  return showUnseen(`${first}…${last}`);
}
