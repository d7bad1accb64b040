import { describe, expect, test } from 'vitest';
import type { CheckName } from '../../../src/core/checks/check.ts';
import {
  type ExpectationTexts,
  NO_EXPECTATIONS,
} from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../../src/core/checks/expectations.ts';
import { deriveConclusion } from '../../../src/core/conclusion/derive-conclusion.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { readToken } from '../read-token.ts';
import {
  ALGORITHM,
  checkAll,
  checkOne,
  deriveAll,
  ENCRYPTED,
  MISMATCH,
  NO_KEY,
  NOW,
  reviewOf,
  VERIFIED,
} from './check-one.ts';

type Result = 'pass' | 'fail' | 'skipped';
type Claims = Readonly<Record<string, unknown>>;

const ORDER: readonly CheckName[] = [
  'form',
  'algorithm',
  'signature',
  'key',
  'expiry',
  'not-before',
  'issued-at',
  'issuer',
  'audience',
  'type',
  'claims',
  'scopes',
  'profile',
];

test('the checks stand in the order in which a receiver makes them', () => {
  expect(checkAll({}).map(({ name }) => name)).toEqual(ORDER);
});

test('a token that says nothing, to a receiver that expects nothing', () => {
  const results = Object.fromEntries(checkAll({}).map(({ name, result }) => [name, result]));
  expect(results).toEqual({
    form: 'pass',
    algorithm: 'pass',
    signature: 'pass',
    key: 'pass',
    expiry: 'skipped',
    'not-before': 'skipped',
    'issued-at': 'skipped',
    issuer: 'skipped',
    audience: 'skipped',
    type: 'skipped',
    claims: 'skipped',
    scopes: 'skipped',
    profile: 'skipped',
  });
});

test('the form is said in a whole sentence', () => {
  expect(checkOne('form', {}).reason).toBe('The token is a compact JWS with three parts.');
});

