import { numericDate } from '../../time/numeric-date.ts';
import { formatUtc } from '../../time/utc-date.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';

/** Expiry is a state, not a fault; no allowance is made for clocks that differ. */
export const tokenExpired: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  const expiry = claims && numericDate(claims, 'exp');
  if (expiry === undefined || now < expiry) return [];
  return [
    {
      code: 'token-expired',
      severity: 'info',
      basis: 'bytes',
      where: { part: 'payload', pointer: '/exp' },
      title: say`Expired token`,
      why: say`“exp” is ${formatUtc(expiry)}. From then on, APIs must reject the token.`,
      fix: say`Ask the issuer for a new token.`,
      references: [rfc(7519, '4.1.4')],
    },
  ];
};

export const tokenNotYet: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  const begin = claims && numericDate(claims, 'nbf');
  if (begin === undefined || begin <= now) return [];
  return [
    {
      code: 'token-not-yet',
      severity: 'info',
      basis: 'bytes',
      where: { part: 'payload', pointer: '/nbf' },
      title: say`Token not yet valid`,
      why: say`“nbf” is ${formatUtc(begin)}. Until then, APIs must reject the token.`,
      fix: say`Wait, or compare the clock of the issuer with the clock of this device.`,
      references: [rfc(7519, '4.1.5')],
    },
  ];
};
