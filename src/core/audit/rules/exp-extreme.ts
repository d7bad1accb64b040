import { numericDate } from '../../time/numeric-date.ts';
import { formatUtc } from '../../time/utc-date.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';
import { mistakenUnit } from '../time-unit.ts';
import { mayLiveLong } from './lifetime-long.ts';

const TEN_YEARS = 10 * 365.25 * 86_400;
/** The last second of 32-bit clocks, and of the year 9999. */
const STAND_FOR_NEVER: ReadonlySet<number> = new Set([2 ** 31 - 1, 2 ** 32 - 1, 253_402_300_799]);

/** Dates that are written to mean "never", or that nobody set. */
export const expExtreme: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  const expiry = claims && numericDate(claims, 'exp');
  if (expiry === undefined || mistakenUnit(expiry, now)) return [];
  if (expiry <= 0) {
    return [
      extreme(
        'medium',
        expiry === 0
          ? say`“exp” is ${expiry}, like a number that was never set. Some APIs treat that value as no limit at all.`
          : say`“exp” is ${expiry}, before 1970. Some APIs treat that value as no limit at all.`,
      ),
    ];
  }
  const isFar = expiry - now > TEN_YEARS;
  if (!(isFar || STAND_FOR_NEVER.has(expiry)) || mayLiveLong(token)) return [];
  return [
    extreme(
      'high',
      say`“exp” is ${formatUtc(expiry)}, which is effectively never: anyone who obtains the token can use it as long as its key is trusted.`,
    ),
  ];
};

function extreme(severity: 'medium' | 'high', why: string): Finding {
  return {
    code: 'exp-extreme',
    severity,
    basis: 'policy',
    where: { part: 'payload', pointer: '/exp' },
    title: severity === 'high' ? say`Near-infinite lifetime` : say`Unrealistic expiry`,
    why,
    fix: say`Set “exp” to minutes or hours after “iat”.`,
    references: [rfc(7519, '4.1.4'), cwe(613)],
  };
}
