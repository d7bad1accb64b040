import { formatNumber } from './format-number.ts';
import { spokenTag } from './say.ts';

type Unit = 'year' | 'day' | 'hour' | 'minute' | 'second';
type Length = 'long' | 'short';

const formats = new Map<string, Intl.NumberFormat>();

/**
 * A number of a unit of time: "3 days", "1 hour"; in other languages than
 * English also short. English is written by hand: the browser takes some 50 ms
 * to make its first format with a unit, and the first token waits for it.
 */
export function formatUnit(amount: number, unit: Unit, length: Length = 'long'): string {
  const tag = spokenTag();
  if (tag === 'en') return `${formatNumber(amount)} ${unit}${amount === 1 ? '' : 's'}`;
  const name = `${tag} ${unit} ${length}`;
  const format =
    formats.get(name) ?? new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: length });
  formats.set(name, format);
  return format.format(amount);
}
