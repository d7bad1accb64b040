import type { Finding } from '../audit/audit-rule.ts';
import type { ExpectationField } from '../checks/expectation-texts.ts';
import type { KeyReading } from '../keys/key-material.ts';
import { selectSigningKey } from '../keys/select-key.ts';
import { findSignatureAlgorithm } from '../registry/algorithms.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { wantsReason } from '../verdict/wants-reason.ts';
import type { AnswerSubject, CheckedToken, NextStep } from './answer.ts';

/**
 * Takes away what does not belong to the token, where that makes it readable; a text of another
 * format goes where it is of use.
 */
export function stepForMalformed({ verdict, repair }: AnswerSubject): NextStep | undefined {
  if (verdict.state === 'malformed' && verdict.reason === 'other-format') {
    return verdict.use && { do: 'use-text', use: verdict.use };
  }
  return repair && { do: 'repair', repair };
}

/**
 * What the search for the cause found, where the page can do it; while it goes on, and where the page
 * can’t, the check that says the cause. So nothing moves when a cause is found.
 */
export function stepForMismatch(
  verdict: SignatureVerdict,
  { suggestion }: AnswerSubject,
): NextStep | undefined {
  if (suggestion) return { do: 'read-secret', reading: suggestion };
  const wanted = wantsReason(verdict);
  const isExplained = wanted === 'full' || wanted === 'clue';
  return isExplained ? { do: 'show-check', check: 'signature' } : undefined;
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

const WANTS_KEY: ReadonlySet<string> = new Set([
  ...['no-key', 'not-a-key', 'wrong-kind', 'key-unreadable'],
]);

/** To the host that publishes keys, where a public key is missing; to what decrypts, where that is. */
export function stepForObstacle(
  verdict: SignatureVerdict,
  { fetchHost }: AnswerSubject,
): NextStep | undefined {
  if (verdict.state === 'encrypted' && !('opening' in verdict)) return { do: 'reload' };
  const isWanted = 'reason' in verdict && WANTS_KEY.has(verdict.reason);
  return isWanted && fetchHost !== undefined ? { do: 'fetch-keys', host: fetchHost } : undefined;
}

/** A token inside another, and an encrypted one, is not signed here. */
function isSignedHere({ layers: [{ token }, ...others] }: CheckedToken): boolean {
  return token.form === 'jws' && others.length === 0;
}

function canSign({ layers: [{ token, verdict }] }: CheckedToken, reading: KeyReading): boolean {
  if (verdict?.state === 'invalid' && verdict.reason === 'edited') return verdict.canSign;
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  return algorithm !== undefined && selectSigningKey(reading, algorithm, token.keyId) !== undefined;
}
