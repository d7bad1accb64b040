import { numericDate } from '../../claims/numeric-date.ts';
import type { DecodedToken } from '../../decode/decoded-token.ts';
import { isSdJwt } from '../../decode/is-sd-jwt.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, Severity } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { cwe } from '../references.ts';
import { recogniseProfile, type TokenProfile } from '../token-profile.ts';
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

/** Tokens that are meant to live long. */
const LONG_LIVED: ReadonlySet<TokenProfile> = new Set<TokenProfile>([
  'credential',
  'refresh-token',
  'status-list',
]);

export const lifetimeLong: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  const expiry = claims && numericDate(claims, 'exp');
  if (!claims || expiry === undefined || mayLiveLong(token)) return [];
  const issued = numericDate(claims, 'iat');
  const lifetime = expiry - (issued ?? now) - TOLERANCE;
  const severity = THRESHOLDS.find(([seconds]) => lifetime > seconds)?.[1];
  if (!severity || lifetime <= ownLimit(claims)) return [];
  return [long(severity, expiry - (issued ?? now), issued === undefined)];
};

/** Whether no date is too far ahead for a token of this kind. */
export function mayLiveLong(token: DecodedToken): boolean {
  const claims = readClaims(token);
  return (
    LONG_LIVED.has(recogniseProfile(token)) ||
    // What is disclosed piece by piece is kept by its holder, as a credential is.
    isSdJwt(token) ||
    (claims !== undefined && ownLimit(claims) === Number.POSITIVE_INFINITY)
  );
}

/** The lifetime that an issuer documents for a kind of token, in seconds. */
function ownLimit(claims: JsonObject): number {
  // Continuous access evaluation of Entra ID: up to 28 hours, and revoked at once.
  if (findMember(claims, 'xms_cc')) return 28 * HOUR;
  // Client secrets for Sign in with Apple: up to six months.
  if (stringMember(claims, 'aud') === 'https://appleid.apple.com') return 15_777_000;
  // The key that a Supabase project publishes: ten years.
  const isAnonymousKey =
    stringMember(claims, 'iss') === 'supabase' && stringMember(claims, 'role') === 'anon';
  return isAnonymousKey ? Number.POSITIVE_INFINITY : 0;
}

function long(severity: Severity, lifetime: number, fromNow: boolean): Finding {
  const span = fromNow
    ? say`"exp" lies ${formatSpan(lifetime)} ahead.`
    : say`"exp" is ${formatSpan(lifetime)} after "iat".`;
  return {
    code: 'lifetime-long',
    severity,
    basis: 'policy',
    where: { part: 'payload', pointer: '/exp' },
    title: say`The token lives long`,
    why: sentences(
      span,
      say`Until then whoever gets hold of the token can use it; access tokens mostly live minutes to an hour.`,
    ),
    fix: say`Set "exp" closer to "iat" and renew tokens with a refresh token or a session.`,
    references: [cwe(613)],
  };
}