describe('times, to the second', () => {
  test.each<[CheckName, Claims, Partial<ExpectationTexts>, Result, string]>([
    ['expiry', { exp: NOW + 1 }, {}, 'pass', 'Expires in less than a minute'],
    ['expiry', { exp: NOW }, {}, 'fail', 'The token expired less than a minute ago'],
    [
      'expiry',
      { exp: NOW - 180 },
      {},
      'fail',
      'The token expired 3 minutes ago, on 2027-01-15 07:57:00 UTC.',
    ],
    [
      'expiry',
      { exp: NOW - 59 },
      { tolerance: '60' },
      'pass',
      'within the clock tolerance of 60 s',
    ],
    ['expiry', { exp: NOW - 60 }, { tolerance: '60' }, 'fail', 'The clock tolerance is 60 s.'],
    ['expiry', { exp: NOW + 0.5 }, {}, 'pass', 'Expires in less than a minute'],
    ['expiry', {}, {}, 'skipped', 'The token has no “exp”, so it never expires.'],
    [
      'expiry',
      { exp: String(NOW + 60) },
      {},
      'fail',
      '“exp” is a string; it must be a number of seconds (RFC 7519 §2).',
    ],
    ['expiry', { exp: null }, {}, 'fail', '“exp” is null'],
    [
      'expiry',
      { exp: (NOW + 60) * 1000 },
      {},
      'skipped',
      '“exp” must be in seconds, but is in milliseconds',
    ],
    ['not-before', { nbf: NOW }, {}, 'pass', 'Became valid less than a minute ago'],
    [
      'not-before',
      { nbf: NOW + 1 },
      {},
      'fail',
      'The token becomes valid in less than a minute, on 2027-01-15 08:00:01 UTC.',
    ],
    [
      'not-before',
      { nbf: NOW + 30 },
      { tolerance: '30' },
      'pass',
      'within the clock tolerance of 30 s',
    ],
    [
      'not-before',
      { nbf: NOW + 31 },
      { tolerance: '30' },
      'fail',
      'The token becomes valid in less than a minute',
    ],
    [
      'not-before',
      { nbf: NOW * 1000 },
      {},
      'fail',
      '“nbf” is in milliseconds, but must be in seconds',
    ],
    ['not-before', { nbf: true }, {}, 'fail', '“nbf” is a boolean'],
    ['issued-at', { iat: NOW }, {}, 'pass', 'less than a minute ago'],
    ['issued-at', { iat: NOW + 60 }, {}, 'pass', 'within the allowed clock skew'],
    ['issued-at', { iat: NOW + 61 }, {}, 'fail', '“iat” is 1 minute in the future'],
    [
      'issued-at',
      { iat: NOW + 120 },
      { tolerance: '120' },
      'pass',
      'within the allowed clock skew',
    ],
    [
      'issued-at',
      { iat: (NOW - 5) * 1000 },
      {},
      'fail',
      '“iat” is in milliseconds, but must be in seconds',
    ],
    ['issued-at', { iat: [NOW] }, {}, 'fail', '“iat” is an array'],
  ])('%s of %j, expecting %j: %s', (name, claims, expecting, result, words) => {
    const check = checkOne(name, claims, { expecting });

    expect(check).toMatchObject({ result });
    expect(check.reason).toContain(words);
  });

  test('a number beyond any calendar is no date', () => {
    const check = checkOne('expiry', {}, { payload: '{"exp":1e400}' });
    expect(check).toMatchObject({ result: 'fail', brief: '“exp” is not a valid timestamp' });
  });

  test.each([
    ['2026-11-22T14:02:11Z', 1_795_356_131],
    ['Date: Sun, 22 Nov 2026 14:02:11 GMT', 1_795_356_131],
    ['1795356131', 1_795_356_131],
  ])('as of %s, whatever the clock says', (clock, exp) => {
    expect(checkOne('expiry', { exp }, { expecting: { clock } }).result).toBe('fail');
    expect(checkOne('expiry', { exp: exp + 1 }, { expecting: { clock } }).result).toBe('pass');
  });

  test.each([
    [{ clock: 'yesterday' }, 'the time to check at can’t be read'],
    [{ tolerance: 'a while' }, 'the clock tolerance is not a whole number of seconds'],
  ])('%j: nothing is said rather than by another clock', (expecting, missing) => {
    for (const name of ['expiry', 'not-before', 'issued-at'] as const) {
      const check = checkOne(name, { exp: NOW, nbf: NOW, iat: NOW }, { expecting });
      expect(check).toMatchObject({ result: 'skipped', missing });
    }
  });

  test('how long ago it expired counts in whole units', () => {
    expect(checkOne('expiry', { exp: NOW - 180 })).toMatchObject({
      brief: 'expired',
      ago: '3 minutes ago',
    });
    expect(checkOne('expiry', { exp: NOW - 179 })).toMatchObject({ ago: '2 minutes ago' });
    expect(checkOne('expiry', { exp: NOW - 1 })).toMatchObject({ ago: '1 second ago' });
    expect(checkOne('expiry', { exp: NOW })).toMatchObject({ ago: 'just now' });
  });
});

describe('issuer', () => {
  test.each<[unknown, string, Result, string]>([
    ['https://a.example', 'https://a.example', 'pass', '“https://a.example”'],
    [
      'https://a.example/',
      'https://a.example',
      'fail',
      'They differ only by a trailing slash in the token’s value',
    ],
    ['https://a.example', 'https://a.example/', 'fail', 'a trailing slash in the expected value'],
    ['https://A.example', 'https://a.example', 'fail', 'They differ only in upper/lower case.'],
    [
      'https://A.example/',
      'https://a.example',
      'fail',
      'They differ only in upper/lower case and by a trailing slash',
    ],
    [
      'https://b.example',
      'https://a.example',
      'fail',
      'The issuer is “https://b.example”; you expect “https://a.example”.',
    ],
    [
      undefined,
      'https://a.example',
      'fail',
      'The token has no “iss”; you expect “https://a.example”.',
    ],
    [['https://a.example'], 'https://a.example', 'fail', '“iss” is an array; it must be a string'],
    [42, '', 'fail', '“iss” is a number'],
    [
      'https://a.example',
      '',
      'skipped',
      'No expected issuer is set. The token’s issuer is “https://a.example”.',
    ],
    [undefined, '', 'skipped', 'The token has no “iss”.'],
  ])('%j where %j is expected: %s', (iss, issuer, result, words) => {
    const check = checkOne('issuer', { iss }, { expecting: { issuer } });
    expect(check).toMatchObject({ result });
    expect(check.reason).toContain(words);
  });

  test('long ones are shown as far as they differ', () => {
    const start = 'https://login.microsoftonline.com/11111111-2222-3333-4444-55555555555';
    const check = checkOne(
      'issuer',
      { iss: `${start}6/` },
      { expecting: { issuer: `${start}7/` } },
    );
    expect(check.reason).toContain(`The issuer is “${start}6/”; you expect “${start}7/”.`);
  });

  test('another host is no near miss', () => {
    const { reason } = checkOne(
      'issuer',
      { iss: 'https://b' },
      { expecting: { issuer: 'https://a' } },
    );
    expect(reason).not.toContain('differ');
  });
});

