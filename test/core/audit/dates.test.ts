import { describe, expect, test } from 'vitest';
import { auditLines, GOOD_CLAIMS, linesOfClaims, NOW } from './build-subject.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;
const { exp: _exp, ...WITHOUT_EXP } = GOOD_CLAIMS;

describe('exp-lookalike', () => {
  test.each([
    ['expires', NOW],
    ['expires_at', NOW],
    ['expiresAt', '2026-08-05T12:00:00Z'],
    ['expires_in', HOUR],
    ['ttl', 60],
    ['Exp', NOW],
  ])('reports "%s" in place of "exp", once', (name, value) => {
    expect(auditLines({ payload: { ...WITHOUT_EXP, [name]: value } })).toEqual([
      `medium exp-lookalike /${name}`,
    ]);
  });

  test('stays silent beside "exp", and for a value that is not a date', () => {
    expect(linesOfClaims({ expires_at: NOW, ttl: 5 })).toEqual([]);
    expect(auditLines({ payload: { ...WITHOUT_EXP, expires: { a: 1 } } })).toEqual([
      'medium exp-missing',
    ]);
  });
});

describe('exp-order', () => {
  test.each([
    ['at "iat"', { iat: NOW + 10, exp: NOW + 10 }, ['high exp-order /exp']],
    ['before "iat"', { iat: NOW + 30, exp: NOW + 10 }, ['high exp-order /exp']],
    [
      'before "nbf"',
      { nbf: NOW + 50, exp: NOW + 10 },
      ['high exp-order /exp', 'info token-not-yet /nbf'],
    ],
  ])('reports an "exp" %s', (_, claims, lines) => {
    expect(linesOfClaims(claims)).toEqual(lines);
  });

  test('reports a login after the token', () => {
    const { iat } = GOOD_CLAIMS;
    expect(linesOfClaims({ auth_time: iat + 61 })).toEqual(['medium exp-order /auth_time']);
    expect(linesOfClaims({ auth_time: iat + 60 })).toEqual([]);
  });

  test('leaves milliseconds to their own rule', () => {
    expect(linesOfClaims({ iat: NOW * 1000 })).toEqual(['high exp-milliseconds /iat']);
    expect(linesOfClaims({ auth_time: NOW * 1000 })).toEqual(['high exp-milliseconds /auth_time']);
  });
});

describe('exp-extreme', () => {
  test.each([
    ['0', 0, ['medium exp-extreme /exp', 'info token-expired /exp']],
    ['-1', -1, ['medium exp-extreme /exp', 'info token-expired /exp']],
    ['the end of 32 bits', 2 ** 31 - 1, ['high exp-extreme /exp']],
    ['the end of the year 9999', 253_402_300_799, ['high exp-extreme /exp']],
    ['eleven years', NOW + 11 * YEAR, ['high exp-extreme /exp']],
    ['nine years', NOW + 9 * YEAR, ['high lifetime-long /exp']],
  ])('for %s', (_, exp, lines) => {
    expect(linesOfClaims({ exp })).toEqual(lines);
  });

  test('is normal for what is meant to last', () => {
    const exp = NOW + 20 * YEAR;
    expect(linesOfClaims({ vct: 'https://a.test', exp })).toEqual([]);
    expect(linesOfClaims({ iss: 'supabase', role: 'anon', exp })).toEqual([]);
  });
});

describe('lifetime-profile', () => {
  const ASSERTION = { iss: 'client', sub: 'client', aud: 'https://a.test/token', jti: 'x' };
  const REQUEST = { response_type: 'code', client_id: 'a', redirect_uri: 'https://a.test' };

  test.each([
    ['a client assertion of an hour', ASSERTION, HOUR],
    ['a request object of two hours', REQUEST, 2 * HOUR],
    [
      'a logout token of an hour',
      { events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, typ: 'Logout' },
      HOUR,
    ],
  ])('reports %s', (_, claims, lifetime) => {
    const payload = { ...GOOD_CLAIMS, ...claims, iat: NOW - 5, exp: NOW - 5 + lifetime };
    const header = { alg: 'RS256', typ: 'own+jwt' };
    expect(auditLines({ header, payload })).toEqual(['low lifetime-profile /exp']);
  });

  test.each([
    ['a client assertion of ten minutes', ASSERTION, 600],
    ['a request object of an hour', REQUEST, HOUR],
    [
      'a service account of Google',
      { ...ASSERTION, aud: 'https://oauth2.googleapis.com/token' },
      HOUR,
    ],
    ['a token about its own issuer', { ...ASSERTION, aud: 'api' }, HOUR],
  ])('stays silent for %s', (_, claims, lifetime) => {
    expect(linesOfClaims({ ...claims, iat: NOW - 5, exp: NOW - 5 + lifetime })).toEqual([]);
  });

  test('gives way where the token lives for days', () => {
    const claims = { ...ASSERTION, iat: NOW, exp: NOW + 40 * DAY };
    expect(linesOfClaims(claims)).toEqual(['medium lifetime-long /exp']);
  });

  test.each([
    [299, []],
    [301, ['info lifetime-profile /iat']],
  ])('of a DPoP proof of %d seconds', (age, lines) => {
    const payload = { jti: 'a', htm: 'GET', htu: 'https://a.test/', iat: NOW - age };
    expect(auditLines({ header: { alg: 'ES256', typ: 'dpop+jwt' }, payload })).toEqual(lines);
  });
});

describe('iat-missing', () => {
  test('is information on a token of no known kind', () => {
    expect(auditLines({ payload: { iss: 'a', sub: 'a', exp: NOW + 60 } })).toEqual([
      'info iat-missing',
    ]);
  });

  test.each([
    ['a begin', { nbf: NOW, exp: NOW + 60 }],
    ['a known kind', { scope: 'a', exp: NOW + 60 }],
  ])('is not said of %s', (_, payload) => {
    expect(auditLines({ payload })).toEqual([]);
  });

  test('is not said beside a token that never expires', () => {
    expect(auditLines({ payload: { iss: 'a', sub: 'a' } })).toEqual(['medium exp-missing']);
  });
});

test.each([
  ['exp', NOW + 60.5, 1],
  ['auth_time', GOOD_CLAIMS.iat - 0.25, 1],
  ['exp', NOW + 60, 0],
  ['updated_at', NOW + 0.5, 0],
])('time-fraction: "%s" of %d', (name, time, count) => {
  expect(linesOfClaims({ [name]: time })).toEqual(count ? [`info time-fraction /${name}`] : []);
});
