import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bitLength } from '../../../src/core/encoding/big-integer.ts';
import { publicMembers } from '../../../src/core/keys/jwk-members.ts';
import { parseJwk } from '../../../src/core/keys/parse-jwk.ts';

const PAIRS = {
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  secp256k1: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  Ed25519: generateKeyPairSync('ed25519'),
  Ed448: generateKeyPairSync('ed448'),
  X25519: generateKeyPairSync('x25519'),
  X448: generateKeyPairSync('x448'),
};

function jwkOf(name: keyof typeof PAIRS, half: 'publicKey' | 'privateKey') {
  return { ...PAIRS[name][half].export({ format: 'jwk' }) };
}

const EC = jwkOf('P-256', 'publicKey');
const RSA = jwkOf('RSA', 'publicKey');
const OKP = jwkOf('Ed25519', 'publicKey');
const AKP = { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AAAA' };

describe.each([
  ['RSA', 'RSA', undefined, 2048],
  ['P-256', 'EC', 'P-256', undefined],
  ['P-384', 'EC', 'P-384', undefined],
  ['P-521', 'EC', 'P-521', undefined],
  ['secp256k1', 'EC', 'secp256k1', undefined],
  ['Ed25519', 'OKP', 'Ed25519', undefined],
  ['Ed448', 'OKP', 'Ed448', undefined],
  ['X25519', 'OKP', 'X25519', undefined],
  ['X448', 'OKP', 'X448', undefined],
] as const)('reads a JWK that Node made: %s', (name, keyType, curve, bits) => {
  test.each([
    ['public', 'publicKey'],
    ['private', 'privateKey'],
  ] as const)('%s', (kind, half) => {
    const jwk = jwkOf(name, half);

    expect(parseJwk(jwk)).toEqual({
      ok: true,
      value: {
        ...{ kind, keyType, curve, bits },
        source: { form: 'jwk', jwk },
        keyId: undefined,
        algorithm: undefined,
      },
    });
  });
});

test.each([
  ['public', AKP],
  ['private', { ...AKP, priv: 'AAAA' }],
])('reads a %s ML-DSA key, whose algorithm is its curve', (kind, jwk) => {
  expect(parseJwk(jwk)).toMatchObject({
    ok: true,
    value: { kind, keyType: 'AKP', curve: 'ML-DSA-44' },
  });
});

test('reads a symmetric key', () => {
  expect(parseJwk({ kty: 'oct', k: 'AQID', kid: 'a', alg: 'HS256' })).toEqual({
    ok: true,
    value: {
      kind: 'secret',
      keyType: 'oct',
      bytes: Uint8Array.of(1, 2, 3),
      keyId: 'a',
      algorithm: 'HS256',
    },
  });
});

test.each(['ab+/', 'QQ=='])('reads "k" in standard base64 and reports the repair: %s', (k) => {
  expect(parseJwk({ kty: 'oct', k })).toMatchObject({
    ok: true,
    value: {
      bytes: Uint8Array.from(Buffer.from(k, 'base64')),
      repairs: [{ code: 'member-base64', member: 'k' }],
    },
  });
});

test.each([
  [{ ...EC, kid: 'a', alg: 'ES256' }, 'a', 'ES256'],
  [{ ...EC, kid: '' }, '', undefined],
  [{ ...EC, kid: 7, alg: null }, undefined, undefined],
])('takes "kid" and "alg" where they are strings: %#', (jwk, keyId, algorithm) => {
  expect(parseJwk(jwk)).toMatchObject({ ok: true, value: { keyId, algorithm } });
});

describe('names the member that is wrong', () => {
  test.each([
    ['oct without k', { kty: 'oct' }, 'k', 'missing'],
    ['oct with an empty k', { kty: 'oct', k: '' }, 'k', 'missing'],
    ['oct with k as a number', { kty: 'oct', k: 5 }, 'k', 'not-text'],
    ['oct with a broken k', { kty: 'oct', k: 'a!' }, 'k', 'not-base64url'],
    ['RSA without n', { kty: 'RSA', e: 'AQAB' }, 'n', 'missing'],
    ['RSA without e', { ...RSA, e: undefined }, 'e', 'missing'],
    ['RSA with a broken n', { ...RSA, n: 'a!' }, 'n', 'not-base64url'],
    ['RSA with d as null', { ...RSA, d: null }, 'd', 'not-text'],
    ['RSA with an empty d', { ...RSA, d: '' }, 'd', 'missing'],
    ['RSA with a broken d', { ...RSA, d: 'a!b' }, 'd', 'not-base64url'],
    ['EC without crv', { ...EC, crv: undefined }, 'crv', 'missing'],
    ['EC without x', { ...EC, x: undefined }, 'x', 'missing'],
    ['EC without y', { ...EC, y: undefined }, 'y', 'missing'],
    ['EC with a short x', { ...EC, x: 'AAAA' }, 'x', 'length'],
    ['EC with a y of another curve', { ...EC, y: jwkOf('P-384', 'publicKey').y }, 'y', 'length'],
    ['EC with a broken y', { ...EC, y: '====' }, 'y', 'not-base64url'],
    ['OKP without x', { ...OKP, x: undefined }, 'x', 'missing'],
    ['OKP with a long x', { ...OKP, x: jwkOf('Ed448', 'publicKey').x }, 'x', 'length'],
    ['AKP without alg', { ...AKP, alg: undefined }, 'alg', 'missing'],
    ['AKP without pub', { ...AKP, pub: undefined }, 'pub', 'missing'],
    ['AKP with a broken priv', { ...AKP, priv: '*' }, 'priv', 'not-base64url'],
  ])('%s', (_, jwk, member, fault) => {
    expect(parseJwk(jwk)).toEqual({ ok: false, problem: { code: 'jwk-member', member, fault } });
  });
});

test.each(['RSA-OAEP', 'ec', 'rsa', 'OCT', '__proto__', 'constructor', 'valueOf'])(
  'does not know the key type %j',
  (keyType) => {
    expect(parseJwk({ ...EC, kty: keyType })).toEqual({
      ok: false,
      problem: { code: 'key-type-unknown', keyType },
    });
  },
);

test.each([
  ['RSA', 'RSA', ['kty', 'n', 'e']],
  ['P-256', 'EC', ['kty', 'crv', 'x', 'y']],
  ['Ed25519', 'OKP', ['kty', 'crv', 'x']],
] as const)('keeps of a private %s key the public members alone', (name, keyType, members) => {
  const jwk = { ...jwkOf(name, 'privateKey'), kid: 'a', use: 'sig', key_ops: ['sign'], ext: true };
  const half = publicMembers(jwk, keyType);

  expect(Object.keys(half)).toEqual(members);
  expect(half).toEqual(jwkOf(name, 'publicKey'));
});

test.each([
  [[], 0],
  [[0, 0], 0],
  [[1], 1],
  [[0x80], 8],
  [[0, 0x80], 8],
  [[1, 0], 9],
  [[0x7f, 0xff], 15],
])('counts the bits of %j as %d', (bytes, bits) => {
  expect(bitLength(Uint8Array.from(bytes))).toBe(bits);
});
