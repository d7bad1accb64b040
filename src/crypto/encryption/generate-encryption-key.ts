import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { writePem } from '../../core/encoding/pem.ts';
import {
  type EncryptionSuite,
  type KeyManagementAlgorithm,
  secretLength,
} from '../../core/registry/encryption-algorithms.ts';
import { generateX448, x448Jwk } from './x448.ts';

/** Bytes of a new password: as text more than the 32 that RFC 7518 §8.8 asks for at most. */
const PASSWORD_BYTES = 32;

/**
 * A new secret, password or private key as text for the Key box. A secret is a
 * JWK: its bytes must be exactly so many, however the box reads plain text.
 */
export async function generateEncryptionKey(
  suite: EncryptionSuite,
  rsaBits: number,
  curve: string | undefined,
): Promise<string> {
  const { algorithm } = suite;
  if (algorithm.isPassword) return randomText(PASSWORD_BYTES);
  const length = secretLength(suite);
  if (length !== undefined) {
    return JSON.stringify({ kty: 'oct', k: randomText(length) }, null, 2);
  }
  if (curve === 'X448') return JSON.stringify(x448Jwk(await generateX448()), null, 2);
  const pair = (await crypto.subtle.generateKey(
    generation(algorithm, rsaBits, curve ?? 'P-256'),
    true,
    algorithm.curves ? ['deriveBits'] : ['encrypt', 'decrypt'],
  )) as CryptoKeyPair;
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', pair.privateKey);
  return writePem('PRIVATE KEY', new Uint8Array(pkcs8));
}

function generation(
  { curves, hash }: KeyManagementAlgorithm,
  rsaBits: number,
  curve: string,
): RsaHashedKeyGenParams | EcKeyGenParams {
  if (!curves) {
    const publicExponent = Uint8Array.of(1, 0, 1);
    return { name: 'RSA-OAEP', hash: hash ?? 'SHA-256', modulusLength: rsaBits, publicExponent };
  }
  return curve === 'X25519'
    ? ({ name: 'X25519' } as EcKeyGenParams)
    : { name: 'ECDH', namedCurve: curve };
}

function randomText(bytes: number): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(bytes)));
}
