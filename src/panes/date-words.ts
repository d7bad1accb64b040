import { formatDistance } from '../core/explain/duration.ts';

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** "22 Nov 2026 14:02:11" in local time. */
export function formatDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${DATE.format(date)} ${TIME.format(date)}`;
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
  return DATE.format(date) === DATE.format(new Date(now * 1000))
    ? TIME.format(date)
    : formatDate(seconds);
}

/** What stands beside a NumericDate: its date and its distance from now. */
export function formatDateHint(seconds: number, now: number): string {
  return `${formatDate(seconds)} · ${formatDistance(seconds - now)}`;
}
