import { describe, expect, test } from 'vitest';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import { encodeBase64url } from '../../../src/core/encoding/base64url.ts';
import { encodeUtf8 } from '../../../src/core/encoding/utf8.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { readMoments } from '../../../src/core/time/token-moments.ts';

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
