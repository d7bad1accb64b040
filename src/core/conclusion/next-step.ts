import type { Finding } from '../audit/audit-rule.ts';
import type { ExpectationField } from '../checks/expectation-texts.ts';
import { stringMember } from '../encoding/json-query.ts';
import { keyAddresses } from '../keys/issuer-metadata.ts';
import type { KeyReading } from '../keys/key-material.ts';
import { selectSigningKey } from '../keys/select-key.ts';
import { findSignatureAlgorithm } from '../registry/algorithms.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import type { AnswerSubject, CheckedToken, NextStep } from './answer.ts';

/** Takes away what does not belong to the token, where that makes it readable. */
export function stepForMalformed({ repair }: AnswerSubject): NextStep | undefined {
  return repair && { do: 'repair', repair };
}

/**
 * What the search for the cause found, where the page can do it; the signature’s check, which says
 * the cause, where it can’t. So the button is there at once, and nothing moves when a cause is found.
 */
export function stepForMismatch({ suggestion }: AnswerSubject): NextStep {
  return suggestion
    ? { do: 'read-secret', reading: suggestion }
    : { do: 'show-check', check: 'signature' };
}

export function stepForUnsafe({ code }: Finding): NextStep {
  return { do: 'show-issue', code };
}

/** Signs the token as it is, with a new key where the Key field has none that can. */
export function stepToSign(checked: CheckedToken, reading: KeyReading): NextStep | undefined {
  if (!isSignedHere(checked)) return undefined;
  return canSign(checked, reading) ? { do: 'sign' } : { do: 'generate-and-sign', renews: false };
}

/** Signs the token with other dates. */
export function stepToRenew(
  { reading }: AnswerSubject,
  checked: CheckedToken,
): NextStep | undefined {
  // As of another moment than now a new expiry would be no better.
  const { asOf } = checked.expectations;
  if (!isSignedHere(checked) || !asOf.ok || asOf.value !== undefined) return undefined;
  return canSign(checked, reading) ? { do: 'renew' } : { do: 'generate-and-sign', renews: true };
}

/** Back to what was expected, where the user expects something. */
export function stepToExpect(
  field: Exclude<ExpectationField, 'tolerance' | 'clock'>,
  { expectations }: CheckedToken,
): NextStep | undefined {
  const expected = expectations[field];
  return expected === undefined || expected.length === 0
    ? undefined
    : { do: 'edit-expectation', field };
}

/** Where the issuer of a token publishes its keys. */
export function stepForKey(
  verdict: SignatureVerdict,
  { derived: { claims } }: CheckedToken,
): NextStep | undefined {
  const isWanted =
    verdict.state === 'unverified' &&
    (verdict.reason === 'no-key' ||
      verdict.reason === 'not-a-key' ||
      verdict.reason === 'wrong-kind');
  if (!isWanted || verdict.algorithm.keyType === 'oct') return undefined;
  const issuer = claims && stringMember(claims.object, 'iss');
  if (issuer === undefined || !keyAddresses(issuer).ok) return undefined;
  return { do: 'fetch-keys', host: new URL(issuer).host };
}

/** A token inside another, and an encrypted one, is not signed here. */
function isSignedHere({ layers: [{ token }, ...others] }: CheckedToken): boolean {
  return token.form === 'jws' && others.length === 0;
}

function canSign({ layers: [{ token }] }: CheckedToken, reading: KeyReading): boolean {
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  const key = algorithm && selectSigningKey(reading, algorithm, token.keyId);
  return key !== undefined && !(key.kind === 'secret' && key.octets.length === 0);
}
