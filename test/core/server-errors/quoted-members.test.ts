import { expect, test } from 'vitest';
import { findServerError } from '../../../src/core/server-errors/find-server-error.ts';
import { compareQuoted } from '../../../src/core/server-errors/quoted-members.ts';
import { encodeText, readToken } from '../read-token.ts';

const TOKEN = readToken(
  `${encodeText('{"alg":"RS256","kid":"a1"}')}.${encodeText('{"iss":"https://a.example","exp":1700000000}')}.c2ln`,
);

function compare(message: string): string {
  return compareQuoted(findServerError(message)?.quoted ?? [], TOKEN);
}

test.each([
  `RPError: no valid key found in issuer's jwks_uri for key parameters {"kid":"b2","alg":"RS256"}`,
  `SigningKeyNotFoundError: Unable to find a signing key that matches 'b2'`,
  'failed to find key with key ID "b2" in key set',
  'unable to locate signature verification key for JWS with header: {alg=RS256, kid=b2}',
  "IDX10501: Signature validation failed. kid: 'b2'",
  'Error while resolving signing key for kid "b2"',
  'com.auth0.jwk.SigningKeyNotFoundException: No key found in https://a.example/jwks with kid b2',
])('says that a message names another key ID: %s', (message) => {
  expect(compare(message)).toBe(
    'The message names “kid” “b2”, but the token on this page has “a1”, so the server received a different token.',
  );
  expect(compare(message.replaceAll('b2', 'a1'))).toBe(
    'The message names “kid” “a1”, as in the token on this page.',
  );
});

test('compares claims that a message prints', () => {
  const message = (iss: string) =>
    `JWT (claims->{"exp":1700000000,"iss":"${iss}"}) rejected due to invalid claims. The JWT is no longer valid - the evaluation time NumericDate{1}`;
  expect(compare(message('https://b.example'))).toContain('“iss” “https://b.example”');
  expect(compare(message('https://a.example'))).toContain('as in the token on this page');
});

test('says nothing where the message quotes nothing, or there is no token', () => {
  expect(compare('jwt expired')).toBe('');
  expect(compareQuoted([{ part: 'header', name: 'kid', value: 'a' }], undefined)).toBe('');
});

test('shows what cannot be seen in a quoted value', () => {
  expect(compare('failed to find key with key ID "b\u202e2" in key set')).toContain('b‹U+202E›2');
});

test('reads a text of braces in no time', () => {
  expect(findServerError(`jwt expired ${'{'.repeat(9000)}`)?.quoted).toEqual([]);
  expect(findServerError(`jwt expired ${'{}'.repeat(4500)}`)?.quoted).toEqual([]);
});
