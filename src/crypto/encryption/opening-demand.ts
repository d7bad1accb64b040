import { ephemeralCurve, iterationCount } from '../../core/decode/encryption-parameters.ts';
import type { KeyDemand } from '../../core/keys/select-encryption-key.ts';
import type { EncryptionForm } from '../../core/verdict/judge-encryption.ts';

/** What a token asks of the key that opens it. */
export function demandOf({ header, suite }: EncryptionForm): KeyDemand {
  const curve = suite.algorithm.curves && ephemeralCurve(header);
  return { suite, use: 'decrypt', curve };
}

/** Rounds of hashing for each key that is tried. */
export function roundsOf({ header, suite }: EncryptionForm): number {
  return suite.algorithm.isPassword ? (iterationCount(header) ?? 0) : 0;
}
