import { numericDate } from '../../claims/numeric-date.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, AuditSubject, Reference } from '../audit-rule.ts';
import { plainType } from '../media-types.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { recogniseProfile } from '../token-profile.ts';
import { formatSpan } from '../words.ts';

interface Limit {
  readonly kind: () => string;
  readonly seconds: number;
  readonly reference: Reference;
}

const LOGOUT: Limit = {
  kind: () => say`Logout tokens`,
  seconds: 120,
  reference: { title: 'OWASP ASVS 5.0, 10.5.5' },
};
const CLIENT_ASSERTION: Limit = {
  kind: () => say`Client assertions`,
  seconds: 600,
  reference: rfc(7523, '3'),
};
const REQUEST: Limit = {
  kind: () => say`Request objects`,
  seconds: 3600,
  reference: rfc(9101),
};
/** How old a proof may be on arrival (RFC 9449 §11.1 leaves the number to the server). */
const PROOF_AGE = 300;

/** Tokens that are used once and at once, and live longer than that takes. */
export const lifetimeProfile: AuditRule = (subject) => {
  const { token, now } = subject;
  const claims = readClaims(token);
  if (!claims) return [];
  const issued = numericDate(claims, 'iat');
  if (recogniseProfile(token) === 'dpop-proof') return proofAge(issued, now);
  const expiry = numericDate(claims, 'exp');
  const limit = limitOf(subject, claims);
  const lifetime = expiry === undefined ? 0 : expiry - (issued ?? now);
  if (!limit || lifetime <= limit.seconds) return [];
  return [
    {
      code: 'lifetime-profile',
      severity: 'low',
      basis: 'policy',
      where: { part: 'payload', pointer: '/exp' },
      title: say`The token lives longer than it is needed`,
      why: say`${limit.kind()} are used once and at once. This one lives ${formatSpan(lifetime)}, where ${formatSpan(limit.seconds)} are enough.`,
      fix: say`Set "exp" shortly after "iat", and make a new token each time.`,
      references: [limit.reference],
    },
  ];
};

function limitOf({ token }: AuditSubject, claims: JsonObject): Limit | undefined {
  if (recogniseProfile(token) === 'logout-token') return LOGOUT;
  const header = readHeader(token);
  const type = plainType((header && stringMember(header, 'typ')) ?? '');
  if (type === 'client-authentication+jwt' || isClientAssertion(claims)) return CLIENT_ASSERTION;
  const asks = ['response_type', 'client_id', 'redirect_uri'].every((name) =>
    findMember(claims, name),
  );
  return type === 'oauth-authz-req+jwt' || asks ? REQUEST : undefined;
}

/** From a client about itself to a token endpoint; those of Google may live an hour. */
function isClientAssertion(claims: JsonObject): boolean {
  const issuer = stringMember(claims, 'iss');
  const audience = stringMember(claims, 'aud') ?? '';
  return (
    issuer !== undefined &&
    issuer === stringMember(claims, 'sub') &&
    /^https:\/\/.*\/token\/?$/.test(audience) &&
    !/^https:\/\/[^/]*\.(?:googleapis|google)\.com\//.test(audience)
  );
}

function proofAge(issued: number | undefined, now: number): ReturnType<AuditRule> {
  if (issued === undefined || now - issued <= PROOF_AGE) return [];
  return [
    {
      code: 'lifetime-profile',
      severity: 'info',
      basis: 'policy',
      where: { part: 'payload', pointer: '/iat' },
      title: say`The proof is old`,
      why: say`It was made ${formatSpan(now - issued)} ago. Servers take DPoP proofs for seconds or minutes only.`,
      fix: say`Make a new proof for each request.`,
      references: [rfc(9449, '11.1')],
    },
  ];
}
