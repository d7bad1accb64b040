const DAY = 86_400;
/** Days of a 400-year cycle, after which the Gregorian calendar repeats. */
const CYCLE_DAYS = 146_097;
/** Days from 0000-03-01, where the count below begins, to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;

/**
 * A NumericDate as `2026-11-22 14:02:11 UTC`, fractions of a second cut off. Years
 * count as in ISO 8601, so that the year before 1 is 0000 and the one before that -0001.
 */
export function formatUtc(seconds: number): string {
  const whole = Math.floor(seconds);
  const days = Math.floor(whole / DAY);
  const rest = whole - days * DAY;
  const { year, month, day } = civilDate(days);
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(twoDigits);
  return `${fourDigits(year)}-${twoDigits(month)}-${twoDigits(day)} ${time.join(':')} UTC`;
}

/**
 * The date of a day counted from 1970-01-01, by Howard Hinnant's `civil_from_days`:
 * years begin in March, so that the leap day is the last of its year.
 */
function civilDate(daysSince1970: number): { year: number; month: number; day: number } {
  const days = daysSince1970 + DAYS_BEFORE_1970;
  const cycle = Math.floor(days / CYCLE_DAYS);
  const dayOfCycle = days - cycle * CYCLE_DAYS;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function fourDigits(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return year < 0 ? `-${digits}` : digits;
}
