import { formatDistance } from '../core/explain/duration.ts';
import { spokenTag } from '../core/words/say.ts';

const formats = new Map<string, Formats>();

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;

interface Formats {
  readonly date: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
  readonly utcDate: Intl.DateTimeFormat;
  readonly utcTime: Intl.DateTimeFormat;
}

/** "22 Nov 2026 14:02:11" in local time. */
export function formatDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${spoken().date.format(date)} ${spoken().time.format(date)}`;
}

/** The same in UTC, and it says so. */
export function formatUtcDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  const { utcDate, utcTime } = spoken();
  return `${utcDate.format(date)} ${utcTime.format(date)} UTC`;
}

/** The time alone when it is today's, else the date with it. */
export function formatTime(seconds: number, now: number): string {
  const date = new Date(seconds * 1000);
  const { date: day, time } = spoken();
  return day.format(date) === day.format(new Date(now * 1000))
    ? time.format(date)
    : formatDate(seconds);
}

/** What stands beside a NumericDate: its date and its distance from now. */
export function formatDateHint(seconds: number, now: number): string {
  return `${formatDate(seconds)} · ${formatDistance(seconds - now)}`;
}

/** English dates as Britain writes them, with the day before the month and 24 hours. */
function spoken(): Formats {
  const tag = spokenTag();
  const locale = tag === 'en' ? 'en-GB' : tag;
  const known = formats.get(tag) ?? {
    date: new Intl.DateTimeFormat(locale, DAY),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }),
    utcDate: new Intl.DateTimeFormat(locale, { ...DAY, timeZone: 'UTC' }),
    utcTime: new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone: 'UTC' }),
  };
  formats.set(tag, known);
  return known;
}
