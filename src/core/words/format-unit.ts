import { spokenTag } from './say.ts';

type Unit = 'year' | 'day' | 'hour' | 'minute' | 'second';

/** A number of a unit of time: "3 days", "1 hour"; short: "3 days", "1 h". */
export function formatUnit(amount: number, unit: Unit, unitDisplay: 'long' | 'short' = 'long') {
  return new Intl.NumberFormat(spokenTag(), { style: 'unit', unit, unitDisplay }).format(amount);
}
