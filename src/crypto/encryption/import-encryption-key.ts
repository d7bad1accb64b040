import { privateMembers, publicMembers } from '../../core/keys/jwk-members.ts';
import type { AsymmetricKey, KeyMaterial } from '../../core/keys/key-material.ts';
import type { KeyManagementAlgorithm } from '../../core/registry/encryption-algorithms.ts';
import { exportPublicHalf, importOnce } from '../keys/imported-keys.ts';
import type { AgreementKey } from './agree-key.ts';
import { readX448, type X448Key } from './x448.ts';

export type EncryptionUse = 'decrypt' | 'encrypt';

/** The bytes of a secret, a key of WebCrypto, or one on the curve that WebCrypto lacks. */
export type ImportedKey = CryptoKey | Uint8Array<ArrayBuffer> | X448Key;

export function isAgreementKey(key: CryptoKey | X448Key): key is AgreementKey {
  return 'curve' in key || key.algorithm.name !== 'RSA-OAEP';
}

/** Rejects when the browser rejects the key. To encrypt, the public half of a private key serves. */
export async function importEncryptionKey(
  key: KeyMaterial,
  algorithm: KeyManagementAlgorithm,
  use: EncryptionUse,
): Promise<ImportedKey> {
  if (key.kind === 'secret') return key.bytes;
  if (key.curve === 'X448') return await importX448(key);
  const name = `${use} ${algorithm.hash ?? 'agreement'}`;
  return await importOnce(key, name, () => importNow(key, algorithm, use));
}

async function importX448({ source }: AsymmetricKey): Promise<X448Key> {
  const { readKeyDer } = await import('../keys/read-key-der.ts');
  return await readX448(await readKeyDer(source));
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
