import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { seal } from '../../support/tokens/seal.ts';
import { RFC7520_5_2, RFC7520_6 } from '../../vectors/rfc7520-encryption.ts';
import {
  answerOf,
  CLAIMS,
  concludeFully,
  EC,
  jwkOf,
  NOW,
  OTHER,
  PUBLIC,
  signed,
  withSignature,
} from './conclude-fully.ts';

const INNER = signed({ alg: 'ES256', typ: 'JWT' });
const WRAP = { alg: 'ES256', cty: 'JWT' };
const OPENER = { kty: 'oct', k: randomBytes(32).toString('base64url'), kid: 'opener' };
const DIR = { alg: 'dir', enc: 'A256GCM', kid: 'opener', cty: 'JWT' };
const SET = { keys: [OPENER, { ...PUBLIC, kid: 'signer' }] };
const sealed = (text: string) => seal(DIR, text, JSON.stringify(OPENER));

const UNPROVEN: readonly (readonly [string, (inside: string) => string | Promise<string>])[] = [
  ['signed with another key', (inside) => signed(WRAP, inside, OTHER.privateKey)],
  ['with alg none', (inside) => withSignature({ alg: 'none', cty: 'JWT' }, inside)],
  ['with alg NONE', (inside) => withSignature({ alg: 'NONE', cty: 'JWT' }, inside)],
  ['with an empty signature', (inside) => withSignature(WRAP, inside)],
  [
    'with an unknown critical parameter',
    (inside) => signed({ ...WRAP, crit: ['x'], x: 1 }, inside),
  ],
  ['with an empty "crit"', (inside) => signed({ ...WRAP, crit: [] }, inside)],
  ['with an unknown algorithm', (inside) => withSignature({ alg: 'XS256' }, inside, 'AAAA')],
  ['without an algorithm', (inside) => withSignature({ cty: 'JWT' }, inside, 'AAAA')],
  [
    'by an HMAC, which the key cannot check',
    (inside) => withSignature({ alg: 'HS256' }, inside, 'AAAA'),
  ],
  ['with a signature of zeros', (inside) => withSignature(WRAP, inside, 'A'.repeat(86))],
];

describe('a token with a sound token inside is not accepted when the layer around it is', () => {
  test.each(UNPROVEN)('%s', async (_, wrap) => {
    const { conclusion, layers } = await concludeFully(await wrap(INNER), PUBLIC);
    expect(layers).toHaveLength(2);
    expect(layers[1]?.verdict?.state).toBe('verified');
    expect(conclusion?.state).toMatch(/rejected|unknown/);
  });

  test.each(UNPROVEN)('%s, between two sound ones', async (_, wrap) => {
    const { conclusion, layers } = await concludeFully(signed(WRAP, await wrap(INNER)), PUBLIC);
    expect(layers).toHaveLength(3);
    expect(conclusion?.state).toMatch(/rejected|unknown/);
  });

  test.each(UNPROVEN)('%s, inside an encrypted one', async (_, wrap) => {
    const { conclusion, layers } = await concludeFully(await sealed(await wrap(INNER)), SET);
    expect(layers).toHaveLength(3);
    expect(conclusion?.state).toMatch(/rejected|unknown/);
  });
});

test.each([
  [
    'signed with another key',
    signed(WRAP, INNER, OTHER.privateKey),
    'rejected: the signature doesn’t match',
  ],
  ['alg none', withSignature({ alg: 'none' }, INNER), 'rejected: the token is unsigned'],
  ['an empty signature', withSignature(WRAP, INNER), 'rejected: the signature is empty'],
  [
    'an unknown critical parameter',
    signed({ ...WRAP, crit: ['x'], x: 1 }, INNER),
    'unknown: Claimcheck can’t check the signature',
  ],
])('an outer token with %s says why', async (_, token, answer) => {
  expect(await answerOf(token, PUBLIC)).toBe(answer);
});

test('names the layer that fails', async () => {
  const { checks } = await concludeFully(withSignature({ alg: 'none' }, INNER), PUBLIC);
  const signature = checks.find(({ name }) => name === 'signature');
  expect(signature?.reason).toMatch(/^Layer 1 of 2: /);
});

