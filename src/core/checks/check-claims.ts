import type { JsonObject } from '../encoding/json-text.ts';
import { say } from '../words/say.ts';
import { type Check, type CheckName, type CheckSubject, type Outcome, skip } from './check.ts';
import { checkAlgorithm } from './each/algorithm-check.ts';
import { checkAudience } from './each/audience-check.ts';
import { checkDisclosures, looksLikeSdJwt } from './each/disclosures-check.ts';
import { checkForm } from './each/form-check.ts';
import { checkIssuer } from './each/issuer-check.ts';
import { checkKeyBinding } from './each/key-binding-check.ts';
import { checkKey } from './each/key-check.ts';
import { checkNonce } from './each/nonce-check.ts';
import { checkProfile } from './each/profile-check.ts';
import { checkRequiredClaims } from './each/required-claims-check.ts';
import { checkScopes } from './each/scopes-check.ts';
import { checkSignature } from './each/signature-check.ts';
import { checkExpiry, checkIssuedAt, checkNotBefore } from './each/time-checks.ts';
import { checkType } from './each/type-check.ts';

type ClaimCheck = (claims: JsonObject, subject: CheckSubject) => Outcome;

/** The order of a verifier: what it is, who made it, when it counts, whom it is for. */
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

/** Checks that few tokens and expectations call for, and when they do. */
const FURTHER_CHECKS: readonly (readonly [
  CheckName,
  (subject: CheckSubject) => Outcome,
  (subject: CheckSubject) => boolean,
])[] = [
  ['disclosures', checkDisclosures, looksLikeSdJwt],
  ['key-binding', checkKeyBinding, looksLikeSdJwt],
  ['nonce', checkNonce, ({ expectations }) => expectations.nonce !== undefined],
];

/** Every check that an API with these expectations makes, in its order. Pure: `now` is the clock. */
export function checkClaims(subject: CheckSubject): Check[] {
  const further = FURTHER_CHECKS.filter(([, , isNeeded]) => isNeeded(subject));
  return [...CHECKS, ...further].map(([name, check]) => ({ name, ...check(subject) }));
}

function ofClaims(check: ClaimCheck): (subject: CheckSubject) => Outcome {
  return (subject) => {
    const { claims } = subject;
    if (claims) return check(claims, subject);
    return skip(
      subject.token.form === 'jwe'
        ? say`The claims are encrypted.`
        : say`The claims can’t be read.`,
    );
  };
}
