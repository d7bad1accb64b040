import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AsymmetricKey, KeyMaterial } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { fits } from '../../../src/core/keys/select-key.ts';
import { exportPublicKey, generateKey } from '../../../src/crypto/keys/generate-key.ts';
import { signToken } from '../../../src/crypto/signatures/sign-token.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { readToken } from '../../core/read-token.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { encodePart } from '../../support/tokens/tokens.ts';
import { algorithmOf, NODE_ALGORITHMS } from '../signatures/node-signatures.ts';

function keyOf(text: string): KeyMaterial {
  const reading = parseKeys(text, 'utf8');
  if (reading.state !== 'read') throw new Error(text);
  return reading.keys[0];
}

function pairOf(text: string): AsymmetricKey {
  const key = keyOf(text);
  if (key.kind === 'secret') throw new Error('a secret');
  return key;
}

const PAIRS = NODE_ALGORITHMS.filter((name) => !name.startsWith('HS'));

test.each(NODE_ALGORITHMS)('a new key for %s fits, signs and verifies', async (name) => {
  const algorithm = algorithmOf(name);
  const text = await generateKey(algorithm);
  const key = keyOf(text);
  expect(fits(key, algorithm)).toBe(true);
  expect(key.kind).not.toBe('public');

  const input = `${encodePart(JSON.stringify({ alg: name }))}.e30`;
  const signed = await signToken(input, algorithm, key);
  const token = readToken(signed.ok ? signed.value : '');
  expect((await verifySignature(token, parseKeys(text, 'utf8'), 'utf8')).state).toBe('verified');
});

test.each([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
])('a new secret for %s is one word that holds %d random bytes', async (name, bytes) => {
  const text = await generateKey(algorithmOf(name));

  expect(text).toMatch(/^[\w-]+$/);
  expect(Buffer.from(text, 'base64url')).toHaveLength(bytes);
});

test('no two keys are the same', async () => {
  const made = await Promise.all(
    ['HS256', 'HS256', 'ES256', 'ES256'].map((name) => generateKey(algorithmOf(name))),
  );

  expect(new Set(made).size).toBe(4);
});

test.each(['RS256', 'ES256', 'EdDSA'])('a new key pair for %s is PKCS #8', async (name) => {
  const text = await generateKey(algorithmOf(name));

  expect(createPrivateKey(text).type).toBe('private');
});

test('a new RSA key has 2048 bits', async () => {
  expect(pairOf(await generateKey(algorithmOf('PS384'))).bits).toBe(2048);
});

test('a key that only a library can make is a JWK with its seed', async () => {
  expect(JSON.parse(await generateKey(algorithmOf('ML-DSA-44')))).toMatchObject({
    kty: 'AKP',
    alg: 'ML-DSA-44',
    priv: expect.stringMatching(/^[\w-]{43}$/),
  });
});

describe.each(PAIRS)('the public half for %s', (name) => {
  const key = testKey(name);

  test('of PEM is the PEM that Node makes', async () => {
    const text = await exportPublicKey(pairOf(key.privatePem));

    expect(text).not.toContain('PRIVATE');
    expect(createPublicKey(text).equals(createPublicKey(key.publicPem))).toBe(true);
  });

  test('of a JWK has no private member, and its "kid"', async () => {
    const jwk = { ...key.privateJwk, kid: 'a', use: 'sig', key_ops: ['sign'] };
    const text = await exportPublicKey(pairOf(JSON.stringify(jwk)));

    expect(JSON.parse(text)).toEqual({ ...key.publicJwk, kid: 'a' });
  });
});
