import { describe, expect, test } from 'vitest';
import { auditCodes, auditLines, GOOD_CLAIMS, linesOfClaims, NOW } from './build-subject.ts';

const DAY = 86_400;

describe('exp-milliseconds', () => {
  test.each([
    ['exp', (NOW + 3000) * 1e3],
    ['exp', (NOW + 3000) * 1e6],
    ['exp', (NOW + 3000) * 1e9],
    ['nbf', NOW * 1e3],
    ['iat', NOW * 1e3],
    ['auth_time', NOW * 1e3],
    ['exp', (NOW - 40 * 365 * DAY) * 1e3],
  ])('reports "%s" of %d and nothing that follows from it', (name, time) => {
    expect(linesOfClaims({ [name]: time })).toEqual([`high exp-milliseconds /${name}`]);
  });

  test('reports each claim once', () => {
    const payload = { exp: (NOW + 60) * 1e3, iat: NOW * 1e3, nbf: NOW * 1e3 };
    expect(auditLines({ payload })).toEqual([
      'high exp-milliseconds /exp',
      'high exp-milliseconds /nbf',
      'high exp-milliseconds /iat',
    ]);
  });

  test.each([
    ['the end of the year 9999', 253_402_300_799, ['high exp-extreme /exp']],
    ['the year 5138', 100_000_000_000, ['high exp-extreme /exp']],
    ['milliseconds in 300 years', (NOW + 300 * 365 * DAY) * 1e3, ['high time-not-number /exp']],
  ])('does not take %s for milliseconds', (_, exp, lines) => {
    expect(linesOfClaims({ exp })).toEqual(lines);
  });
});

describe('time-not-number', () => {
  test.each([
    ['"1785931200"'],
    ['"tomorrow"'],
    ['true'],
    ['null'],
    ['{}'],
    ['[1785931200]'],
    ['1e400'],
    ['-1e300'],
    ['9223372036854775807'],
    ['9007199254740991'],
  ])('reports "exp" of %s as high', (exp) => {
    expect(auditLines({ payload: `{"iat":${NOW},"exp":${exp}}` })).toEqual([
      'high time-not-number /exp',
    ]);
  });

  test.each([
    ['nbf', 'high'],
    ['iat', 'low'],
    ['auth_time', 'low'],
  ])('reports "%s" as a string as %s', (name, severity) => {
    expect(linesOfClaims({ [name]: `${NOW}` })).toEqual([`${severity} time-not-number /${name}`]);
  });

  test.each([[1785934200.5], [0], [-1]])('takes %d as a date', (nbf) => {
    expect(linesOfClaims({ nbf: Math.min(nbf, NOW) })).toEqual([]);
  });

  test('does not report claims that may be of any type', () => {
    expect(linesOfClaims({ updated_at: '2026-01-01T00:00:00Z', orig_iat: 'x' })).toEqual([]);
  });
});

describe('lifetime-long', () => {
  test.each([
    ['over a day', DAY + 3600, 'low'],
    ['just over a month', 31 * DAY, 'medium'],
    ['just over a year', 366 * DAY, 'high'],
  ])('reports %s', (_, lifetime, severity) => {
    const iat = NOW - 60;
    expect(linesOfClaims({ iat, exp: iat + lifetime })).toEqual([`${severity} lifetime-long /exp`]);
  });

  test('counts from now where "iat" is missing', () => {
    expect(auditLines({ payload: { exp: NOW + 40 * DAY } })).toEqual([
      'medium lifetime-long /exp',
      'info iat-missing',
    ]);
  });

  test('reports long lifetimes of expired tokens', () => {
    expect(linesOfClaims({ iat: NOW - 50 * DAY, exp: NOW - DAY })).toEqual([
      'medium lifetime-long /exp',
      'info token-expired /exp',
    ]);
  });

  test.each([
    ['a day', {}, DAY],
    ['a day with "iat" five minutes back, as Entra ID sets it', {}, DAY + 300],
    ['28 hours with continuous access evaluation', { xms_cc: ['CP1'] }, 28 * 3600],
    ['six months for Apple', { aud: 'https://appleid.apple.com' }, 15_777_000],
    ['a refresh token of Keycloak', { typ: 'Refresh' }, 60 * DAY],
    ['the anonymous key of Supabase', { iss: 'supabase', role: 'anon' }, 3650 * DAY],
    ['a credential', { vct: 'https://credentials.test/id' }, 3650 * DAY],
  ])('stays silent for %s', (_, claims, lifetime) => {
    const iat = NOW - 60;
    expect(linesOfClaims({ ...claims, iat, exp: iat + lifetime })).toEqual([]);
  });
});

describe('iat-future', () => {
  test.each([
    [61, 'low'],
    [3600, 'low'],
    [3601, 'medium'],
  ])('reports "iat" %d seconds ahead as %s', (ahead, severity) => {
    expect(linesOfClaims({ iat: NOW + ahead, exp: NOW + 5000 })).toEqual([
      `${severity} iat-future /iat`,
    ]);
  });

  test('allows a minute for clocks that differ', () => {
    expect(linesOfClaims({ iat: NOW + 60 })).toEqual([]);
  });
});

test('looks at the last of duplicates and reports the duplicate for both', () => {
  const payload = `{"iss":"a","sub":"a","iat":${NOW},"exp":${NOW + 60},"exp":"never"}`;
  expect(auditLines({ payload })).toEqual(['high dup-member /exp']);
  expect(auditCodes({ payload: GOOD_CLAIMS })).toEqual([]);
});
