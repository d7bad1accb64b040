import { formatUnit } from '../words/format-unit.ts';

// The one way to quote a foreign text, under the name that every rule imports.
export { cut, quote, quoteValue, shorten } from '../words/quote.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A span of seconds in its largest fitting unit: "3 days", "1 hour". */
export function formatSpan(seconds: number): string {
  const whole = Math.round(seconds);
  const [unit, size] = UNITS.find(([, unitSize]) => whole >= unitSize) ?? UNITS[3];
  return formatUnit(Math.floor(whole / size), unit);
}
