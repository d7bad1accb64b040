import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Finding, Severity } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { asvs } from '../documents.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { profileOf } from '../token-profile.ts';

/** Claims that mean the subject where "sub" is absent. */
const SUBJECTS = [
  ...['client_id', 'cid', 'appid', 'azp', 'oid', 'uid', 'user_id', 'userId', 'user', 'id'],
  ...['username', 'preferred_username', 'email', 'upn', 'sid', 'session_id'],
];

/**
 * Who issued the token, for whom, about whom: asked only of tokens whose key is
 * public, as those who share a secret know each other, and of no profile that
 * has its own list of claims.
 */
export const missingParties: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  if (!claims || !algorithm || !speaksOfParties(claims)) return [];
  const { profile, isCertain } = profileOf(token);
  const isJudged = profile === 'unknown' || profile === 'access-token' || profile === 'id-token';
  if (isCertain || !isJudged) return [];
  const issuer = recogniseIssuer(token)?.issuer;
  const isMac = algorithm.keyType === 'oct';
  const needsAudience = !findMember(claims, 'aud') && !isForClient(claims, issuer?.id);
  const findings: Finding[] = [];
  if (!isMac && !findMember(claims, 'iss')) findings.push(issuerMissing());
  if (needsAudience && issuer?.servesMany) findings.push(audienceMissing('medium'));
  else if (needsAudience && !isMac && !issuer?.omits?.includes('aud') && hasIssuerAddress(claims)) {
    findings.push(audienceMissing('low'));
  }
  if (!isMac && hasIssuerAddress(claims) && !hasSubject(claims)) findings.push(subjectMissing());
  return findings;
};

/** A payload of times and data alone is not a token of this kind. */
function speaksOfParties(claims: JsonObject): boolean {
  return (
    findMember(claims, 'iss') !== undefined ||
    findMember(claims, 'aud') !== undefined ||
    hasSubject(claims)
  );
}

/** Access tokens of Amazon Cognito name their client instead. */
function isForClient(claims: JsonObject, issuer: string | undefined): boolean {
  return issuer === 'cognito' && findMember(claims, 'client_id') !== undefined;
}

/** An issuer that is an address serves others; a bare name is mostly that of the sender itself. */
function hasIssuerAddress(claims: JsonObject): boolean {
  return /^https?:\/\//.test(stringMember(claims, 'iss') ?? '');
}

function hasSubject(claims: JsonObject): boolean {
  return (
    findMember(claims, 'sub') !== undefined || SUBJECTS.some((name) => findMember(claims, name))
  );
}

function issuerMissing(): Finding {
  return {
    code: 'iss-missing',
    severity: 'low',
    basis: 'policy',
    where: claimPlace(),
    title: say`Missing issuer`,
    why: say`An API can’t tell which issuer created the token.`,
    fix: say`Set “iss”.`,
    references: [rfc(7519, '4.1.1'), rfc(8725, '3.8')],
  };
}

function audienceMissing(severity: Severity): Finding {
  return {
    code: 'aud-missing',
    severity,
    basis: 'policy',
    where: claimPlace(),
    title: say`Missing audience`,
    why: say`Any API that trusts the issuer would accept the token.`,
    fix: say`Set “aud” to the API.`,
    references: [rfc(7519, '4.1.3'), rfc(8725, '3.9'), asvs('9.2.3')],
  };
}

function subjectMissing(): Finding {
  return {
    code: 'sub-missing',
    severity: 'low',
    basis: 'policy',
    where: claimPlace(),
    title: say`Missing subject`,
    why: say`No claim names the user or the client.`,
    fix: say`Set “sub” to a unique ID.`,
    references: [rfc(7519, '4.1.2'), rfc(8725, '3.8')],
  };
}
