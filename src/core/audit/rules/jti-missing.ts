import { numericDate } from '../../claims/numeric-date.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { asvs } from '../documents.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { mistakenUnit } from '../time-unit.ts';
import { profileOf, type TokenProfile } from '../token-profile.ts';
import { formatSpan } from '../words.ts';

const HOUR = 3600;
const TOLERANCE = 300;

/** By any of these, too, a token or its session can be named when it must end. */
const HANDLES = ['jti', 'sid', 'session_id', 'session_state', 'uti', 'origin_jti', 'event_id'];

/** Kinds of token that are presented again and again; the others are read once, or have their own list. */
const PRESENTED: ReadonlySet<TokenProfile> = new Set<TokenProfile>([
  'access-token',
  'session-token',
  'unknown',
]);

/** Keys written as tokens, which are replaced and not revoked: of Supabase projects, and for Sign in with Apple. */
function isKey(claims: JsonObject): boolean {
  return (
    stringMember(claims, 'iss') === 'supabase' ||
    stringMember(claims, 'aud') === 'https://appleid.apple.com'
  );
}

/** A token that lives for hours and cannot be told from the next: nothing to put on a deny list. */
export const jtiMissing: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  const issued = claims && numericDate(claims, 'iat');
  const expiry = claims && numericDate(claims, 'exp');
  if (!claims || issued === undefined || expiry === undefined) return [];
  const { profile, isCertain } = profileOf(token);
  if (isCertain || !PRESENTED.has(profile) || expiry - issued <= HOUR + TOLERANCE) return [];
  if (
    isKey(claims) ||
    mistakenUnit(expiry, now) ||
    HANDLES.some((name) => findMember(claims, name))
  )
    return [];
  return [
    {
      code: 'jti-missing',
      severity: 'info',
      basis: 'policy',
      where: claimPlace(),
      title: say`The token has no name to revoke it by`,
      why: say`It lives for ${formatSpan(expiry - issued)}, and there is neither "jti" nor an id of its session. A stolen one can only be ended together with all others.`,
      fix: say`Set "jti" and keep a deny list, or let the token live for minutes.`,
      references: [rfc(7519, '4.1.7'), asvs('7.4.1')],
    },
  ];
};
