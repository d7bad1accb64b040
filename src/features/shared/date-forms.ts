import { formatDistance, formatDuration } from '../../core/explain/duration.ts';
import { say } from '../../core/words/say.ts';
import type { DateForm } from './date-form.ts';
import { formatDate, formatDateHint, formatTime, formatUtcDate } from './date-words.ts';

/** As ISO 8601 has it, in UTC; years beyond 9999 get a sign and six digits. */
function formatIso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** A date in the form that was chosen: "22 Nov 2026 14:02:11", with "UTC" behind it, or "in 12 min 48 s". */
export function writeDate(seconds: number, form: DateForm, now: number): string {
  switch (form) {
    case 'local':
      return formatDate(seconds);
    case 'utc':
      return formatUtcDate(seconds);
    case 'iso':
      return formatIso(seconds);
    case 'relative':
      return writeDistance(seconds - now);
  }
}

/** The same, in local time without the day where it is today's. */
export function writeTime(seconds: number, form: DateForm, now: number): string {
  return form === 'local' ? formatTime(seconds, now) : writeDate(seconds, form, now);
}

/** A date with its distance from now, as shown beside a NumericDate. */
export function writeDateHint(seconds: number, form: DateForm, now: number): string {
  if (form === 'local') return formatDateHint(seconds, now);
  const date = writeDate(seconds, form, now);
  return form === 'relative' ? date : `${date} · ${formatDistance(seconds - now)}`;
}

function writeDistance(seconds: number): string {
  const whole = Math.trunc(seconds);
  if (whole === 0) return say`now`;
  return whole > 0 ? say`in ${formatDuration(whole)}` : say`${formatDuration(whole)} ago`;
}
