import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import type { KeyMaterial, KeyReading } from './key-material.ts';

/** The keys to try, and how they were chosen. */
export interface KeySelection {
  /** Keys of the right kind, in the order in which they are tried. Empty: none is of the right kind. */
  readonly keys: readonly KeyMaterial[];
  /** `kid`: they bear the token's "kid". `kind`: it names no key here, so every fitting key counts. */
  readonly by: 'kid' | 'kind';
}

/** Chooses by "kid" (RFC 7515 §4.1.4), else every key whose type and curve fit the algorithm. */
export function selectKeys(
  keys: readonly KeyMaterial[],
  algorithm: SignatureAlgorithm,
  keyId: string | undefined,
): KeySelection {
  const named = keyId === undefined ? [] : keys.filter((key) => key.keyId === keyId);
  return named.length > 0
    ? { keys: named.filter((key) => fits(key, algorithm)), by: 'kid' }
    : { keys: keys.filter((key) => fits(key, algorithm)), by: 'kind' };
}

/**
 * The key to sign with: a secret with bytes or a private key that fits. Where the header's
 * "kid" names a key that is here, no other will do: it would not verify.
 */
export function selectSigningKey(
  reading: KeyReading,
  algorithm: SignatureAlgorithm,
  keyId: string | undefined,
): KeyMaterial | undefined {
  if (reading.state !== 'read') return undefined;
  const { keys } = selectKeys(reading.keys, algorithm, keyId);
  return keys.find(
    (key) => key.kind === 'private' || (key.kind === 'secret' && key.bytes.length > 0),
  );
}

/** Whether a key is of the type, and on a curve, that the algorithm works with. */
export function fits(key: KeyMaterial, algorithm: SignatureAlgorithm): boolean {
  if (key.keyType !== algorithm.keyType) return false;
  if (key.keyType === 'AKP') return key.curve === algorithm.name;
  if (key.keyType === 'oct' || key.keyType === 'RSA') return true;
  return algorithm.curves?.includes(key.curve ?? '') ?? true;
}
