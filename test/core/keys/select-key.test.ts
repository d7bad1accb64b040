import { describe, expect, test } from 'vitest';
import type { KeyMaterial, KeyReading } from '../../../src/core/keys/key-material.ts';
import { fits, selectKeys, selectSigningKey } from '../../../src/core/keys/select-key.ts';
import {
  findSignatureAlgorithm,
  type SignatureAlgorithm,
} from '../../../src/core/registry/algorithms.ts';

function algorithm(name: string): SignatureAlgorithm {
  const found = findSignatureAlgorithm(name);
  if (!found) throw new Error(name);
  return found;
}

function key(
  keyType: 'RSA' | 'EC' | 'OKP' | 'AKP',
  curve: string | undefined,
  keyId?: string,
  kind: 'public' | 'private' = 'public',
): KeyMaterial {
  const source = { form: 'jwk', jwk: {} } as const;
  return { kind, keyType, curve, bits: undefined, source, keyId, algorithm: undefined };
}

function secret(keyId?: string): KeyMaterial {
  const bytes = new Uint8Array(32);
  return { kind: 'secret', keyType: 'oct', bytes, keyId, algorithm: undefined };
}

function reading(...keys: [KeyMaterial, ...KeyMaterial[]]): KeyReading {
  return { state: 'read', format: 'jwk-set', keys, skipped: 0, secretText: undefined };
}

test.each([
  ['HS256', secret(), true],
  ['HS512', secret(), true],
  ['RS256', secret(), false],
  ['RS256', key('RSA', undefined), true],
  ['PS512', key('RSA', undefined), true],
  ['HS256', key('RSA', undefined), false],
  ['ES256', key('EC', 'P-256'), true],
  ['ES256', key('EC', 'P-384'), false],
  ['ES256', key('EC', 'secp256k1'), false],
  ['ES256', key('EC', undefined), false],
  ['ES384', key('EC', 'P-384'), true],
  ['ES512', key('EC', 'P-521'), true],
  ['EdDSA', key('OKP', 'Ed25519'), true],
  ['Ed25519', key('OKP', 'Ed25519'), true],
  ['EdDSA', key('OKP', 'Ed448'), true],
  ['Ed25519', key('OKP', 'Ed448'), false],
  ['Ed448', key('OKP', 'Ed448'), true],
  ['EdDSA', key('OKP', 'X25519'), false],
  ['ML-DSA-44', key('AKP', 'ML-DSA-44'), true],
  ['ML-DSA-44', key('AKP', 'ML-DSA-65'), false],
] as const)('%s and a key: %#', (name, material, isFitting) => {
  expect(fits(material, algorithm(name))).toBe(isFitting);
});

describe('chooses the keys to verify with', () => {
  const a = key('EC', 'P-256', 'a');
  const b = key('EC', 'P-256', 'b');
  const secondB = key('EC', 'P-256', 'b');
  const rsa = key('RSA', undefined, 'r');
  const nameless = key('EC', 'P-256');
  const all = [rsa, a, b, nameless, secondB];

  test.each([
    ['by "kid"', 'a', 'kid', [a]],
    ['all of that "kid"', 'b', 'kid', [b, secondB]],
    ['none where that "kid" is of another kind', 'r', 'kid', []],
    ['all that fit where there is no such "kid"', 'x', 'kind', [a, b, nameless, secondB]],
    ['all that fit where the token names none', undefined, 'kind', [a, b, nameless, secondB]],
    ['all that fit where the token names the empty one', '', 'kind', [a, b, nameless, secondB]],
  ] as const)('%s', (_, keyId, by, keys) => {
    expect(selectKeys(all, algorithm('ES256'), keyId)).toEqual({ keys, by });
  });

  test('chooses no key when none fits the algorithm', () => {
    expect(selectKeys([rsa], algorithm('ES256'), undefined)).toEqual({ keys: [], by: 'kind' });
  });
});

describe('chooses the key to sign with', () => {
  const es256 = algorithm('ES256');
  const open = key('EC', 'P-256', 'a');
  const first = key('EC', 'P-256', 'b', 'private');
  const second = key('EC', 'P-256', 'c', 'private');
  const rsa = key('RSA', undefined, 'r', 'private');

  test.each([
    ['the one with the "kid"', 'c', second],
    ['none, where the "kid" names a public key', 'a', undefined],
    ['the first that can sign, where there is no such "kid"', 'x', first],
    ['the first that can sign, without a "kid"', undefined, first],
    ['none, where the "kid" names a key of another kind', 'r', undefined],
  ])('%s', (_, keyId, chosen) => {
    expect(selectSigningKey(reading(open, rsa, first, second), es256, keyId)).toBe(chosen);
  });

  test('a secret for HMAC', () => {
    const only = secret();

    expect(selectSigningKey(reading(only), algorithm('HS256'), undefined)).toBe(only);
  });

  test('chooses no signing key among public keys, keys of another kind or no keys', () => {
    expect(selectSigningKey(reading(open, rsa), es256, undefined)).toBeUndefined();
    expect(selectSigningKey({ state: 'empty' }, es256, undefined)).toBeUndefined();
    const problem = { code: 'jwk-set-empty' } as const;
    const broken = { state: 'unreadable', format: 'jwk-set', problem } as const;
    expect(selectSigningKey(broken, es256, undefined)).toBeUndefined();
  });
});
