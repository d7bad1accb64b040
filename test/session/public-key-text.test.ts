import { describe, expect, test } from 'vitest';
import { identifyKey } from '../../src/core/keys/key-identity.ts';
import type { AsymmetricKey, KeyReading } from '../../src/core/keys/key-material.ts';
import { NO_ORIGINS, rememberOrigin } from '../../src/core/keys/known-origins.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { writeLink } from '../../src/core/share/write-link.ts';
import type { SignatureVerdict } from '../../src/core/verdict/signature-verdict.ts';
import { finishReading } from '../../src/crypto/keys/read-keys.ts';
import { readArrival } from '../../src/session/arrivals.ts';
import { selectPublicKey, writePublicKey } from '../../src/session/public-key-text.ts';
import { readAddress } from '../../src/session/read-link.ts';
import { testKey } from '../support/keys/test-keys.ts';

async function read(text: string): Promise<KeyReading> {
  const begun = parseKeys(text, 'utf8');
  return begun.state === 'reading' ? await finishReading(begun, '') : begun;
}

async function firstKey(text: string): Promise<AsymmetricKey> {
  const reading = await read(text);
  const key = reading.state === 'read' ? reading.keys[0] : undefined;
  if (!key || key.kind === 'secret') throw new Error('no asymmetric key');
  return key;
}

const UNKNOWN: SignatureVerdict = { state: 'unverified', reason: 'unsecured' };
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

describe.each(['RS256', 'ES256', 'ES384', 'ES512', 'EdDSA'])('of a key for %s', (algorithm) => {
  const { privateJwk, privatePem, publicJwk, publicPem } = testKey(algorithm);

  test.each([
    ['a private JWK', JSON.stringify(privateJwk)],
    ['a private PEM', privatePem],
    ['a public JWK', JSON.stringify(publicJwk)],
    ['a public PEM', publicPem],
    ['a JWK that says more', JSON.stringify({ ...privateJwk, k: 'c2VjcmV0', note: 'private' })],
  ])('%s gives the public half, which a link takes and nothing else', async (_, text) => {
    const written = await writePublicKey(await firstKey(text));
    const jwk = JSON.parse(written ?? '');
    expect(jwk).toMatchObject(publicJwk);
    expect(Object.keys(jwk).filter((name) => PRIVATE_MEMBERS.includes(name))).toEqual([]);
    for (const name of PRIVATE_MEMBERS) {
      const secret = privateJwk[name];
      if (typeof secret === 'string') expect(written).not.toContain(secret);
    }
    const link = readAddress(
      new URL(writeLink('https://page.example/', { token: 'a', key: written })),
    );
    expect(link && (await readArrival(link))).toMatchObject({ keyText: written, key: 'taken' });
  });
});

describe('which key goes along', () => {
  const one = JSON.stringify(testKey('ES256').privateJwk);
  const two = JSON.stringify({ keys: [testKey('ES256').publicJwk, testKey('RS256').publicJwk] });

  test.each([
    ['none', '', 'jws', 'no-key'],
    ['a secret', 'just a secret of some length', 'jws', 'secret'],
    ['the key of an encrypted token', one, 'jwe', 'encrypted'],
    ['several, none of which verified', two, 'jws', 'several'],
  ])('of %s: none', async (_, text, form, why) => {
    expect(selectPublicKey(await read(text), UNKNOWN, form)).toBe(why);
  });

  test('the only one, though it did not verify', async () => {
    expect(selectPublicKey(await read(one), UNKNOWN, 'jws')).toMatchObject({ keyType: 'EC' });
  });

  test('leaves out a key fetched from the address in the token', async () => {
    const reading = await read(one);
    const keys = reading.state === 'read' ? reading.keys.flatMap(identifyKey) : [];
    const origin = { kind: 'token', parameter: 'jku', address: 'https://x', at: 0 } as const;
    const known = rememberOrigin(NO_ORIGINS, origin, keys);
    expect(selectPublicKey(reading, UNKNOWN, 'jws', known)).toBe('named-by-token');
    expect(selectPublicKey(reading, UNKNOWN, 'jws')).toMatchObject({ keyType: 'EC' });
  });

  test('of several the one that verified', async () => {
    const reading = await read(two);
    const key = reading.state === 'read' ? reading.keys[1] : undefined;
    const verified = { state: 'verified', key } as SignatureVerdict;
    expect(selectPublicKey(reading, verified, 'jws')).toBe(key);
  });

  test('leaves out a secret that verified, even beside public keys', async () => {
    const secret = { kind: 'secret', keyType: 'oct' };
    const verified = { state: 'verified', key: secret } as SignatureVerdict;
    expect(selectPublicKey(await read(two), verified, 'jws')).toBe('secret');
  });
});
