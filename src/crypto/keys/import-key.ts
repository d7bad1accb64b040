import { privateMembers, publicMembers } from '../../core/keys/jwk-members.ts';
import type { AsymmetricKey, Jwk, KeyMaterial } from '../../core/keys/key-material.ts';
import type { SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { exportPublicHalf, importOnce } from './imported-keys.ts';

export type KeyUse = 'verify' | 'sign';

/**
 * The WebCrypto key to verify or sign with; rejects when the browser rejects
 * it. Of a private key that is to verify, the public half is imported.
 */
export function importKey(
  key: KeyMaterial,
  algorithm: SignatureAlgorithm,
  use: KeyUse,
): Promise<CryptoKey> {
  return importOnce(key, `${use} ${algorithm.name}`, () => importNow(key, algorithm, use));
}

async function importNow(
  key: KeyMaterial,
  algorithm: SignatureAlgorithm,
  use: KeyUse,
): Promise<CryptoKey> {
  const names = algorithm.webCrypto as HmacImportParams & EcKeyImportParams;
  if (key.kind === 'secret') {
    return crypto.subtle.importKey('raw', key.bytes, names, false, [use]);
  }
  const { source } = key;
  const isPublicDer = source.form === 'spki';
  if (source.form !== 'jwk' && isPublicDer === (use === 'verify')) {
    return crypto.subtle.importKey(source.form, source.der, names, isPublicDer, [use]);
  }
  const jwk = await (use === 'sign' ? privateJwk(key) : publicJwk(key, names));
  // What is public may be taken out again, to be copied.
  return crypto.subtle.importKey('jwk', jwk, names, use === 'verify', [use]);
}

/**
 * Nothing but the parts of the key: "use", "key_ops" and "alg" say what it is
 * meant for, and that is for the audit to judge.
 */
function privateJwk({ source, keyType }: AsymmetricKey): Jwk {
  if (source.form !== 'jwk') throw new TypeError('A private key was expected');
  return privateMembers(source.jwk, keyType);
}

async function publicJwk(
  { source, keyType }: AsymmetricKey,
  names: EcKeyImportParams,
): Promise<Jwk> {
  if (source.form === 'jwk') return publicMembers(source.jwk, keyType);
  return await exportPublicHalf(source.der, keyType, names, ['sign']);
}
