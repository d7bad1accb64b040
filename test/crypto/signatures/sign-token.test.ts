import { describe, expect, test } from 'vitest';
import type { KeyMaterial } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { signToken } from '../../../src/crypto/signatures/sign-token.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { readToken } from '../../core/read-token.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { encodePart } from '../../support/tokens/tokens.ts';
import { RFC7515_A1, RFC7515_A2 } from '../../vectors/rfc7515.ts';
import { RFC8037_A4 } from '../../vectors/rfc8037.ts';
import { algorithmOf, NODE_ALGORITHMS, verifiesInNode } from './node-signatures.ts';

function keyOf(text: string): KeyMaterial {
  const reading = parseKeys(text, 'utf8');
  if (reading.state !== 'read') throw new Error(text);
  return reading.keys[0];
}

function inputOf(header: string, payload = '{"sub":"ana"}'): string {
  return `${encodePart(header)}.${encodePart(payload)}`;
}

describe.each(NODE_ALGORITHMS)('%s', (name) => {
  const key = testKey(name);
  const texts = [JSON.stringify(key.privateJwk), key.privatePem].filter((text) => text !== '');

  test('makes what Node verifies', async () => {
    const input = inputOf(`{"alg":"${name}"}`);
    for (const text of texts) {
      const signed = await signToken(input, algorithmOf(name), keyOf(text));
      expect(signed.ok && verifiesInNode(name, key, signed.value)).toBe(true);
    }
  });

  test('makes what verifies here', async () => {
    const publicText = JSON.stringify(key.publicJwk);
    const signed = await signToken(
      inputOf(`{"alg":"${name}"}`),
      algorithmOf(name),
      keyOf(texts[0] ?? ''),
    );
    const token = readToken(signed.ok ? signed.value : '');

    expect(await verifySignature(token, parseKeys(publicText, 'utf8'), 'utf8')).toMatchObject({
      state: 'verified',
    });
  });
});

test.each([
  ['RFC 7515 A.1', RFC7515_A1],
  ['RFC 7515 A.2', RFC7515_A2],
  ['RFC 8037 A.4', RFC8037_A4],
])('makes the very token of %s', async (_, { token, algorithm, privateJwk }) => {
  const input = token.slice(0, token.lastIndexOf('.'));
  const key = keyOf(JSON.stringify(privateJwk));

  expect(await signToken(input, algorithmOf(algorithm), key)).toEqual({ ok: true, value: token });
});

test('signs the characters as they are, whatever they say', async () => {
  const input = inputOf('{ "alg" : "none", "alg":"HS256" }', 'no JSON at all');
  const signed = await signToken(input, algorithmOf('HS256'), keyOf('secret'));

  expect(signed.ok && signed.value.startsWith(`${input}.`)).toBe(true);
});

test('signs with a private key that says it is for something else', async () => {
  const jwk = { ...testKey('ES256').privateJwk, use: 'enc', key_ops: ['verify'], ext: false };
  const signed = await signToken(inputOf('{}'), algorithmOf('ES256'), keyOf(JSON.stringify(jwk)));

  expect(signed.ok).toBe(true);
});

describe('does not sign with', () => {
  test.each([
    ['a public PEM', 'ES256', testKey('ES256').publicPem],
    ['a public JWK', 'ES256', JSON.stringify(testKey('ES256').publicJwk)],
    ['a key for another algorithm', 'ES256', testKey('RS256').privatePem],
    ['a key on another curve', 'ES256', testKey('ES384').privatePem],
    ['a public RSA key', 'RS256', testKey('RS256').publicPem],
    [
      'a private key whose halves do not belong together',
      'ES256',
      JSON.stringify({ ...testKey('ES256').privateJwk, d: 'AAAA' }),
    ],
  ])('%s', async (_, name, text) => {
    expect(await signToken(inputOf('{}'), algorithmOf(name), keyOf(text))).toEqual({
      ok: false,
      problem: { code: 'key-refused', key: expect.anything() },
    });
  });

  test('a secret without bytes', async () => {
    const bytes = new Uint8Array();
    const names = { keyId: undefined, algorithm: undefined };
    const key: KeyMaterial = { kind: 'secret', keyType: 'oct', bytes, ...names };

    expect(await signToken(inputOf('{}'), algorithmOf('HS256'), key)).toEqual({
      ok: false,
      problem: { code: 'key-refused', key: expect.anything() },
    });
  });
});
