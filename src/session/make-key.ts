import type { AsymmetricKey, KeyReading } from '../core/keys/key-material.ts';
import type { SignatureAlgorithm } from '../core/registry/algorithms.ts';
import type { RsaSize } from '../crypto/keys/generate-key.ts';

/** Anyone who makes no key does not fetch what makes them. */
const load = () => import('../crypto/keys/generate-key.ts');

/** A new key as text, or undefined when this browser cannot make one. */
export function makeKey(
  algorithm: SignatureAlgorithm,
  rsaSize?: RsaSize,
): Promise<string | undefined> {
  return load()
    .then(({ generateKey }) => generateKey(algorithm, rsaSize))
    .catch(() => undefined);
}

/** The public half as text; empty when it cannot be worked out. */
export function publicHalf(key: AsymmetricKey): Promise<string> {
  return load()
    .then(({ exportPublicKey }) => exportPublicKey(key))
    .catch(() => '');
}

/** A new key for an encrypted token with that header. */
export function makeEncryptionKey(
  headerText: string,
  rsaSize: RsaSize = 2048,
): Promise<string | undefined> {
  return import('../crypto/encryption/encrypt-draft.ts')
    .then(({ generateForHeader }) => generateForHeader(headerText, rsaSize))
    .catch(() => undefined);
}

/** A new encrypted token; undefined where header and key do not go together. */
export function encryptNew(
  header: object,
  plaintext: string,
  reading: KeyReading,
): Promise<string | undefined> {
  return import('../crypto/encryption/encrypt-draft.ts')
    .then((module) => module.encryptNew(JSON.stringify(header), plaintext, reading))
    .catch(() => undefined);
}