describe('audience', () => {
  test.each<[unknown, string, Result, string]>([
    ['orders', 'orders', 'pass', '“orders”'],
    [['billing', 'orders'], 'orders', 'pass', '“orders”, 1 of 2'],
    [['billing'], 'orders, billing', 'pass', '“billing”'],
    ['billing', 'orders', 'fail', 'The audience is “billing”; you expect “orders”.'],
    [
      ['a', 'b'],
      'orders, stock',
      'fail',
      'The audience is “a” and “b”; you expect “orders” or “stock”.',
    ],
    [[], 'orders', 'fail', '“aud” is empty; you expect “orders”.'],
    ['Orders', 'orders', 'fail', 'They differ only in upper/lower case.'],
    [undefined, 'orders', 'fail', 'The token has no “aud”'],
    [{ orders: true }, 'orders', 'fail', '“aud” is an object'],
    [
      ['orders', 1],
      'orders',
      'fail',
      '“aud” is an array with values that are not strings; it must be a string or an array of strings',
    ],
    ['orders', '', 'skipped', 'No expected audience is set. The token’s audience is “orders”.'],
    [[], '', 'skipped', 'No expected audience is set. “aud” is empty.'],
    [undefined, '', 'skipped', 'The token has no “aud”.'],
  ])('%j where %j is expected: %s', (aud, audience, result, words) => {
    const check = checkOne('audience', { aud }, { expecting: { audience } });
    expect(check).toMatchObject({ result });
    expect(check.reason).toContain(words);
  });
});

describe('type', () => {
  test.each<[unknown, string, Result]>([
    ['at+jwt', 'at+jwt', 'pass'],
    ['AT+JWT', 'at+jwt', 'pass'],
    ['application/at+jwt', 'at+jwt', 'pass'],
    ['at+jwt', 'application/at+jwt', 'pass'],
    ['Application/At+Jwt', 'AT+jwt', 'pass'],
    ['JWT', 'at+jwt', 'fail'],
    ['text/at+jwt', 'at+jwt', 'fail'],
    [undefined, 'at+jwt', 'fail'],
    [['at+jwt'], 'at+jwt', 'fail'],
    [7, '', 'fail'],
    ['JWT', '', 'skipped'],
    [undefined, '', 'skipped'],
  ])('%j where %j is expected: %s', (typ, type, result) => {
    expect(checkOne('type', {}, { header: { typ }, expecting: { type } }).result).toBe(result);
  });
});

describe('algorithm', () => {
  test.each<[unknown, string, Result, string]>([
    ['HS256', '', 'pass', 'HS256'],
    ['HS256', 'ES256 HS256', 'pass', 'HS256'],
    ['HS256', 'ES256, RS256', 'fail', 'The algorithm is HS256; you expect ES256, RS256.'],
    ['hs256', 'HS256', 'fail', 'only in upper/lower case'],
    ['none', '', 'fail', 'must reject unsigned tokens'],
    ['NONE', 'HS256', 'fail', 'must reject unsigned tokens'],
    ['none', 'none', 'pass', 'none'],
    [undefined, '', 'fail', 'no “alg”'],
    [256, '', 'fail', 'no “alg”'],
  ])('%j where %j is allowed: %s', (alg, algorithms, result, words) => {
    const check = checkOne('algorithm', {}, { header: { alg }, expecting: { algorithms } });
    expect(check).toMatchObject({ result });
    expect(check.reason).toContain(words);
  });
});

