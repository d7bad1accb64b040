import { exportJWK, exportPKCS8, exportSPKI, generateKeyPair, importJWK } from 'jose';
import { encodeBase64url } from '../core/encoding/base64url.ts';
import type { AsymmetricKey } from '../core/keys/key-material.ts';
import type { SignatureAlgorithm } from '../core/registry/algorithms.ts';
import { exportPublicJwk } from './import-key.ts';

/**
 * A new secret or private key as text for the Key box. A secret has as many
 * random octets as the hash (RFC 7518 §3.2) and is a plain word, so that other
 * tools, which take secrets as text, read the same octets.
 */
export async function generateKey(algorithm: SignatureAlgorithm): Promise<string> {
  if (algorithm.keyType === 'oct') {
    const octets = crypto.getRandomValues(new Uint8Array(algorithm.leastKeySize ?? 32));
    return encodeBase64url(octets);
  }
  const { privateKey } = await generateKeyPair(algorithm.name, { extractable: true });
  // PEM of ML-DSA keys is young; its JWK (RFC 9964) is what libraries read.
  return algorithm.keyType === 'AKP'
    ? formatJwk(await exportJWK(privateKey))
    : exportPKCS8(privateKey);
}

/** The public half of a private key, in the form in which the private one was given. */
export async function exportPublicKey(
  key: AsymmetricKey,
  algorithm: SignatureAlgorithm,
): Promise<string> {
  const jwk = await exportPublicJwk(key, algorithm);
  if (key.source.form === 'jwk') {
    const names = key.keyId === undefined ? {} : { kid: key.keyId };
    return formatJwk({ ...jwk, ...names });
  }
  const publicKey = await importJWK(jwk, algorithm.name, { extractable: true });
  if (!(publicKey instanceof CryptoKey)) throw new TypeError('A public key was expected');
  return exportSPKI(publicKey);
}

function formatJwk(jwk: object): string {
  return JSON.stringify(jwk, null, 2);
}
