import type { AsymmetricKey } from '../core/keys/key-material.ts';
import type { SignatureAlgorithm } from '../core/registry/algorithms.ts';
import { exportPublicKey, generateKey, type RsaSize } from '../crypto/generate-key.ts';

export { RSA_SIZES, type RsaSize } from '../crypto/generate-key.ts';

/** A new key as text, or undefined when this browser cannot make one. */
export function makeKey(
  algorithm: SignatureAlgorithm,
  rsaSize?: RsaSize,
): Promise<string | undefined> {
  return generateKey(algorithm, rsaSize).catch(() => undefined);
}

/** The public half as text; empty when it cannot be worked out. */
export function publicHalf(key: AsymmetricKey): Promise<string> {
  return exportPublicKey(key).catch(() => '');
}

/** A new key for an encrypted token with that header. */
export function makeEncryptionKey(
  headerText: string,
  rsaSize: RsaSize = 2048,
): Promise<string | undefined> {
  return import('../encrypt-draft.ts')
    .then(({ generateForHeader }) => generateForHeader(headerText, rsaSize))
    .catch(() => undefined);
}
