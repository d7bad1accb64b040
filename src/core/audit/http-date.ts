const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const DATE = /(\d{1,2})[ -]([A-Z][a-z]{2})[ -](\d{4}) (\d{2}):(\d{2}):(\d{2})/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})/;

/** The seconds since 1970 of a date as cookies (RFC 6265 §5.1.1) or HAR files have it. */
export function parseHttpDate(text: string): number | undefined {
  const http = DATE.exec(text);
  if (http) {
    const month = MONTHS.indexOf(http[2] ?? '') / 3;
    return Number.isInteger(month)
      ? secondsOf(Number(http[3]), month, Number(http[1]), http.slice(4))
      : undefined;
  }
  const iso = ISO.exec(text);
  return iso
    ? secondsOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]), iso.slice(4))
    : undefined;
}

/** Days are counted from the first of March, so that the leap day is the last of its year. */
function secondsOf(year: number, month: number, day: number, time: readonly string[]): number {
  const shifted = month < 2 ? year - 1 : year;
  const sinceMarch = (month + 10) % 12;
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  const days = shifted * 365 + leaps + Math.floor((sinceMarch * 153 + 2) / 5) + day - 719_469;
  const [hours, minutes, seconds] = time.map(Number);
  return days * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
