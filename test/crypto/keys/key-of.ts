import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { AsymmetricKey, KeyMaterial } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';

/** The first key in a text, as the Key box reads it. */
export function keyOf(text: string): KeyMaterial {
  const reading = parseKeys(text, 'utf8');
  if (reading.state !== 'read') throw new Error(`not a key: ${JSON.stringify(reading)}`);
  return reading.keys[0];
}

export function pairOf(text: string): AsymmetricKey {
  const key = keyOf(text);
  if (key.kind === 'secret') throw new Error('a secret');
  return key;
}

/** A pair made by OpenSSL, for every kind of key that Node 20 knows. */
export const OPENSSL_PAIRS = {
  RSA: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  secp256k1: () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  Ed25519: () => generateKeyPairSync('ed25519'),
  Ed448: () => generateKeyPairSync('ed448'),
} as const;

export const PAIR_NAMES = Object.keys(OPENSSL_PAIRS) as (keyof typeof OPENSSL_PAIRS)[];

export function pkcs8Pem(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

export function spkiPem(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'spki' }).toString();
}
