import { calculateJwkThumbprint, type JWK } from 'jose';
import { expect, test } from 'vitest';
import { thumbprint } from '../../../src/crypto/keys/thumbprint.ts';
import { ML_DSA_ALGORITHMS, makeMlDsaKey } from '../../support/keys/post-quantum.ts';
import { OPENSSL_PAIRS, PAIR_NAMES } from './key-of.ts';

test.each(PAIR_NAMES)('%s: the one jose works out, of either half', async (name) => {
  const { privateKey, publicKey } = OPENSSL_PAIRS[name]();
  const expected = await calculateJwkThumbprint(publicKey.export({ format: 'jwk' }));

  expect(await thumbprint(publicKey.export({ format: 'jwk' }))).toBe(expected);
  expect(await thumbprint({ ...privateKey.export({ format: 'jwk' }), kid: 'a' })).toBe(expected);
});

test.each(ML_DSA_ALGORITHMS)('%s: the one jose works out (RFC 9964)', async (name) => {
  const { privateJwk, publicJwk } = makeMlDsaKey(name);

  expect(await thumbprint(privateJwk)).toBe(await calculateJwkThumbprint(publicJwk));
});

test('a secret: the one jose works out', async () => {
  const jwk = { kty: 'oct', k: 'c2VjcmV0', alg: 'HS256' };

  expect(await thumbprint(jwk)).toBe(await calculateJwkThumbprint(jwk));
});

test.each([
  ['without a member', { kty: 'EC', crv: 'P-256', x: 'AAAA' }],
  ['with a number for one', { kty: 'RSA', n: 1, e: 'AQAB' }],
  ['of an unknown type', { kty: 'constructor', x: 'AAAA' }],
  ['of no type', {}],
])('a key %s has none, as in jose', async (_, jwk) => {
  await expect(thumbprint(jwk)).rejects.toThrow();
  await expect(calculateJwkThumbprint(jwk as JWK)).rejects.toThrow();
});
