import { privateMembers, publicMembers } from '../core/keys/jwk-members.ts';
import type { AsymmetricKey, KeyMaterial } from '../core/keys/key-material.ts';
import type { KeyManagementAlgorithm } from '../core/registry/encryption-algorithms.ts';
import { exportPublicHalf, importOnce } from './imported-keys.ts';

export type EncryptionUse = 'decrypt' | 'encrypt';

/**
 * The key as jose takes it: the octets of a secret, or a WebCrypto key. Rejects
 * when the browser refuses it. To encrypt, the public half of a private key serves.
 */
export function importEncryptionKey(
  key: KeyMaterial,
  algorithm: KeyManagementAlgorithm,
  use: EncryptionUse,
): Promise<CryptoKey | Uint8Array<ArrayBuffer>> {
  if (key.kind === 'secret') return Promise.resolve(key.octets);
  const name = `${use} ${algorithm.hash ?? 'agreement'}`;
  return importOnce(key, name, () => importNow(key, algorithm, use));
}

async function importNow(
  key: AsymmetricKey,
  algorithm: KeyManagementAlgorithm,
  use: EncryptionUse,
): Promise<CryptoKey> {
  const names = webCryptoNames(key, algorithm);
  const usages = usagesFor(key, use);
  const isPublic = use === 'encrypt';
  const { source, keyType } = key;
  if (source.form === 'spki' || (source.form === 'pkcs8' && use === 'decrypt')) {
    return crypto.subtle.importKey(source.form, source.der, names, isPublic, usages);
  }
  if (source.form === 'jwk') {
    const jwk =
      use === 'decrypt' ? privateMembers(source.jwk, keyType) : publicMembers(source.jwk, keyType);
    return crypto.subtle.importKey('jwk', jwk, names, isPublic, usages);
  }
  const jwk = await exportPublicHalf(source.der, keyType, names, usagesFor(key, 'decrypt'));
  return crypto.subtle.importKey('jwk', jwk, names, true, usages);
}

function webCryptoNames(
  { keyType, curve }: AsymmetricKey,
  { hash }: KeyManagementAlgorithm,
): RsaHashedImportParams | EcKeyImportParams {
  if (keyType === 'RSA') return { name: 'RSA-OAEP', hash: hash ?? 'SHA-256' };
  return keyType === 'EC'
    ? { name: 'ECDH', namedCurve: curve ?? '' }
    : ({ name: 'X25519' } as EcKeyImportParams);
}

function usagesFor({ keyType }: AsymmetricKey, use: EncryptionUse): KeyUsage[] {
  if (keyType === 'RSA')
    return use === 'decrypt' ? ['decrypt', 'unwrapKey'] : ['encrypt', 'wrapKey'];
  return use === 'decrypt' ? ['deriveBits'] : [];
}
