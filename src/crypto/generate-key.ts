import { writePem } from '../core/encoding/pem.ts';
import type { AsymmetricKey } from '../core/keys/key-material.ts';
import { type SignatureAlgorithm, specify } from '../core/registry/algorithms.ts';
import { chooseEngine } from './choose-engine.ts';
import { thumbprint } from './thumbprint.ts';

export const RSA_SIZES = [2048, 3072, 4096] as const;

export type RsaSize = (typeof RSA_SIZES)[number];

/**
 * A new secret or private key as text for the Key box. A secret has as many
 * random octets as the hash (RFC 7518 §3.2) and is a plain word, so that other
 * tools, which take secrets as text, read no fewer.
 */
export async function generateKey(
  algorithm: SignatureAlgorithm,
  rsaSize: RsaSize = 2048,
): Promise<string> {
  const specified = specify(algorithm, {});
  const engine = await chooseEngine(specified);
  if (!engine) throw new TypeError(`Nothing here can make a key for ${algorithm.name}`);
  const { jwk, pkcs8 } = await engine.generate(specified, rsaSize);
  if (algorithm.keyType === 'oct') return String(jwk.k);
  // PEM of ML-DSA keys is young; its JWK (RFC 9964) is what libraries read.
  if (algorithm.keyType === 'AKP') {
    return JSON.stringify({ ...jwk, kid: await thumbprint(jwk) }, null, 2);
  }
  if (pkcs8) return writePem('PRIVATE KEY', pkcs8);
  const { writeJwk } = await import('./convert-key.ts');
  return writeJwk(jwk, 'private', 'pem');
}

/** The public half of a private key, in the form in which the private one was given. */
export async function exportPublicKey(key: AsymmetricKey): Promise<string> {
  const { writeKey } = await import('./convert-key.ts');
  return writeKey(key, 'public', key.source.form === 'jwk' ? 'jwk' : 'pem');
}
