import type { KeyMaterial } from '../keys/key-material.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
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
  if (verdict.state === 'invalid' && verdict.reason === 'wrong-kind') {
    return passedOver(kindNeeded(verdict.algorithm));
  }
  return undefined;
}

function explainAttempt(key: KeyMaterial, verdict: Attempted): KeyChoice {
  const { tried, by, keyId, algorithm } = verdict;
  const why = by === 'kid' ? 'chosen by its "kid"' : 'chosen by its kind';
  if (verdict.state === 'verified' && verdict.key === key) {
    return { outcome: 'verifies', words: `Verifies the token; ${why}.` };
  }
  const place = tried.indexOf(key);
  if (place === -1) {
    return passedOver(
      by === 'kid' && key.keyId !== keyId
        ? `the header asks for "${keyId}"`
        : kindNeeded(algorithm),
    );
  }
  if (verdict.state === 'verified' && place > tried.indexOf(verdict.key)) {
    return passedOver('another key matched first');
  }
  return { outcome: 'tried', words: `Does not match; ${why}.` };
}

function kindNeeded(algorithm: SignatureAlgorithm): string {
  return `${algorithm.name} needs ${describeNeededKey(algorithm)}`;
}

function passedOver(why: string): KeyChoice {
  return { outcome: 'passed-over', words: `Not tried: ${why}.` };
}
