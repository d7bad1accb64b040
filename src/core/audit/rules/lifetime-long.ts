import type { DecodedToken } from '../../decode/decoded-token.ts';
import { isSdJwt } from '../../decode/is-sd-jwt.ts';
import { numericDate } from '../../time/numeric-date.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, Severity } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { cwe } from '../references.ts';
import { factOf } from '../token-facts.ts';
import { formatSpan } from '../words.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** No RFC gives a number: these are judgement. A lifetime must be longer to count. */
const THRESHOLDS: readonly (readonly [seconds: number, Severity])[] = [
  [365 * DAY, 'high'],
  [30 * DAY, 'medium'],
  [DAY, 'low'],
];

/** Entra ID sets "iat" five minutes back, and others round. */
const TOLERANCE = 300;

export const lifetimeLong: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  const expiry = claims && numericDate(claims, 'exp');
  // What a service rejects has a finding of its own.
  const isLimited = factOf(token, 'limit')?.isEnforced;
  if (!claims || expiry === undefined || mayLiveLong(token) || isLimited) return [];
  const issued = numericDate(claims, 'iat');
  const lifetime = expiry - (issued ?? now) - TOLERANCE;
  const severity = THRESHOLDS.find(([seconds]) => lifetime > seconds)?.[1];
  if (!severity || lifetime <= (factOf(token, 'longest') ?? 0)) return [];
  return [long(severity, expiry - (issued ?? now), issued === undefined)];
};

/** Whether no date is too far ahead for a token of this kind. */
export function mayLiveLong(token: DecodedToken): boolean {
  // What is disclosed piece by piece is kept by its holder, as a credential is.
  return isSdJwt(token) || factOf(token, 'longest') === Number.POSITIVE_INFINITY;
}

function long(severity: Severity, lifetime: number, fromNow: boolean): Finding {
  const span = fromNow
    ? say`The token is valid for another ${formatSpan(lifetime)}.`
    : say`The token is valid for ${formatSpan(lifetime)}.`;
  return {
    code: 'lifetime-long',
    severity,
    basis: 'policy',
    where: { part: 'payload', pointer: '/exp' },
    title: say`Long lifetime`,
    why: sentences(span, say`Anyone who steals the token can use it until it expires.`),
    fix: say`Limit tokens to 1 hour.`,
    references: [cwe(613)],
  };
}
