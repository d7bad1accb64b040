import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { toJwk, writeKey, writeKeySet } from '../../../src/crypto/keys/convert-key.ts';
import { thumbprint } from '../../../src/crypto/keys/thumbprint.ts';
import { ML_DSA_ALGORITHMS, makeMlDsaKey } from '../../support/keys/post-quantum.ts';
import { keyOf, OPENSSL_PAIRS, PAIR_NAMES, pkcs8Pem, spkiPem } from './key-of.ts';

const MANY_ROUNDS = { repeats: 3 };

describe.each(PAIR_NAMES)('%s', (name) => {
  const make = OPENSSL_PAIRS[name];

  test('PEM becomes the JWK that OpenSSL makes of it', MANY_ROUNDS, async () => {
    const { privateKey, publicKey } = make();
    const { kid, ...members } = await toJwk(keyOf(pkcs8Pem(privateKey)), 'private');
    expect(members).toEqual(privateKey.export({ format: 'jwk' }));
    const publicJwk = publicKey.export({ format: 'jwk' });
    expect(await toJwk(keyOf(pkcs8Pem(privateKey)), 'public')).toEqual({ ...publicJwk, kid });
    expect(await toJwk(keyOf(spkiPem(publicKey)), 'public')).toEqual({ ...publicJwk, kid });
    expect(kid).toBe(await thumbprint(members));
  });

  test('a JWK becomes the PEM that OpenSSL makes of it', MANY_ROUNDS, async () => {
    const { privateKey, publicKey } = make();
    const key = keyOf(JSON.stringify(privateKey.export({ format: 'jwk' })));
    expect(await writeKey(key, 'private', 'pem')).toBe(pkcs8Pem(privateKey));
    expect(await writeKey(key, 'public', 'pem')).toBe(spkiPem(publicKey));
    expect(createPrivateKey(await writeKey(key, 'private', 'pem')).equals(privateKey)).toBe(true);
    expect(createPublicKey(await writeKey(key, 'public', 'pem')).equals(publicKey)).toBe(true);
  });

  test('PEM to JWK Set and back to PEM is the same', async () => {
    const { privateKey } = make();
    const set = await writeKeySet([keyOf(pkcs8Pem(privateKey))], 'private');
    expect(await writeKey(keyOf(set), 'private', 'pem')).toBe(pkcs8Pem(privateKey));
  });
});

describe.each(ML_DSA_ALGORITHMS)('%s', (algorithm) => {
  test('JWK to PEM to JWK is the same, both halves', async () => {
    const { privateJwk, publicJwk } = makeMlDsaKey(algorithm);
    const key = keyOf(JSON.stringify(privateJwk));
    const privatePem = await writeKey(key, 'private', 'pem');
    const publicPem = await writeKey(key, 'public', 'pem');
    expect(await toJwk(keyOf(privatePem), 'private')).toMatchObject(privateJwk);
    expect(await toJwk(keyOf(publicPem), 'public')).toMatchObject(publicJwk);
  });
});

test('keeps the name a key has, and only the members of the half', async () => {
  const { privateKey, publicKey } = OPENSSL_PAIRS['P-256']();
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'a', use: 'sig', alg: 'ES256' };
  expect(await toJwk(keyOf(JSON.stringify(jwk)), 'public')).toEqual({
    ...publicKey.export({ format: 'jwk' }),
    kid: 'a',
  });
});

test('a secret is an "oct" JWK without a name that would tell its hash', async () => {
  expect(JSON.parse(await writeKey(keyOf('secret'), 'secret', 'jwk'))).toEqual({
    kty: 'oct',
    k: 'c2VjcmV0',
  });
});

test('a secret has no PEM', async () => {
  await expect(writeKey(keyOf('secret'), 'secret', 'pem')).rejects.toThrow('no PEM');
});

test('a set of public keys holds no secret and no private member', async () => {
  const pair = keyOf(pkcs8Pem(OPENSSL_PAIRS.Ed25519().privateKey));
  const keys = [keyOf('secret'), pair, keyOf(spkiPem(OPENSSL_PAIRS.RSA().publicKey))];
  const set = JSON.parse(await writeKeySet(keys, 'public'));

  expect(set.keys.map(({ kty }: { kty: string }) => kty)).toEqual(['OKP', 'RSA']);
  expect(JSON.stringify(set)).not.toContain('"d"');
  expect(JSON.parse(await writeKeySet(keys, 'private')).keys).toHaveLength(1);
});

test('OpenSSL rejects the PEM of a point off the curve', async () => {
  const { x, ...jwk } = OPENSSL_PAIRS['P-256']().publicKey.export({ format: 'jwk' });
  const key = keyOf(JSON.stringify({ ...jwk, x: jwk.y }));
  const pem = await writeKey(key, 'public', 'pem');
  expect(x).toBeDefined();
  expect(() => createPublicKey(pem)).toThrow();
});

test('the thumbprint of RFC 7638 §3.1', async () => {
  const jwk = {
    kty: 'RSA',
    n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
    e: 'AQAB',
    alg: 'RS256',
    kid: '2011-04-29',
  };
  expect(await thumbprint(jwk)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
});

test('the thumbprint of RFC 8037 A.3', async () => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
  expect(await thumbprint(jwk)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});