describe('signature and key', () => {
  const embedded = { member: 'jwk', matches: true, isUsers: false } as const;
  const named = {
    state: 'unverified',
    reason: 'key-named-by-token',
    algorithm: ALGORITHM,
    parameter: 'jku',
  } as const;
  test.each<[string, SignatureVerdict | undefined, Result, Result]>([
    ['verified', VERIFIED, 'pass', 'pass'],
    ['a mismatch', MISMATCH, 'fail', 'pass'],
    ['no key', NO_KEY, 'skipped', 'skipped'],
    ['being checked', undefined, 'skipped', 'skipped'],
    ['unsecured', { state: 'unverified', reason: 'unsecured' }, 'fail', 'skipped'],
    [
      'without a signature',
      { state: 'unverified', reason: 'signature-empty', algorithm: ALGORITHM },
      'fail',
      'skipped',
    ],
    [
      'its own key',
      { state: 'unverified', reason: 'self-verifying', algorithm: ALGORITHM, embedded },
      'skipped',
      'fail',
    ],
    ['edited', { state: 'invalid', reason: 'edited', canSign: false }, 'fail', 'skipped'],
    [
      'an unknown algorithm',
      { state: 'unsupported', reason: 'unknown-algorithm', name: 'X' },
      'skipped',
      'skipped',
    ],
    ['encrypted', ENCRYPTED, 'skipped', 'skipped'],
  ])('%s', (_, verdict, signature, key) => {
    expect(checkOne('signature', {}, { verdict }).result).toBe(signature);
    expect(checkOne('key', {}, { verdict }).result).toBe(key);
  });

  test('a key from an address in the token is not trusted', () => {
    const origin = { kind: 'token', parameter: 'jku', address: 'https://x', at: NOW } as const;
    expect(checkOne('signature', {}, { verdict: named, origin })).toMatchObject({
      result: 'skipped',
      missing: 'no key from the issuer',
    });
    expect(checkOne('key', {}, { verdict: named, origin }).result).toBe('fail');
    expect(checkOne('key', {}, { verdict: MISMATCH, origin }).result).toBe('fail');
  });

  test.each(['link', 'share', 'file', 'text'] as const)(
    'a key that came by a %s leaves the answer open',
    (channel) => {
      const origin = { kind: 'arrived', channel } as const;
      const { checks, conclusion } = deriveAll({ exp: NOW + 60 }, { origin });
      expect(checks.find(({ name }) => name === 'key')).toMatchObject({ result: 'skipped' });
      expect(conclusion).toMatchObject({
        state: 'unknown',
        why: 'the key is not confirmed as the issuer’s',
      });
      expect(deriveAll({ exp: NOW + 60 }).conclusion?.state).toBe('accepted');
    },
  );

  test('a signature of Open Banking from the future is rejected', () => {
    const name = 'http://openbanking.org.uk/iat';
    const at = (seconds: number) => ({ header: { [name]: seconds, crit: [name] } });
    expect(checkOne('issued-at', {}, at(NOW + 7200))).toMatchObject({
      result: 'fail',
      brief: 'signed in the future',
    });
    expect(checkOne('issued-at', {}, at(NOW - 10)).result).not.toBe('fail');
  });

  test('extensions that few APIs understand leave the answer open', () => {
    const name = 'http://openbanking.org.uk/iss';
    const critical = deriveAll({}, { header: { [name]: 'a', crit: [name] } });
    expect(critical.conclusion).toMatchObject({
      state: 'unknown',
      why: 'not every API understands the critical extensions',
    });
    expect(deriveAll({}, { header: { [name]: 'a' } }).conclusion?.state).toBe('accepted');
  });

  test('a key that was fetched says from where', () => {
    const origin = {
      kind: 'fetched',
      issuer: undefined,
      address: 'https://a/jwks',
      at: NOW,
    } as const;
    expect(checkOne('key', {}, { origin })).toMatchObject({ result: 'pass' });
    expect(checkOne('key', {}, { origin }).reason).toContain('https://a/jwks');
  });
});

