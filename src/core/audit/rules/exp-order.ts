import type { JsonObject } from '../../encoding/json-text.ts';
import { CLOCK_SKEW, numericDate } from '../../time/numeric-date.ts';
import { formatUtc } from '../../time/utc-date.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Finding, Severity } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { mistakenUnit } from '../time-unit.ts';

/** Dates in an order in which no token can be used, or none can have come about. */
export const expOrder: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  if (!claims) return [];
  const expiry = dateOf(claims, 'exp', now);
  const issued = dateOf(claims, 'iat', now);
  const login = dateOf(claims, 'auth_time', now);
  if (login !== undefined && issued !== undefined && login > issued + CLOCK_SKEW) {
    const why = say`“auth_time” (${formatUtc(login)}) is later than “iat” (${formatUtc(issued)}): the token is older than the sign-in it describes.`;
    return [...endsTooEarly(claims, expiry, now), wrongOrder('auth_time', 'medium', why)];
  }
  return endsTooEarly(claims, expiry, now);
};

function endsTooEarly(claims: JsonObject, expiry: number | undefined, now: number): Finding[] {
  const start = (['nbf', 'iat'] as const).find((name) => {
    const date = dateOf(claims, name, now);
    return date !== undefined && expiry !== undefined && expiry <= date;
  });
  if (start === undefined || expiry === undefined) return [];
  const begin = formatUtc(dateOf(claims, start, now) ?? 0);
  const why = say`“exp” (${formatUtc(expiry)}) is not later than “${start}” (${begin}), so the token is never valid.`;
  return [wrongOrder('exp', 'high', why)];
}

/** A date in another unit than seconds is another rule's. */
function dateOf(claims: JsonObject, name: string, now: number): number | undefined {
  const date = numericDate(claims, name);
  return date !== undefined && mistakenUnit(date, now) ? undefined : date;
}

function wrongOrder(name: string, severity: Severity, why: string): Finding {
  return {
    code: 'exp-order',
    severity,
    basis: 'bytes',
    where: { part: 'payload', pointer: `/${name}` },
    title: say`Dates out of order`,
    why,
    fix: say`Fix the issuer’s timestamps: seconds since 1970, UTC.`,
    references: [rfc(7519, '4.1')],
  };
}
