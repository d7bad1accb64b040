import { formatNumber } from '../words/format-number.ts';
import { formatUnit } from '../words/format-unit.ts';
import { say, spokenTag } from '../words/say.ts';

const UNITS = [
  ['year', 31_557_600],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

type Unit = (typeof UNITS)[number][0];

/** Shorter than Intl has them in English. */
const SHORT: Readonly<Partial<Record<Unit, string>>> = { hour: 'h', minute: 'min', second: 's' };

/** A length of time in its two greatest units: "12 min 48 s", "3 days 4 h". Takes seconds. */
export function formatDuration(seconds: number): string {
  let rest = Math.floor(Math.abs(seconds));
  const largest = UNITS.findIndex(([, length]) => rest >= length);
  if (largest === -1) return shortly(0, 'second');
  const words: string[] = [];
  for (const [unit, length] of UNITS.slice(largest, largest + 2)) {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    if (amount > 0) words.push(shortly(amount, unit));
  }
  return words.join(' ');
}

/** A distance from now in its greatest unit: "in 12 min", "47 min ago", "now". Takes seconds. */
export function formatDistance(seconds: number): string {
  const whole = Math.trunc(seconds);
  const [unit, length] = UNITS.find(([, span]) => Math.abs(whole) >= span) ?? ['second', 1];
  const amount = Math.floor(Math.abs(whole) / length);
  if (amount === 0) return say`now`;
  const words = shortly(amount, unit);
  return whole > 0 ? say`in ${words}` : say`${words} ago`;
}

/** A length of time in its greatest unit, from a minute on: "45 min", "32 days". Takes seconds. */
export function formatLength(seconds: number): string {
  const [unit, length] =
    UNITS.find(([name, span]) => seconds >= span || name === 'minute') ?? UNITS[3];
  return shortly(Math.max(1, Math.floor(seconds / length)), unit);
}

function shortly(amount: number, unit: Unit): string {
  const short = spokenTag() === 'en' ? SHORT[unit] : undefined;
  return short ? `${formatNumber(amount)} ${short}` : formatUnit(amount, unit, 'short');
}