describe('a nested token is accepted', () => {
  test('when both layers are signed with the key', async () => {
    expect(await answerOf(signed(WRAP, INNER), PUBLIC)).toBe('accepted');
  });

  test('when three layers are signed with the key', async () => {
    expect(await answerOf(signed(WRAP, signed(WRAP, INNER)), PUBLIC)).toBe('accepted');
  });

  test('when it is encrypted around a signed one', async () => {
    expect(await answerOf(await sealed(INNER), SET)).toBe('accepted');
  });

  test('when it is encrypted around two signed ones', async () => {
    expect(await answerOf(await sealed(signed(WRAP, INNER)), SET)).toBe('accepted');
  });
});

test('the example of RFC 7520 §6 is not rejected for its layers', async () => {
  const keys = { keys: [RFC7520_5_2.jwk, RFC7520_6.signingJwk] };
  const { layers, checks } = await concludeFully(RFC7520_6.token, keys);
  expect(layers.map(({ verdict }) => verdict?.state)).toEqual(['decrypted', 'verified']);
  const results = checks.slice(0, 3).map(({ result }) => result);
  expect(results).toEqual(['pass', 'pass', 'pass']);
});

describe('what is not signed inside is not accepted', () => {
  test('claims that are encrypted and nothing else', async () => {
    const token = await seal(
      { ...DIR, cty: undefined },
      JSON.stringify(CLAIMS),
      JSON.stringify(OPENER),
    );
    expect(await answerOf(token, SET)).toBe('unknown: the token is encrypted but not signed');
  });

  test('a signed token around encrypted claims', async () => {
    const token = signed(WRAP, await sealed(JSON.stringify(CLAIMS)));
    expect(await answerOf(token, SET)).toBe('unknown: the token is encrypted but not signed');
  });

  test('a signed token around one that no key opens', async () => {
    const token = signed(WRAP, await sealed(INNER));
    expect(await answerOf(token, PUBLIC)).toMatch(/^unknown: /);
  });

  test('tokens nested deeper than anyone reads', async () => {
    let token = INNER;
    for (let depth = 0; depth < 22; depth++) token = signed(WRAP, token);
    expect(await answerOf(token, PUBLIC)).toMatch(/^(rejected|unknown): /);
  });
});

test('rejects a nested token whose key is for another purpose or has another ID', async () => {
  const inside = signed({ alg: 'ES256', kid: 'signer' });
  const keys = (more: object) => ({ keys: [OPENER, { ...PUBLIC, kid: 'signer', ...more }] });
  expect(await answerOf(await sealed(inside), keys({ use: 'sig' }))).toBe('accepted');
  expect(await answerOf(await sealed(inside), keys({ use: 'enc' }))).toMatch(/^rejected: /);
  expect(await answerOf(await sealed(inside), keys({ kid: 'x' }))).toMatch(/^rejected: /);
});

test('the claims of the inner token decide, whichever layers are around', async () => {
  const expired = signed({ alg: 'ES256' }, { ...CLAIMS, iat: NOW - 90, exp: NOW - 60 });
  expect(await answerOf(signed(WRAP, expired), PUBLIC)).toBe('rejected: expired');
  expect(await answerOf(await sealed(expired), SET)).toBe('rejected: expired');
});

test('the allowed algorithms hold for every signed layer', async () => {
  const expecting = { algorithms: 'ES256' };
  expect(await answerOf(signed(WRAP, INNER), PUBLIC, { expecting })).toBe('accepted');
  expect(await answerOf(await sealed(INNER), SET, { expecting })).toBe('accepted');
  const other = { expecting: { algorithms: 'RS256' } };
  expect(await answerOf(signed(WRAP, INNER), PUBLIC, other)).toBe('rejected: ES256 is not allowed');
});

test('a key from an address in the token proves no layer', async () => {
  const origin = { kind: 'token', parameter: 'jku', address: 'https://a.example/', at: 0 } as const;
  expect(await answerOf(INNER, PUBLIC, { origin })).toMatch(/^rejected: the key comes from/);
  expect(await answerOf(signed(WRAP, INNER), PUBLIC, { origin })).toMatch(/^rejected: /);
});

test('the own key of an outer token proves nothing', async () => {
  const wrapped = signed({ ...WRAP, jwk: jwkOf(OTHER.publicKey) }, INNER, OTHER.privateKey);
  expect(await answerOf(wrapped, jwkOf(EC.publicKey))).toMatch(/^rejected: /);
});
