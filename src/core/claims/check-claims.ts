import { readClaims } from '../audit/read-claims.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { say } from '../words/say.ts';
import { type Check, type CheckName, type CheckSubject, type Outcome, skip } from './check.ts';
import { checkAlgorithm } from './checks/algorithm-check.ts';
import { checkAudience } from './checks/audience-check.ts';
import { checkForm } from './checks/form-check.ts';
import { checkIssuer } from './checks/issuer-check.ts';
import { checkKey } from './checks/key-check.ts';
import { checkProfile } from './checks/profile-check.ts';
import { checkRequiredClaims } from './checks/required-claims-check.ts';
import { checkScopes } from './checks/scopes-check.ts';
import { checkSignature } from './checks/signature-check.ts';
import { checkExpiry, checkIssuedAt, checkNotBefore } from './checks/time-checks.ts';
import { checkType } from './checks/type-check.ts';

type ClaimCheck = (claims: JsonObject, subject: CheckSubject) => Outcome;

/** The order of a receiver: what it is, who made it, when it counts, whom it is for. */
const CHECKS: readonly (readonly [CheckName, (subject: CheckSubject) => Outcome])[] = [
  ['form', checkForm],
  ['algorithm', checkAlgorithm],
  ['signature', checkSignature],
  ['key', checkKey],
  ['expiry', ofClaims(checkExpiry)],
  ['not-before', ofClaims(checkNotBefore)],
  ['issued-at', ofClaims(checkIssuedAt)],
  ['issuer', ofClaims(checkIssuer)],
  ['audience', ofClaims(checkAudience)],
  ['type', checkType],
  ['claims', ofClaims(checkRequiredClaims)],
  ['scopes', ofClaims(checkScopes)],
  ['profile', ofClaims(checkProfile)],
];

/** Every check that a receiver with these expectations makes, in its order. Pure: `now` is the clock. */
export function checkClaims(subject: CheckSubject): Check[] {
  return CHECKS.map(([name, check]) => ({ name, ...check(subject) }));
}

function ofClaims(check: ClaimCheck): (subject: CheckSubject) => Outcome {
  return (subject) => {
    const claims = readClaims(subject.token);
    if (claims) return check(claims, subject);
    return skip(
      subject.token.form === 'jwe'
        ? say`The claims are encrypted.`
        : say`The claims cannot be read.`,
    );
  };
}
