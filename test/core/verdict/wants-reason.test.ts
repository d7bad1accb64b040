import { describe, expect, test } from 'vitest';
import { judgeText } from '../../support/tokens/judge-text.ts';
import { EC, hmac, jwkOf, OTHER, signed } from '../conclusion/conclude-fully.ts';

const NONE = /No common mistake found/;
const SECRET = 'fJ7sXk2-Qw9zLp4Rt6Vy8Bn1Cm3Gd5Hj';
const ES = { alg: 'ES256' };
const asKey = (...keys: readonly object[]) => JSON.stringify({ keys });
const reasonsOf = async (token: string, key: string) => (await judgeText({ token, key })).reasons;
/** The signature of a token with some of its bytes taken away. */
const shortened = (token: string, characters: number) => token.slice(0, -characters);

describe('where the verdict names the cause, no line says that none was found:', () => {
  test.each([
    ['a signature of another length', shortened(hmac(SECRET), 8), 'another secret'],
    [
      'a "kid" that no key has',
      signed({ ...ES, kid: 'Z' }),
      asKey(jwkOf(OTHER.publicKey, { kid: 'A' })),
    ],
    [
      'a "kid" that none of two keys has',
      signed({ ...ES, kid: 'Z' }),
      asKey(jwkOf(OTHER.publicKey, { kid: 'A' }), jwkOf(OTHER.publicKey, { kid: 'B' })),
    ],
  ])('%s', async (_, token, key) => {
    for (const reason of await reasonsOf(token, key)) expect(reason).not.toMatch(NONE);
  });
});

describe('a line says that the verdict names no cause:', () => {
  test.each([
    ['another secret', hmac(SECRET), 'another secret'],
    ['another key', signed(ES), JSON.stringify(jwkOf(OTHER.publicKey))],
    [
      'another key of the same name',
      signed({ ...ES, kid: 'A' }),
      asKey(jwkOf(OTHER.publicKey, { kid: 'A' })),
    ],
    ['a key without a name', signed({ ...ES, kid: 'A' }), JSON.stringify(jwkOf(OTHER.publicKey))],
  ])('%s', async (_, token, key) => {
    expect((await reasonsOf(token, key)).join()).toMatch(NONE);
  });
});

test('a match is told whatever the verdict says', async () => {
  const key = asKey(jwkOf(EC.publicKey, { kid: 'A' }));
  const [header, payload, signature = ''] = signed({ ...ES, kid: 'Z' }).split('.');
  const hex = Buffer.from(signature, 'base64url').toString('hex');
  const token = [header, payload, Buffer.from(hex).toString('base64url')].join('.');
  expect((await reasonsOf(token, key)).join()).toMatch(
    /^The signature verifies with the signature decoded again/,
  );
});
