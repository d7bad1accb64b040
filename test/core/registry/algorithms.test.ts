import { expect, test } from 'vitest';
import {
  describeOutOfReach,
  findSignatureAlgorithm,
  SIGNATURE_ALGORITHMS,
  specify,
} from '../../../src/core/registry/algorithms.ts';

test('knows these algorithms, in this order', () => {
  expect(SIGNATURE_ALGORITHMS.map(({ name }) => name)).toEqual([
    ...['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
    ...['ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA', 'Ed25519', 'Ed448'],
    ...['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87', 'ESP256', 'ESP384', 'ESP512'],
  ]);
});

test('finds each by its name', () => {
  for (const algorithm of SIGNATURE_ALGORITHMS) {
    expect(findSignatureAlgorithm(algorithm.name)).toBe(algorithm);
  }
});

test.each([
  ...[
    'hs256',
    'Hs256',
    'HS256 ',
    ' HS256',
    'HS1',
    'RS1',
    'none',
    'None',
    'ES256k',
    'ED448',
    'ESB256',
    '',
  ],
  ...['constructor', '__proto__', 'toString', 'get', 'size'],
])('does not know %j', (name) => {
  expect(findSignatureAlgorithm(name)).toBeUndefined();
});

test.each([
  ['HS256', 32, 32],
  ['HS384', 48, 48],
  ['HS512', 64, 64],
  ['RS256', 2048, undefined],
  ['PS512', 2048, undefined],
  ['ES256', undefined, 64],
  ['ES384', undefined, 96],
  ['ES512', undefined, 132],
  ['ES256K', undefined, 64],
  ['ESP512', undefined, 132],
  ['EdDSA', undefined, undefined],
  ['Ed25519', undefined, 64],
  ['Ed448', undefined, 114],
  ['ML-DSA-44', undefined, 2420],
  ['ML-DSA-65', undefined, 3309],
  ['ML-DSA-87', undefined, 4627],
])('knows the sizes of %s', (name, leastKeySize, signatureLength) => {
  const algorithm = findSignatureAlgorithm(name);

  expect(algorithm?.leastKeySize).toBe(leastKeySize);
  expect(algorithm?.signatureLength).toBe(signatureLength);
});

test.each([
  ['Ed25519', 'Ed25519'],
  ['Ed448', 'Ed448'],
  [undefined, 'Ed25519'],
])('EdDSA with a key on %s is %s', (curve, name) => {
  const algorithm = findSignatureAlgorithm('EdDSA');

  expect(algorithm && specify(algorithm, { curve }).name).toBe(name);
});

test.each(['ESB256', 'ESB320', 'ESB384', 'ESB512'])('knows what %s is', (name) => {
  expect(describeOutOfReach(name)).toMatch(/Brainpool/);
});

test('every algorithm can be done by something', () => {
  for (const { webCrypto, library, variants } of SIGNATURE_ALGORITHMS) {
    expect(webCrypto ?? library ?? variants).toBeDefined();
  }
});
