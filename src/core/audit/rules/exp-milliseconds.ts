import { isDate } from '../../time/numeric-date.ts';
import { formatUtc } from '../../time/utc-date.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { mistakenUnit, nameUnit, numberOf, TIME_CLAIMS, type TimeUnit } from '../time-unit.ts';

/** Times in milliseconds, as JavaScript and Java count them, where seconds are due. */
export const expMilliseconds: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  if (!claims) return [];
  return TIME_CLAIMS.flatMap((name) => {
    const time = numberOf(claims, name);
    const unit = time !== undefined && mistakenUnit(time, now);
    return unit ? [wrongUnit(name, time, unit)] : [];
  });
};

function wrongUnit(name: string, time: number, timeUnit: TimeUnit): Finding {
  const { perSecond } = timeUnit;
  const unit = nameUnit(timeUnit);
  const meant = formatUtc(time / perSecond);
  const read = isDate(time) ? formatUtc(time) : say`a date far out of range`;
  return {
    code: 'exp-milliseconds',
    severity: 'high',
    basis: 'bytes',
    where: { part: 'payload', pointer: `/${name}` },
    title: say`Date in ${unit}`,
    why: say`“${name}” counts seconds, so an API reads ${read}. In ${unit}, the value would be ${meant}.`,
    fix: say`Divide the value by ${formatNumber(perSecond)} and drop the fraction when setting “${name}”.`,
    references: [rfc(7519, '2')],
  };
}
