import { formatDistance } from '../../core/explain/duration.ts';
import { spokenTag } from '../../core/words/say.ts';

/** As Britain shortens them. */
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');

const STYLES = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { timeStyle: 'medium' },
  minute: { timeStyle: 'short' },
} as const;

type Style = keyof typeof STYLES;
type Zone = 'local' | 'UTC';

const formats = new Map<string, Intl.DateTimeFormat>();

/** "22 Nov 2026 14:02:11" in local time. */
export function formatDate(seconds: number): string {
  return `${write('date', seconds, 'local')} ${write('time', seconds, 'local')}`;
}

/** The same in UTC, and it says so. */
export function formatUtcDate(seconds: number): string {
  return `${write('date', seconds, 'UTC')} ${write('time', seconds, 'UTC')} UTC`;
}

/** The time alone when it is today's, else the date with it. */
export function formatTime(seconds: number, now: number): string {
  return write('date', seconds, 'local') === write('date', now, 'local')
    ? write('time', seconds, 'local')
    : formatDate(seconds);
}

/** Shown beside a NumericDate, to the minute: "22 Nov 2026, 14:02 · in 12 min". */
export function formatDateHint(seconds: number, now: number): string {
  const date = `${write('date', seconds, 'local')}, ${write('minute', seconds, 'local')}`;
  return `${date} · ${formatDistance(seconds - now)}`;
}

/** English dates as Britain writes them, with the day before the month and 24 hours. */
function write(style: Style, seconds: number, zone: Zone): string {
  const date = new Date(seconds * 1000);
  const tag = spokenTag();
  if (tag !== 'en') return formatOf(tag, style, zone).format(date);
  const byHand = writeInEnglish(style, date, zone);
  return byHand ?? formatOf('en-GB', style, zone).format(date);
}

/**
 * The browser takes some 10 ms to make its first formats of dates, for which
 * the first token would wait. Undefined before 1973, when some zones were not whole minutes.
 */
function writeInEnglish(style: Style, date: Date, zone: Zone): string | undefined {
  // Where the fields of the UTC date are those of the local one.
  const shifted =
    zone === 'UTC' ? date : new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  const year = shifted.getUTCFullYear();
  if (!(year > 1972)) return undefined;
  if (style !== 'date') return shifted.toISOString().slice(-13, style === 'time' ? -5 : -8);
  return `${shifted.getUTCDate()} ${MONTHS[shifted.getUTCMonth()]} ${year}`;
}

function formatOf(locale: string, style: Style, zone: Zone): Intl.DateTimeFormat {
  const name = `${locale} ${style} ${zone}`;
  const timeZone = zone === 'UTC' ? { timeZone: zone } : {};
  const format =
    formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...STYLES[style], ...timeZone });
  formats.set(name, format);
  return format;
}
