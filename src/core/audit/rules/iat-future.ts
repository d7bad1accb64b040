import { CLOCK_SKEW, numericDate } from '../../time/numeric-date.ts';
import { formatUtc } from '../../time/utc-date.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { formatSpan } from '../words.ts';

const HOUR = 3600;

export const iatFuture: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  const issued = claims && numericDate(claims, 'iat');
  if (issued === undefined || issued - now <= CLOCK_SKEW) return [];
  return [
    {
      code: 'iat-future',
      severity: issued - now > HOUR ? 'medium' : 'low',
      basis: 'bytes',
      where: { part: 'payload', pointer: '/iat' },
      title: say`Issued in the future`,
      why: say`“iat” is ${formatUtc(issued)}, ${formatSpan(issued - now)} ahead of this device’s clock (${formatUtc(now)}). Either the issuer’s clock or this device’s clock is wrong, or “iat” is not the time of issue.`,
      fix: say`Compare the clock of the issuer with the clock of this device.`,
      references: [rfc(7519, '4.1.6')],
    },
  ];
};
