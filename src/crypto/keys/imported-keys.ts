import { publicMembers } from '../../core/keys/jwk-members.ts';
import type { AsymmetricKey, Jwk, KeyMaterial } from '../../core/keys/key-material.ts';

const imported = new WeakMap<KeyMaterial, Map<string, Promise<CryptoKey>>>();

/** One CryptoKey for each key and name, kept as long as the key is on the page. */
export function importOnce(
  key: KeyMaterial,
  name: string,
  importNow: () => Promise<CryptoKey>,
): Promise<CryptoKey> {
  const known = imported.get(key) ?? new Map<string, Promise<CryptoKey>>();
  imported.set(key, known);
  const promise = known.get(name) ?? importNow();
  known.set(name, promise);
  return promise;
}

/** The public half of a private key in DER, which has to be imported for it. */
export async function exportPublicHalf(
  der: Uint8Array<ArrayBuffer>,
  keyType: AsymmetricKey['keyType'],
  names: EcKeyImportParams | RsaHashedImportParams,
  usages: readonly KeyUsage[],
): Promise<Jwk> {
  const key = await crypto.subtle.importKey('pkcs8', der, names, true, usages);
  return publicMembers({ ...(await crypto.subtle.exportKey('jwk', key)) }, keyType);
}
