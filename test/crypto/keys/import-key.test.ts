import { describe, expect, test } from 'vitest';
import type { KeyMaterial } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { toJwk } from '../../../src/crypto/keys/convert-key.ts';
import { importKey } from '../../../src/crypto/keys/import-key.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { algorithmOf } from '../signatures/node-signatures.ts';

function keyOf(text: string): KeyMaterial {
  const reading = parseKeys(text, 'utf8');
  if (reading.state !== 'read') throw new Error(text);
  return reading.keys[0];
}

describe('imports', () => {
  test.each([
    ['a secret', 'HS256', 'a secret', 'verify', 'secret'],
    ['a public PEM', 'ES256', testKey('ES256').publicPem, 'verify', 'public'],
    ['the public half of a private PEM', 'ES256', testKey('ES256').privatePem, 'verify', 'public'],
    [
      'the public half of a private JWK',
      'RS256',
      JSON.stringify(testKey('RS256').privateJwk),
      'verify',
      'public',
    ],
    ['a private PEM to sign', 'Ed25519', testKey('EdDSA').privatePem, 'sign', 'private'],
    [
      'a private JWK to sign',
      'PS256',
      JSON.stringify(testKey('PS256').privateJwk),
      'sign',
      'private',
    ],
  ] as const)('%s', async (_, name, text, use, type) => {
    const key = await importKey(keyOf(text), algorithmOf(name), use);

    expect(key.type).toBe(type);
    expect(key.usages).toEqual([use]);
    expect(key.extractable && type !== 'public').toBe(false);
  });
});

test('imports a key once for each algorithm and use', async () => {
  const key = keyOf(testKey('RS256').privatePem);
  const first = await importKey(key, algorithmOf('RS256'), 'verify');

  expect(await importKey(key, algorithmOf('RS256'), 'verify')).toBe(first);
  expect(await importKey(key, algorithmOf('PS256'), 'verify')).not.toBe(first);
  expect((await importKey(key, algorithmOf('RS256'), 'sign')).type).toBe('private');
});

test('rejects a key that WebCrypto cannot import', async () => {
  const jwk = { ...testKey('ES256').publicJwk, x: Buffer.alloc(32, 1).toString('base64url') };

  await expect(
    importKey(keyOf(JSON.stringify(jwk)), algorithmOf('ES256'), 'verify'),
  ).rejects.toThrow();
});

test.each(['RS256', 'ES384', 'EdDSA'])(
  'gives for %s only the public members, from any form of the key',
  async (name) => {
    const { publicPem, privatePem, publicJwk, privateJwk } = testKey(name);
    for (const text of [publicPem, privatePem, JSON.stringify({ ...privateJwk, kid: 'a' })]) {
      const key = keyOf(text);
      if (key.kind === 'secret') throw new Error('a secret');
      expect(await toJwk(key, 'public')).toMatchObject(publicJwk);
    }
  },
);
