import { say } from '../words/say.ts';

const UNITS = [
  ['year', 31_557_600],
  ['day', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A length of time in its two greatest units: "12 min 48 s", "3 days 4 h". Takes seconds. */
export function formatDuration(seconds: number): string {
  let rest = Math.floor(Math.abs(seconds));
  const largest = UNITS.findIndex(([, length]) => rest >= length);
  if (largest === -1) return '0 s';
  const words: string[] = [];
  for (const [unit, length] of UNITS.slice(largest, largest + 2)) {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    if (amount > 0) words.push(`${amount.toLocaleString('en-US')} ${plural(unit, amount)}`);
  }
  return words.join(' ');
}

/** A distance from now in its greatest unit: "in 12 min", "47 min ago", "now". Takes seconds. */
export function formatDistance(seconds: number): string {
  const whole = Math.trunc(seconds);
  const [unit, length] = UNITS.find(([, span]) => Math.abs(whole) >= span) ?? ['s', 1];
  const amount = Math.floor(Math.abs(whole) / length);
  if (amount === 0) return 'now';
  const words = `${amount.toLocaleString('en-US')} ${plural(unit, amount)}`;
  return whole > 0 ? say`in ${words}` : say`${words} ago`;
}

function plural(unit: string, amount: number): string {
  return amount !== 1 && (unit === 'year' || unit === 'day') ? `${unit}s` : unit;
}
