import { exportJWK, importJWK, importPKCS8, importSPKI, type JWK } from 'jose';
import { encodeBase64 } from '../core/encoding/base64url.ts';
import type { AsymmetricKey, Jwk, KeyMaterial } from '../core/keys/key-material.ts';
import { publicMembers } from '../core/keys/parse-jwk.ts';
import type { SignatureAlgorithm } from '../core/registry/algorithms.ts';

export type KeyUse = 'verify' | 'sign';

/** One CryptoKey for each key, algorithm and use, kept as long as the key is on the page. */
const imported = new WeakMap<KeyMaterial, Map<string, Promise<CryptoKey>>>();

/**
 * The WebCrypto key to verify or sign with; rejects when the browser refuses
 * it. Of a private key that is to verify, the public half is imported.
 */
export function importKey(
  key: KeyMaterial,
  algorithm: SignatureAlgorithm,
  use: KeyUse,
): Promise<CryptoKey> {
  const known = imported.get(key) ?? new Map<string, Promise<CryptoKey>>();
  imported.set(key, known);
  const name = `${use} ${algorithm.name}`;
  const promise = known.get(name) ?? importNow(key, algorithm, use);
  known.set(name, promise);
  return promise;
}

/** The public half as a JWK, with nothing but the members of a public key. */
export async function exportPublicJwk(
  key: AsymmetricKey,
  algorithm: SignatureAlgorithm,
): Promise<Jwk> {
  const { source, keyType } = key;
  if (source.form === 'jwk') return publicMembers(source.jwk, keyType);
  const cryptoKey = await (source.form === 'spki'
    ? importSPKI(toPem('PUBLIC KEY', source.der), algorithm.name, { extractable: true })
    : importPKCS8(toPem('PRIVATE KEY', source.der), algorithm.name, { extractable: true }));
  return publicMembers({ ...(await exportJWK(cryptoKey)) }, keyType);
}

function toPem(label: string, der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${encodeBase64(der)}\n-----END ${label}-----`;
}

function importNow(
  key: KeyMaterial,
  algorithm: SignatureAlgorithm,
  use: KeyUse,
): Promise<CryptoKey> {
  if (key.kind === 'secret') return importSecret(key.octets, algorithm, use);
  return use === 'sign' ? importPrivate(key, algorithm) : importPublic(key, algorithm);
}

function importSecret(
  octets: Uint8Array<ArrayBuffer>,
  algorithm: SignatureAlgorithm,
  use: KeyUse,
): Promise<CryptoKey> {
  const { name, hash } = algorithm.webCrypto;
  return crypto.subtle.importKey('raw', octets, { name, hash: hash ?? '' }, false, [use]);
}

async function importPublic(key: AsymmetricKey, algorithm: SignatureAlgorithm): Promise<CryptoKey> {
  if (key.source.form === 'spki') {
    return importSPKI(toPem('PUBLIC KEY', key.source.der), algorithm.name);
  }
  return importJwk(await exportPublicJwk(key, algorithm), algorithm);
}

async function importPrivate(
  key: AsymmetricKey,
  algorithm: SignatureAlgorithm,
): Promise<CryptoKey> {
  if (key.source.form !== 'jwk') {
    return importPKCS8(toPem('PRIVATE KEY', key.source.der), algorithm.name);
  }
  // "use" and "key_ops" say what the key is meant for, and that is for the audit to judge.
  const { use: _use, key_ops: _keyOps, ext: _ext, ...members } = key.source.jwk;
  return importJwk(members, algorithm);
}

async function importJwk(jwk: Jwk, algorithm: SignatureAlgorithm): Promise<CryptoKey> {
  const key = await importJWK(jwk as JWK, algorithm.name);
  if (!(key instanceof CryptoKey)) throw new TypeError('A secret where a key pair was expected');
  return key;
}
