import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillFromToken } from '../../../src/core/checks/expectation-presets.ts';
import {
  type ExpectationTexts,
  NO_EXPECTATIONS,
  type ReceiverProfile,
} from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations, readList, writeList } from '../../../src/core/checks/expectations.ts';
import { readToken, tokenText } from '../read-token.ts';
import { checkAll } from './check-one.ts';

test('empty texts expect nothing', () => {
  expect(readExpectations(NO_EXPECTATIONS)).toEqual({
    profile: 'plain',
    algorithms: [],
    issuer: undefined,
    audience: [],
    type: undefined,
    nonce: undefined,
    claims: [],
    scopes: [],
    tolerance: { ok: true, value: 0 },
    asOf: { ok: true, value: undefined },
  });
});

test.each([
  ['a b', ['a', 'b']],
  [' a,b ,  c\n', ['a', 'b', 'c']],
  ['"my api", other', ['my api', 'other']],
  ['a a', ['a']],
  ['', []],
])('%j is a list', (text, items) => {
  expect(readList(text)).toEqual(items);
});

test('a list is read back as it was written', () => {
  const item = fc.string({ minLength: 1 }).filter((text) => !text.includes('"'));
  fc.assert(
    fc.property(fc.uniqueArray(item), (items) => {
      expect(readList(writeList(items))).toEqual(items);
    }),
  );
});

test.each([
  ['60', { ok: true, value: 60 }],
  [' 60 s', { ok: true, value: 60 }],
  ['0', { ok: true, value: 0 }],
  ['-1', { ok: false, problem: { code: 'not-seconds' } }],
  ['1 h', { ok: false, problem: { code: 'not-seconds' } }],
])('a tolerance of %j', (tolerance, read) => {
  expect(readExpectations({ ...NO_EXPECTATIONS, tolerance }).tolerance).toEqual(read);
});

describe('the type that a profile requires', () => {
  test.each<readonly [ReceiverProfile, string, string | undefined]>([
    ['plain', '', undefined],
    ['access-token', '', 'at+jwt'],
    ['access-token', 'my+jwt', 'my+jwt'],
    ['id-token', '', undefined],
    ['id-token', 'at+jwt', 'at+jwt'],
  ])('of %s with %j typed is %j', (profile, type, expected) => {
    expect(readExpectations({ ...NO_EXPECTATIONS, profile, type }).type).toBe(expected);
  });
});

describe('taken from a token', () => {
  const header = { alg: 'ES256', typ: 'at+jwt' };
  const claims = {
    iss: 'https://a.example/',
    aud: ['orders', 'my api'],
    sub: 'a',
    exp: 1,
    iat: 1,
    scope: 'a b',
    role: 'x',
  };
  const token = readToken(tokenText(JSON.stringify(header), JSON.stringify(claims)));

  test('is what it says, and what the user chose stays', () => {
    const own: ExpectationTexts = { ...NO_EXPECTATIONS, tolerance: '60', clock: '0' };
    expect(fillFromToken(own, token)).toEqual({
      profile: 'plain',
      nonce: '',
      algorithms: 'ES256',
      issuer: 'https://a.example/',
      audience: 'orders, "my api"',
      type: 'at+jwt',
      claims: 'exp, iat, sub',
      scopes: 'a, b',
      tolerance: '60',
      clock: '0',
    });
  });

  test('fills no field in which the user typed', () => {
    const own: ExpectationTexts = {
      profile: 'id-token',
      algorithms: 'RS256',
      issuer: 'https://b.example/',
      audience: 'api',
      type: 'jwt',
      nonce: 'n',
      claims: 'jti',
      scopes: 'c',
      tolerance: '1',
      clock: '0',
    };
    expect(fillFromToken(own, token)).toEqual(own);
  });

  test('is met by that token', () => {
    const expecting = fillFromToken(NO_EXPECTATIONS, token);
    const checks = checkAll(claims, { header, expecting, now: 0 });
    for (const name of ['algorithm', 'issuer', 'audience', 'type', 'claims', 'scopes']) {
      expect(
        checks.find((check) => check.name === name),
        name,
      ).toMatchObject({ result: 'pass' });
    }
  });

  test('of a token without claims nothing is taken', () => {
    const bare = readToken(tokenText('{"alg":"HS256"}', '[]'));
    expect(fillFromToken(NO_EXPECTATIONS, bare)).toEqual({
      ...NO_EXPECTATIONS,
      algorithms: 'HS256',
    });
  });
});