describe('required claims', () => {
  test.each<[Claims, string, Result, string]>([
    [{ sub: 'a', jti: '' }, 'sub jti', 'pass', '“sub” and “jti”'],
    [{ sub: 'a' }, 'sub, jti', 'fail', 'The token has no “jti”.'],
    [{ sub: null }, 'sub', 'fail', '“sub” is null.'],
    [{ a: 1 }, 'sub jti', 'fail', 'The token has no “sub” or “jti”.'],
    [{}, '', 'skipped', 'No required claims are set.'],
  ])('%j where %j is required: %s', (given, claims, result, words) => {
    const check = checkOne('claims', given, { expecting: { claims } });
    expect(check).toMatchObject({ result });
    expect(check.reason).toContain(words);
  });
});

describe('scopes', () => {
  test.each<[Claims, string, Result, string]>([
    [{ scope: 'orders:read orders:write' }, 'orders:read', 'pass', '“orders:read” in “scope”'],
    [{ scp: ['orders:read'] }, 'orders:read', 'pass', 'in “scp”'],
    [{ scp: 'a b' }, 'b a', 'pass', 'in “scp”'],
    [
      { scope: 'orders:read' },
      'orders:read orders:write',
      'fail',
      'The token doesn’t grant “orders:write”',
    ],
    [{ scope: 'Orders:Read' }, 'orders:read', 'fail', 'The token doesn’t grant “orders:read”'],
    [{ scope: 'a,b' }, 'a b', 'fail', 'comma-separated'],
    [{ scope: ['a'] }, 'a', 'fail', 'must be one string of space-separated scopes (RFC 8693 §4.2)'],
    [{ scope: 7 }, 'a', 'fail', '“scope” is a number; it must be a string (RFC 8693 §4.2).'],
    [
      { scp: ['a', 1] },
      'a',
      'fail',
      '“scp” is an array with values that are not strings; it must be a string or an array of strings.',
    ],
    [{}, 'a', 'fail', 'neither “scope” nor “scp”'],
    [{ scope: 'a' }, '', 'skipped', 'No expected scopes are set. The token’s scope is “a”.'],
    [{ scp: ['a', 'b'] }, '', 'skipped', 'The token’s scopes are “a” and “b”.'],
    [{ scope: '' }, '', 'skipped', 'No expected scopes are set. “scope” is empty.'],
    [{}, '', 'skipped', 'No expected scopes are set.'],
  ])('%j where %j is required: %s', (claims, scopes, result, words) => {
    const check = checkOne('scopes', claims, { expecting: { scopes } });
    expect(check).toMatchObject({ result });
    expect(check.reason).toContain(words);
  });
});

