import type { AsymmetricKey } from '../core/keys/key-material.ts';
import { fits } from '../core/keys/select-key.ts';
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from '../core/registry/algorithms.ts';
import { exportPublicKey, generateKey } from '../crypto/generate-key.ts';

/** A new key as text, or undefined when this browser cannot make one. */
export function makeKey(algorithm: SignatureAlgorithm): Promise<string | undefined> {
  return generateKey(algorithm).catch(() => undefined);
}

/** The public half as text. The algorithm only says how to read the key, so any that fits will do. */
export function publicHalf(
  key: AsymmetricKey,
  algorithm: SignatureAlgorithm | undefined,
): Promise<string> {
  const fitting =
    algorithm && fits(key, algorithm)
      ? algorithm
      : SIGNATURE_ALGORITHMS.find((candidate) => fits(key, candidate));
  return fitting ? exportPublicKey(key, fitting).catch(() => '') : Promise.resolve('');
}
