import {
  CONTENT_ENCRYPTIONS,
  KEY_MANAGEMENT_ALGORITHMS,
  type KeyManagementAlgorithm,
} from '../registry/encryption-algorithms.ts';
import type { KeyMaterial } from './key-material.ts';
import { findMisfit } from './select-encryption-key.ts';

/** What a key does here with encrypted tokens, and with which "alg". */
export interface EncryptionAbilities {
  readonly abilities: readonly ('encrypt' | 'decrypt')[];
  readonly algorithms: readonly KeyManagementAlgorithm[];
}

/** By kind, curve and length; "use", "key_ops" and "alg" may say that it is meant for less. */
export function encryptionAbilitiesOf(key: KeyMaterial): EncryptionAbilities {
  const algorithms = KEY_MANAGEMENT_ALGORITHMS.filter(
    (algorithm) => algorithm.refusal === undefined && fitsAny(key, algorithm),
  );
  if (algorithms.length === 0) return { abilities: [], algorithms };
  return { abilities: key.kind === 'public' ? ['encrypt'] : ['encrypt', 'decrypt'], algorithms };
}

/** With one "enc" or another: the secret of "dir" is as long as that asks for. */
function fitsAny(key: KeyMaterial, algorithm: KeyManagementAlgorithm): boolean {
  return CONTENT_ENCRYPTIONS.some(
    (encryption) =>
      findMisfit(key, { suite: { algorithm, encryption }, use: 'encrypt' }) === undefined,
  );
}
