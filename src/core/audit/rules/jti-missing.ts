import { findMember } from '../../encoding/json-query.ts';
import { numericDate } from '../../time/numeric-date.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { asvs } from '../documents.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { mistakenUnit } from '../time-unit.ts';
import { factOf } from '../token-facts.ts';
import { profileOf } from '../token-profile.ts';
import { formatSpan } from '../words.ts';

const HOUR = 3600;
const TOLERANCE = 300;

/** By any of these, too, a token or its session can be named when it must end. */
const HANDLES = ['jti', 'sid', 'session_id', 'session_state', 'uti', 'origin_jti', 'event_id'];

/** A token that lives for hours and cannot be told from the next: nothing to put on a deny list. */
export const jtiMissing: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  const issued = claims && numericDate(claims, 'iat');
  const expiry = claims && numericDate(claims, 'exp');
  if (!claims || issued === undefined || expiry === undefined) return [];
  if (
    profileOf(token).isCertain ||
    !factOf(token, 'isPresented') ||
    expiry - issued <= HOUR + TOLERANCE
  )
    return [];
  if (
    factOf(token, 'isKey') ||
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
      title: say`Missing token ID`,
      why: say`A single token can’t be revoked during the ${formatSpan(expiry - issued)} it is valid.`,
      fix: say`Add a unique “jti”.`,
      references: [rfc(7519, '4.1.7'), asvs('7.4.1')],
    },
  ];
};
