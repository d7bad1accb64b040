import type { AsymmetricKey } from './key-material.ts';

/** The type of a key, and its curve or algorithm, as DER names them. */
export type KeyName = Pick<AsymmetricKey, 'keyType' | 'curve'>;

export const RSA_IDENTIFIER = '1.2.840.113549.1.1.1';
export const EC_IDENTIFIER = '1.2.840.10045.2.1';

/** Keys by the object identifier of their algorithm: RFC 8410 §3, RFC 9881 §2. */
export const KEY_NAMES: ReadonlyMap<string, KeyName> = new Map([
  [RSA_IDENTIFIER, { keyType: 'RSA', curve: undefined }],
  ['1.3.101.110', { keyType: 'OKP', curve: 'X25519' }],
  ['1.3.101.111', { keyType: 'OKP', curve: 'X448' }],
  ['1.3.101.112', { keyType: 'OKP', curve: 'Ed25519' }],
  ['1.3.101.113', { keyType: 'OKP', curve: 'Ed448' }],
  ['2.16.840.1.101.3.4.3.17', { keyType: 'AKP', curve: 'ML-DSA-44' }],
  ['2.16.840.1.101.3.4.3.18', { keyType: 'AKP', curve: 'ML-DSA-65' }],
  ['2.16.840.1.101.3.4.3.19', { keyType: 'AKP', curve: 'ML-DSA-87' }],
]);

/** Curves of EC keys by object identifier (RFC 5480 §2.1.1.1, SEC 2). */
export const CURVE_NAMES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10045.3.1.7', 'P-256'],
  ['1.3.132.0.34', 'P-384'],
  ['1.3.132.0.35', 'P-521'],
  ['1.3.132.0.10', 'secp256k1'],
]);

const IDENTIFIERS: ReadonlyMap<unknown, string> = new Map([
  ...Array.from(CURVE_NAMES, ([identifier, name]) => [name, identifier] as const),
  ...Array.from(KEY_NAMES, ([identifier, { curve }]) => [curve, identifier] as const),
]);

/** The object identifier of a curve, or of an algorithm of AKP keys. */
export function identifierOf(name: unknown): string | undefined {
  return name === undefined ? undefined : IDENTIFIERS.get(name);
}
