import { formatDistance } from '../core/explain/duration.ts';
import { spokenTag } from '../core/words/say.ts';

const formats = new Map<string, Formats>();

interface Formats {
  readonly date: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/** "22 Nov 2026 14:02:11" in local time. */
export function formatDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${spoken().date.format(date)} ${spoken().time.format(date)}`;
}

const UTC_DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const UTC_TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' });

/** The same in UTC, and it says so. */
export function formatUtcDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${UTC_DATE.format(date)} ${UTC_TIME.format(date)} UTC`;
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
    date: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }),
  };
  formats.set(tag, known);
  return known;
}
