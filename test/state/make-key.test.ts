import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AsymmetricKey } from '../../src/core/keys/key-material.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import {
  findSignatureAlgorithm,
  type SignatureAlgorithm,
} from '../../src/core/registry/algorithms.ts';
import { makeKey, publicHalf } from '../../src/state/make-key.ts';
import { testKey } from '../support/test-keys.ts';

function algorithm(name: string): SignatureAlgorithm {
  const found = findSignatureAlgorithm(name);
  if (!found) throw new Error(name);
  return found;
}

function pairOf(text: string): AsymmetricKey {
  const reading = parseKeys(text, 'utf8');
  if (reading.state !== 'read' || reading.keys[0].kind === 'secret') throw new Error(text);
  return reading.keys[0];
}

test('makes a key for the Key box', async () => {
  const text = await makeKey(algorithm('ES256'));

  expect(pairOf(text ?? '')).toMatchObject({ kind: 'private', curve: 'P-256' });
});

test.skipIf(Number.parseInt(process.versions.node, 10) >= 24)(
  'makes none where the platform cannot',
  async () => {
    expect(await makeKey(algorithm('ML-DSA-44'))).toBeUndefined();
  },
);

test.each([
  ['the algorithm at hand', 'ES256'],
  ['another algorithm', 'RS256'],
  ['none', undefined],
])('gives the public half with %s', async (_, name) => {
  const { privatePem, publicPem } = testKey('ES256');
  const text = await publicHalf(
    pairOf(privatePem),
    name === undefined ? undefined : algorithm(name),
  );

  expect(createPublicKey(text).equals(createPublicKey(publicPem))).toBe(true);
});

test('gives nothing for a key that no algorithm here fits', async () => {
  const jwk = { kty: 'EC', crv: 'secp256k1', d: 'A'.repeat(43), x: 'A'.repeat(43) };
  const text = JSON.stringify({ ...jwk, y: 'A'.repeat(43) });

  expect(await publicHalf(pairOf(text), undefined)).toBe('');
});