describe('profile', () => {
  const access = { iss: 'a', exp: 1, aud: 'b', sub: 'c', client_id: 'd', iat: 1, jti: 'e' };
  const id = { iss: 'a', sub: 'b', aud: 'c', exp: 1, iat: 1 };
  const jkt = 'A'.repeat(43);
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const logout = { iss: 'a', aud: 'b', iat: 1, exp: 2, jti: 'c', events, sid: 'd' };
  const assertion = { iss: 'me', sub: 'me', aud: 'as', exp: 1 };
  test.each<[Claims, string | undefined, ExpectationTexts['profile'], Result, string]>([
    [access, 'at+jwt', 'access-token', 'pass', 'RFC 9068 §2.2'],
    [access, 'at+jwt', 'plain', 'pass', 'an access token'],
    [
      { ...access, client_id: undefined },
      'at+jwt',
      'plain',
      'fail',
      'The token has no “client_id”, which an access token must have (RFC 9068 §2.2).',
    ],
    [
      { ...access, jti: undefined },
      undefined,
      'access-token',
      'fail',
      'The token has no “jti”, which an access',
    ],
    [{ scope: 'a' }, 'JWT', 'plain', 'skipped', 'The token looks like an access token.'],
    [{}, undefined, 'plain', 'skipped', 'No profile is chosen'],
    [id, undefined, 'id-token', 'pass', 'OpenID Connect Core §2'],
    [{ ...id, sub: 'x'.repeat(256) }, undefined, 'id-token', 'fail', 'longer than 255'],
    [id, 'at+jwt', 'id-token', 'fail', 'you expect an OIDC ID token'],
    [{ cnf: { jkt } }, undefined, 'dpop-bound', 'pass', 'RFC 9449 §6.1'],
    [{ ...access, cnf: { jkt } }, 'at+jwt', 'dpop-bound', 'pass', 'DPoP'],
    [{ cnf: { jkt: 'short' } }, undefined, 'dpop-bound', 'fail', '43 base64url characters'],
    [{ cnf: { 'x5t#S256': jkt } }, undefined, 'dpop-bound', 'fail', 'no “jkt”'],
    [{}, undefined, 'dpop-bound', 'fail', 'The token has no “cnf”, which a DPoP-bound token'],
    [
      { jti: 'a', htm: 'GET', htu: 'https://a', iat: 1 },
      'dpop+jwt',
      'dpop-bound',
      'fail',
      'the token is a DPoP proof',
    ],
    [logout, 'logout+jwt', 'logout-token', 'pass', 'Back-Channel Logout §2.4'],
    [{ ...logout, nonce: 'n' }, undefined, 'logout-token', 'fail', 'must not have a “nonce”'],
    [{ ...logout, sid: undefined }, undefined, 'logout-token', 'fail', 'must have “sub” or “sid”'],
    [
      { ...logout, events: {} },
      undefined,
      'logout-token',
      'fail',
      '“events” of a logout token must have an object named',
    ],
    [
      { ...logout, events: undefined },
      undefined,
      'logout-token',
      'fail',
      'The token has no “events”, which a logout token',
    ],
    [assertion, undefined, 'client-assertion', 'pass', 'RFC 7523 §3'],
    [{ ...assertion, sub: 'you' }, undefined, 'client-assertion', 'fail', '“iss” and “sub” differ'],
    [
      { ...assertion, exp: undefined },
      undefined,
      'client-assertion',
      'fail',
      'The token has no “exp”, which a client assertion',
    ],
    [
      { iat: 1, aud: 'a', nonce: 'b' },
      'kb+jwt',
      'plain',
      'fail',
      'The token has no “sd_hash”, which',
    ],
  ])('%j of type %j as %s: %s', (claims, typ, profile, result, words) => {
    const check = checkOne('profile', claims, { header: { typ }, expecting: { profile } });
    expect(check).toMatchObject({ result });
    expect(check.reason).toContain(words);
  });

  test.each<[Claims, ExpectationTexts['profile'], string]>([
    [{}, 'dpop-bound', 'a required claim for a DPoP-bound token is missing'],
    [{}, 'id-token', 'required claims for an OIDC ID token are missing'],
    [{ ...logout, nonce: 'n', jti: undefined }, 'logout-token', 'not valid as a logout token'],
  ])('says of %j as %s in a few words: %s', (claims, profile, brief) => {
    expect(checkOne('profile', claims, { expecting: { profile } })).toMatchObject({ brief });
  });

  test('offers the profile that the token looks like', () => {
    expect(checkOne('profile', { scope: 'a' })).toMatchObject({ profile: 'access-token' });
  });
});

describe('a token that cannot be read in full', () => {
  const checksOf = (text: string) => {
    const expectations = readExpectations(NO_EXPECTATIONS);
    const review = reviewOf(readToken(text), undefined);
    return deriveConclusion({ ...review, expectations, now: NOW }).checks;
  };

  test('a payload that is no object is no claims set', () => {
    expect(checkOne('form', {}, { payload: '[1]' })).toMatchObject({ result: 'fail' });
    expect(checkOne('expiry', {}, { payload: '[1]' }).reason).toBe('The claims can’t be read.');
  });

  test('of an encrypted one the claims are not looked at', () => {
    const checks = checksOf(
      'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..YWFhYWFhYWFhYWFh.YQ.YWFhYWFhYWFhYWFhYWFhYQ',
    );
    expect(checks[0]).toMatchObject({ name: 'form', result: 'pass' });
    expect(checks.at(-1)?.reason).toBe('The claims are encrypted.');
  });

  test('a header that is no JSON', () => {
    const checks = checksOf('eyJ9.eyJ9.YQ');
    expect(checks[0]).toMatchObject({ name: 'form', result: 'fail', brief: 'malformed' });
    expect(checks.every(({ result }, index) => index === 0 || result === 'skipped')).toBe(true);
  });
});
