import { formatDistance } from '../../core/explain/duration.ts';
import { spokenTag } from '../../core/words/say.ts';
import type { DateForm } from './date-form.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "14:30" where it is today, else "29 Nov", with the year where that is another. Takes NumericDates. */
export function writeShortDate(seconds: number, form: DateForm, now: number): string {
  if (form === 'relative') return formatDistance(seconds - now);
  const [date, today] = [fieldsOf(seconds, form), fieldsOf(now, form)];
  const isThisYear = date.year === today.year;
  if (isThisYear && date.month === today.month && date.day === today.day) {
    return writeClock(seconds, form);
  }
  if (form === 'iso') return new Date(seconds * 1000).toISOString().replace(/T.*/, '');
  if (spokenTag() === 'en') {
    return `${date.day} ${MONTHS[date.month]}${isThisYear ? '' : ` ${date.year}`}`;
  }
  const style: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
  if (!isThisYear) style.year = 'numeric';
  if (form === 'utc') style.timeZone = 'UTC';
  return new Intl.DateTimeFormat(spokenTag(), style).format(seconds * 1000);
}

/** "14:30"; in UTC it says so. */
export function writeClock(seconds: number, form: DateForm): string {
  const { hours, minutes } = fieldsOf(seconds, form);
  const time = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return form === 'local' ? time : `${time} UTC`;
}

/** The browser takes some 10 ms to make its first format of dates, for which the first token would wait. */
function fieldsOf(seconds: number, form: DateForm) {
  const date = new Date(seconds * 1000);
  const shown =
    form === 'local' ? new Date(date.getTime() - date.getTimezoneOffset() * 60_000) : date;
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth(),
    day: shown.getUTCDate(),
    hours: shown.getUTCHours(),
    minutes: shown.getUTCMinutes(),
  };
}
