import type { KeyMaterial } from '../keys/key-material.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { describeNeededKey } from './explain-key.ts';

/** What came of one key of several, and why it was tried or not. */
export interface KeyChoice {
  readonly outcome: 'verifies' | 'tried' | 'passed-over';
  readonly words: string;
}

type Attempted = Extract<SignatureVerdict, { readonly tried: readonly KeyMaterial[] }>;

/** Undefined while no key was chosen: there is no token to check, or it did not come to that. */
export function explainChoice(
  key: KeyMaterial,
  verdict: SignatureVerdict | undefined,
): KeyChoice | undefined {
  if (verdict === undefined) return undefined;
  if ('tried' in verdict) return explainAttempt(key, verdict);
  if (verdict.state === 'unverified' && verdict.reason === 'wrong-kind') {
    return passedOver(kindNeeded(verdict.algorithm));
  }
  return undefined;
}

function explainAttempt(key: KeyMaterial, verdict: Attempted): KeyChoice {
  const { tried, by, keyId, algorithm } = verdict;
  if (verdict.state === 'verified' && verdict.key === key) {
    return { outcome: 'verifies', words: verifies(by) };
  }
  const place = tried.indexOf(key);
  if (place === -1) {
    return passedOver(
      by === 'kid' && key.keyId !== keyId
        ? say`the header’s “kid” is “${insideQuotes(keyId ?? '')}”`
        : kindNeeded(algorithm),
    );
  }
  if (verdict.state === 'verified' && place > tried.indexOf(verdict.key)) {
    return passedOver(say`another key matched first`);
  }
  return { outcome: 'tried', words: fails(by) };
}

function verifies(by: Attempted['by']): string {
  return by === 'kid'
    ? say`Verifies this token (matched by “kid”)`
    : say`Verifies this token (matched by key type)`;
}

function fails(by: Attempted['by']): string {
  return by === 'kid'
    ? say`Doesn’t verify (tried because “kid” matches)`
    : say`Doesn’t verify (tried because the type fits)`;
}

function kindNeeded(algorithm: SignatureAlgorithm): string {
  return say`${algorithm.name} needs ${describeNeededKey(algorithm)}`;
}

function passedOver(why: string): KeyChoice {
  return { outcome: 'passed-over', words: say`Not tried: ${why}` };
}
