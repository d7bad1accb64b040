import { fail, ok, type Result } from '../result.ts';
import { isDate } from './numeric-date.ts';

/** Why a text names no moment. */
export type InstantProblem =
  | { readonly code: 'not-an-instant' }
  /** A date and time whose zone is not said. */
  | { readonly code: 'no-zone' }
  /** The 31st of February, the 25th hour. */
  | { readonly code: 'no-such-date' };

const DAY = 86_400;
/** From here on a number counts milliseconds: as seconds it would be the year 5138. */
const MILLISECONDS_FROM = 1e11;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const ISO =
  /^([+-]?\d{4,6})-(\d\d)-(\d\d)(?:(?:T|t| +)(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?$/;
const HTTP_DATE =
  /^(?:[A-Za-z]{3}, )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC)$/;

/**
 * A moment as seconds since 1970-01-01 UTC: ISO 8601 with its zone (a date alone
 * is its first moment in UTC), seconds or milliseconds since 1970, or the
 * IMF-fixdate of a `Date` header (RFC 9110 §5.6.7), with or without its name.
 */
export function parseInstant(text: string): Result<number, InstantProblem> {
  const trimmed = text.trim().replace(/^date:\s*/i, '');
  if (/^[+-]?\d+(\.\d+)?$/.test(trimmed)) return readNumber(Number(trimmed));
  const http = HTTP_DATE.exec(trimmed);
  if (http) return readHttpDate(http);
  const iso = ISO.exec(trimmed);
  return iso ? readIso(iso) : fail({ code: 'not-an-instant' });
}

function readNumber(value: number): Result<number, InstantProblem> {
  const seconds = Math.abs(value) >= MILLISECONDS_FROM ? value / 1000 : value;
  return isDate(seconds) ? ok(seconds) : fail({ code: 'no-such-date' });
}

function readHttpDate(match: RegExpExecArray): Result<number, InstantProblem> {
  const [, day, month = '', year, hour, minute, second] = match;
  const index = MONTHS.findIndex((name) => name.toLowerCase() === month.toLowerCase());
  if (index === -1) return fail({ code: 'not-an-instant' });
  return momentOf([year, index + 1, day, hour, minute, second].map(Number), 0);
}

function readIso(match: RegExpExecArray): Result<number, InstantProblem> {
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone] = match;
  if (hour === undefined) return momentOf([Number(year), Number(month), Number(day), 0, 0, 0], 0);
  if (zone === undefined) return fail({ code: 'no-zone' });
  const offset = zoneOffset(zone);
  if (offset === undefined) return fail({ code: 'no-such-date' });
  const moment = momentOf([year, month, day, hour, minute, second].map(Number), offset);
  return moment.ok ? ok(moment.value + Number(`0.${fraction || '0'}`)) : moment;
}

/** Seconds east of Greenwich; undefined where there is no such zone. */
function zoneOffset(zone: string): number | undefined {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** A leap second, 60, is the first second of the next minute, as clocks that know none have it. */
function momentOf(parts: readonly number[], offset: number): Result<number, InstantProblem> {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const fits =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    minute <= 59 &&
    second <= 60 &&
    (hour <= 23 || (hour === 24 && minute === 0 && second === 0));
  if (!fits) return fail({ code: 'no-such-date' });
  const seconds =
    daysSince1970(year, month, day) * DAY + hour * 3600 + minute * 60 + second - offset;
  return isDate(seconds) ? ok(seconds) : fail({ code: 'no-such-date' });
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** By Howard Hinnant's `days_from_civil`: years begin in March, so that the leap day is the last of its year. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(shifted / 400);
  const yearOfCycle = shifted - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfCycle =
    yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * 146_097 + dayOfCycle - 719_468;
}
