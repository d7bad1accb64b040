import { createECDH } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { extractTokens as findTokens } from '../../../src/core/extract/extract-tokens.ts';
import { findKeysBeside } from '../../../src/core/extract/find-keys-beside.ts';
import { mayHoldKey, withoutTokens } from '../../../src/core/extract/may-hold-key.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { soundToken } from '../../support/tokens/tokens.ts';
import { SHARED_LINK } from '../../vectors/detached.ts';

const TOKEN = soundToken();
const EC = testKey('ES256');
const RSA = testKey('RS256');
const POINT = createECDH('prime256v1').generateKeys();
const K = POINT.toString('base64url');
const pem = encodeURIComponent(EC.publicPem);
const jwk = JSON.stringify(EC.publicJwk);

/** The kinds of the keys in a text, as the Key box would read the first that is all public. */
function kindsIn(text: string): readonly string[] | undefined {
  if (!mayHoldKey(text)) return undefined;
  for (const key of findKeysBeside(withoutTokens(text, findTokens(text)))) {
    const reading = parseKeys(key, 'utf8');
    const isPublic =
      reading.state === 'read' && reading.keys.every(({ kind }) => kind === 'public');
    if (isPublic) return reading.keys.map(({ keyType }) => keyType);
  }
  return undefined;
}

describe('finds the key beside the token', () => {
  test.each([
    ['a link of another debugger', SHARED_LINK],
    ['the same with ?value=', `https://jwt.io/?value=${TOKEN}&publicKey=${pem}`],
    ['with the key first', `https://a.example/#publicKey=${pem}&token=${TOKEN}`],
    ['as public_key', `https://a.example/?jwt=${TOKEN}&public_key=${pem}`],
    ['as a JWK in a link', `https://a.example/#token=${TOKEN}&jwk=${encodeURIComponent(jwk)}`],
    [
      'in a link that is encoded twice',
      `https://a.example/?to=${encodeURIComponent(`https://b.example/?token=${TOKEN}`)}&key=${encodeURIComponent(pem)}`,
    ],
    ['a header of VAPID', `Authorization: vapid t=${TOKEN}, k=${K}`],
    ['a header of VAPID the other way round', `Authorization: vapid k=${K}, t=${TOKEN}`],
    ['a header of Web Push drafts', `Authorization: WebPush ${TOKEN}\nCrypto-Key: p256ecdsa=${K}`],
    ['a PEM below it', `${TOKEN}\n\n${EC.publicPem}`],
    ['a PEM above it', `${EC.publicPem}\n${TOKEN}`],
    ['a JWK below it', `${TOKEN}\n${jwk}`],
    ['a JWK laid out', `token: ${TOKEN}\nkey:\n${JSON.stringify(EC.publicJwk, null, 2)}`],
    ['a JWK in a JSON answer', JSON.stringify({ token: TOKEN, jwks: { keys: [EC.publicJwk] } })],
    ['a JWK in a string of JSON', JSON.stringify({ token: TOKEN, jwk })],
  ])('%s', (_, text) => {
    expect(kindsIn(text)).toEqual(['EC']);
  });

  test('all keys of a set, and all of several PEMs', () => {
    const keys = [EC.publicJwk, RSA.publicJwk];
    expect(kindsIn(`${TOKEN} ${JSON.stringify({ keys })}`)).toEqual(['EC', 'RSA']);
    expect(kindsIn(`${EC.publicPem}${TOKEN}\n${RSA.publicPem}`)).toEqual(['EC', 'RSA']);
  });
});

describe('finds nothing', () => {
  test.each([
    ['beside a bare token', TOKEN],
    ['in a request', `GET /?access_token=${TOKEN}&key=abcdefghijklmnopqrstuvwxyz HTTP/1.1`],
    ['but a private PEM', `${TOKEN}\n${EC.privatePem}`],
    ['but a private JWK', `${TOKEN}\n${JSON.stringify(EC.privateJwk)}`],
    ['but a symmetric JWK', `${TOKEN}\n${JSON.stringify(testKey('HS256').publicJwk)}`],
    ['but a secret', `token=${TOKEN}&key=${'s3cret'.repeat(8)}`],
    [
      'but a JWK that is in a token in JSON',
      JSON.stringify({
        payload: 'e30',
        header: { alg: 'ES256', jwk: EC.publicJwk },
        signature: 'AAAA',
      }),
    ],
    ['but a point that is none', `vapid t=${TOKEN}, k=${`A${K.slice(1)}`}`],
    ['but a PEM that is cut off', `${TOKEN}\n${EC.publicPem.slice(0, 60)}`],
  ])('%s', (_, text) => {
    expect(kindsIn(text)).toBeUndefined();
  });
});

test.each([
  ['"kty":'.repeat(150_000)],
  ['k='.repeat(500_000)],
  [' k='.repeat(300_000)],
  [`${'&key='.repeat(100_000)}${'a'.repeat(19)}`],
  ['-----BEGIN PUBLIC KEY-----'.repeat(40_000)],
  ['key=%25'.repeat(140_000)],
  ['{'.repeat(1_000_000)],
  [`{"kty":"${'\\'.repeat(900_000)}`],
])('takes no time for a long text that looks like keys: %#', (text) => {
  const began = performance.now();
  mayHoldKey(text);
  findKeysBeside(text);
  expect(performance.now() - began).toBeLessThan(1000);
});
