import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AsymmetricKey } from '../../src/core/keys/key-material.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import {
  findSignatureAlgorithm,
  type SignatureAlgorithm,
} from '../../src/core/registry/algorithms.ts';
import { makeKey, publicHalf } from '../../src/session/make-key.ts';
import { testKey } from '../support/keys/test-keys.ts';

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

test('makes one with a library where the platform cannot', async () => {
  expect(await makeKey(algorithm('ML-DSA-44'))).toContain('"AKP"');
});

test('gives the public half', async () => {
  const { privatePem, publicPem } = testKey('ES256');
  const text = await publicHalf(pairOf(privatePem));

  expect(createPublicKey(text).equals(createPublicKey(publicPem))).toBe(true);
});
