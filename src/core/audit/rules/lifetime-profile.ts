import type { DecodedToken } from '../../decode/decoded-token.ts';
import { stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { PROFILES } from '../../registry/profiles.ts';
import type { LifetimeLimit } from '../../registry/token-facts.ts';
import { numericDate } from '../../time/numeric-date.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { mistakenUnit } from '../time-unit.ts';
import { factOf } from '../token-facts.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { profileOf } from '../token-profile.ts';
import { formatSpan } from '../words.ts';

/** Tokens that live longer than their kind needs, or than their service accepts. */
export const lifetimeProfile: AuditRule = ({ token, now }) => {
  const claims = readClaims(token);
  if (!claims) return [];
  const issued = numericDate(claims, 'iat');
  const expiry = numericDate(claims, 'exp');
  const limit = factOf(token, 'limit');
  const isMistaken = expiry !== undefined && mistakenUnit(expiry, now);
  const lifetime = expiry === undefined || isMistaken ? 0 : expiry - (issued ?? now);
  const findings: Finding[] = [];
  if (limit?.isEnforced && lifetime > limit.seconds + (limit.setBack ?? 0)) {
    findings.push(beyondLimit(token, lifetime, limit));
  } else if (limit && !limit.isEnforced && lifetime > limit.seconds && isUsedOnce(token, claims)) {
    findings.push(beyondNeed(token, lifetime, limit));
  }
  const age = factOf(token, 'age');
  if (age && issued !== undefined && now - issued > age.seconds) {
    findings.push(old(token, now - issued, age));
  }
  return findings;
};

/** What merely looks like a client assertion is one where it is sent to a token endpoint. */
function isUsedOnce(token: DecodedToken, claims: JsonObject): boolean {
  const { profile, isCertain } = profileOf(token);
  const audience = stringMember(claims, 'aud') ?? '';
  return isCertain || profile !== 'client-assertion' || /^https:\/\/.*\/token\/?$/.test(audience);
}

function beyondLimit(token: DecodedToken, lifetime: number, limit: LifetimeLimit): Finding {
  const { seconds, reference, code = 'lifetime-profile' } = limit;
  const issued = recogniseIssuer(token);
  const service = issued?.isWhole ? issued.issuer.name : say`a push service`;
  return {
    code,
    severity: 'medium',
    basis: 'bytes',
    where: { part: 'payload', pointer: '/exp' },
    title: say`Lifetime over the service limit`,
    why: say`This token is valid for ${formatSpan(lifetime)}, but ${service} accepts at most ${formatSpan(seconds)}.`,
    fix: say`Set “exp” at most ${formatSpan(seconds)} after “iat”.`,
    references: reference ? [reference] : [],
  };
}

function beyondNeed(token: DecodedToken, lifetime: number, limit: LifetimeLimit): Finding {
  const { name } = PROFILES[profileOf(token).profile];
  return {
    code: 'lifetime-profile',
    severity: 'low',
    basis: 'policy',
    where: { part: 'payload', pointer: '/exp' },
    title: say`Long lifetime for its kind`,
    why: say`This kind of token (${name}) is used only once and right away. This token is valid for ${formatSpan(lifetime)}, but ${formatSpan(limit.seconds)} is enough.`,
    fix: say`Set “exp” shortly after “iat”, and create a new token each time.`,
    references: limit.reference ? [limit.reference] : [],
  };
}

function old(
  token: DecodedToken,
  age: number,
  { seconds, reference }: NonNullable<ReturnType<typeof factOf<'age'>>>,
): Finding {
  const isProof = profileOf(token).profile === 'dpop-proof';
  return {
    code: 'lifetime-profile',
    severity: 'info',
    basis: 'policy',
    where: { part: 'payload', pointer: '/iat' },
    title: isProof ? say`Old proof` : say`Old token`,
    why: sentences(
      say`The token was created ${formatSpan(age)} ago.`,
      isProof
        ? say`Servers accept DPoP proofs only for seconds or minutes.`
        : say`Verifiers check “iat” and reject such a token ${formatSpan(seconds)} after that time.`,
    ),
    fix: isProof ? say`Create a new proof for each request.` : say`Create a new token.`,
    references: reference ? [reference] : [],
  };
}
