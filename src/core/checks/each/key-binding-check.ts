import { formatSpan } from '../../audit/words.ts';
import { findMember } from '../../encoding/json-query.ts';
import { formatDuration } from '../../explain/duration.ts';
import { explainKeyBinding } from '../../explain/explain-key-binding.ts';
import type { KeyBindingVerdict } from '../../verdict/key-binding-verdict.ts';
import { quoteValue } from '../../words/quote.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import { listQuoted } from './list-quoted.ts';
import { checkExpiry, checkIssuedAt, checkNotBefore, readClock } from './time-checks.ts';

/**
 * Seconds after `iat` for which a presentation counts as fresh. RFC 9901 §7.3
 * leaves the window to the verifier; it is made for one request.
 */
const MAX_AGE = 300;

/** Whether the holder made this presentation, now and for this verifier (RFC 9901 §7.3). */
export function checkKeyBinding(subject: CheckSubject): Outcome {
  const { claims, disclosures, expectations } = subject;
  const verdict = disclosures?.keyBinding;
  if (!verdict) {
    return skip(
      claims && findMember(claims, 'cnf')
        ? say`The token has no Key Binding JWT. Verifiers that require key binding reject the token.`
        : say`The token has no Key Binding JWT.`,
    );
  }
  const details = sentences(...explainKeyBinding(verdict).details);
  switch (verdict.state) {
    case 'malformed':
    case 'invalid':
      return reject(say`the key binding is invalid`, details);
    case 'unverified':
      return skip(details, say`the key binding was not checked`);
    case 'verified':
      return (
        checkFreshness(verdict, subject) ??
        checkVerifier(verdict, expectations) ??
        pass(describe(verdict, details))
      );
  }
}

/** The dates of the Key Binding JWT; undefined where they are all right. */
function checkFreshness(verdict: KeyBindingVerdict, subject: CheckSubject): Outcome | undefined {
  const { claims, issuedAt } = verdict;
  if (!claims || issuedAt === undefined) {
    return reject(say`the key binding is invalid`, say`The Key Binding JWT has no “iat”.`);
  }
  for (const check of [checkExpiry, checkNotBefore, checkIssuedAt]) {
    const outcome = check(claims, subject);
    const reason = say`Key Binding JWT: ${outcome.reason}`;
    if (outcome.result === 'fail') return reject(say`the key binding is not valid now`, reason);
    if (outcome.result === 'skipped' && outcome.missing !== undefined) {
      return { ...outcome, reason };
    }
  }
  const clock = readClock(subject.expectations, subject.now);
  if (!clock.ok) return clock.problem;
  const age = clock.value.now - issuedAt;
  if (age <= MAX_AGE + clock.value.tolerance) return undefined;
  return reject(
    say`the key binding is stale`,
    sentences(
      say`The Key Binding JWT is ${formatDuration(age)} old. A Key Binding JWT is made for one request, and verifiers must reject one outside their accepted time window (RFC 9901 §7.3).`,
      say`This page accepts up to ${formatSpan(MAX_AGE)}.`,
    ),
  );
}

/** `aud` names this verifier, where the user said who that is. */
function checkVerifier(
  { audience }: KeyBindingVerdict,
  { audience: expected }: CheckSubject['expectations'],
): Outcome | undefined {
  if (expected.length === 0 || (audience !== undefined && expected.includes(audience))) {
    return undefined;
  }
  return reject(
    say`the key binding is for another audience`,
    say`The “aud” of the Key Binding JWT is ${quoteValue(audience ?? '')}; you expect ${listQuoted(expected)}.`,
  );
}

function describe({ audience, nonce }: KeyBindingVerdict, details: string): string {
  return sentences(
    details,
    say`The Key Binding JWT is for ${quoteValue(audience ?? '')}, with the nonce ${quoteValue(nonce ?? '')}.`,
  );
}
