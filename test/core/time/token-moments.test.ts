import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import { encodeBase64url } from '../../../src/core/encoding/base64url.ts';
import { encodeUtf8 } from '../../../src/core/encoding/utf8.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { makeTimeScale } from '../../../src/core/time/time-scale.ts';
import { type Moment, readMoments } from '../../../src/core/time/token-moments.ts';

const NOW = 1_800_000_000;

function compact(claims: object): string {
  return `eyJhbGciOiJIUzI1NiJ9.${encodeBase64url(encodeUtf8(JSON.stringify(claims)))}.c2ln`;
}

/** The dates of the first token in a text, as "name seconds-from-NOW". */
function moments(text: string): string[] {
  const tokens = extractTokens(text);
  const [token] = tokens;
  const claims = token && decodeToken(token).claimsSet;
  if (!token || !claims?.ok) throw new Error(text);
  return readMoments(claims.value.object, token, { text, tokens }).map(
    ({ name, seconds }) => `${name} ${seconds - NOW}`,
  );
}

describe('the dates of a token', () => {
  test.each([
    [{}, []],
    [{ iat: NOW, nbf: NOW, exp: NOW + 5 }, ['issued 0', 'expiry 5']],
    [{ iat: NOW, nbf: NOW - 5 }, ['valid-from -5', 'issued 0']],
    [{ exp: NOW, iat: NOW + 1, auth_time: NOW - 9 }, ['authenticated -9', 'expiry 0', 'issued 1']],
    [{ iat: '1800000000', exp: 1e300 }, []],
  ])('%j', (claims, expected) => {
    expect(moments(compact(claims))).toEqual(expected);
  });
});

describe('what the response says', () => {
  const access = compact({ iat: NOW, exp: NOW + 300 });
  const endless = compact({ iat: NOW });

  test.each([
    [
      'when the refresh token expires',
      `{"access_token":"${access}","refresh_token":"${compact({ exp: NOW + 900 })}"}`,
      ['issued 0', 'expiry 300', 'refresh 900'],
    ],
    [
      'a refresh token that cannot be read, with a number',
      `{"access_token":"${access}","refresh_token":"def50200","refresh_expires_in":1800}`,
      ['issued 0', 'expiry 300', 'refresh 1800'],
    ],
    [
      'by another name',
      `{"access_token":"${access}","refresh_token_expires_in": "86400"}`,
      ['issued 0', 'expiry 300', 'refresh 86400'],
    ],
    [
      '0, which is no end',
      `{"access_token":"${access}","refresh_expires_in":0}`,
      ['issued 0', 'expiry 300'],
    ],
    [
      'two numbers, of which nobody knows whose',
      `{"access_token":"${access}","refresh_expires_in":1}{"refresh_expires_in":2}`,
      ['issued 0', 'expiry 300'],
    ],
    [
      'the lifetime of a token that does not',
      `{"access_token":"${endless}","expires_in":60}`,
      ['issued 0', 'expiry-by-response 60'],
    ],
    [
      'a lifetime that is of something else',
      `{"id_token":"${endless}","expires_in":60}`,
      ['issued 0'],
    ],
    [
      'a lifetime where the token has its own',
      `{"access_token":"${access}","expires_in":60}`,
      ['issued 0', 'expiry 300'],
    ],
    [
      'nothing to a token that nothing names',
      `${access} refresh_expires_in=5`,
      ['issued 0', 'expiry 300'],
    ],
  ])('%s', (_, text, expected) => {
    expect(moments(text)).toEqual(expected);
  });

  test('a refresh token has an expiry and no other end', () => {
    const text = `{"refresh_token":"${access}","refresh_expires_in":1800}`;
    expect(moments(text)).toEqual(['issued 0', 'expiry 300']);
  });
});

describe('the scale', () => {
  const life: Moment[] = [
    { name: 'issued', seconds: NOW },
    { name: 'expiry', seconds: NOW + 100 },
  ];

  test('keeps the distances between the dates', () => {
    const { placeOf, isToScale } = makeTimeScale(life, NOW);
    const [start, middle, end] = [NOW, NOW + 50, NOW + 100].map((at) => placeOf(at).at);

    expect(isToScale).toBe(true);
    expect((middle ?? 0) - (start ?? 0)).toBeCloseTo((end ?? 0) - (middle ?? 0), 10);
    expect(placeOf(NOW + 110)).toMatchObject({ isBeyond: false });
  });

  test('says what lies beyond its edges', () => {
    const { placeOf } = makeTimeScale(life, NOW);

    expect(placeOf(NOW - 1e6)).toEqual({ at: 0.02, isBeyond: true });
    expect(placeOf(NOW + 1e9)).toEqual({ at: 0.97, isBeyond: true });
  });

  test.each<[string, Moment[], object]>([
    ['one date', [{ name: 'expiry', seconds: NOW + 5 }], { isToScale: false, isReversed: false }],
    [
      'an end before the beginning',
      [
        { name: 'expiry', seconds: NOW - 5 },
        { name: 'issued', seconds: NOW },
      ],
      { isToScale: true, isReversed: true, life: undefined },
    ],
    [
      'an end at the beginning',
      [
        { name: 'issued', seconds: NOW },
        { name: 'expiry', seconds: NOW },
      ],
      { isToScale: false, isReversed: true },
    ],
    [
      'a login and no end',
      [
        { name: 'authenticated', seconds: NOW - 5 },
        { name: 'issued', seconds: NOW },
      ],
      { isToScale: true, isReversed: false },
    ],
  ])('of %s', (_, dates, expected) => {
    expect(makeTimeScale(dates, NOW)).toMatchObject(expected);
  });

  test('puts every date on the line, and none before an earlier one', () => {
    const name = fc.constantFrom<Moment['name']>('issued', 'expiry', 'authenticated', 'refresh');
    const moment = fc.record({ name, seconds: fc.integer({ min: -8e12, max: 8e12 }) });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 5 }), (dates) => {
        const { placeOf } = makeTimeScale(dates, NOW);
        const places = [...dates.map(({ seconds }) => seconds), NOW]
          .toSorted((one, other) => one - other)
          .map((seconds) => placeOf(seconds).at);
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect(places.every((at) => at >= 0 && at <= 1)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
