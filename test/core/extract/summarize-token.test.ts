import { expect, test } from 'vitest';
import { summarizeToken } from '../../../src/core/extract/summarize-token.ts';
import { tokenText } from '../read-token.ts';
import { A, D, K, S, U } from './corpus/tokens.ts';

test.each([
  [
    'a JWS',
    A,
    { kind: 'JWS', algorithm: 'HS256', issuer: 'https://issuer.test', expiry: 1_785_931_200 },
  ],
  ['an unsecured one', U, { kind: 'JWS', algorithm: 'none' }],
  ['a JWE', D, { kind: 'JWE', algorithm: 'dir', issuer: undefined, expiry: undefined }],
  ['an SD-JWT', S, { kind: 'SD-JWT', algorithm: 'ES256', issuer: undefined }],
  ['an SD-JWT with key binding', K, { kind: 'SD-JWT', algorithm: 'ES256' }],
  [
    'a broken header',
    `e30x.${A.split('.')[1]}.x`,
    { kind: 'JWS', algorithm: undefined, issuer: 'https://issuer.test' },
  ],
  [
    'a payload that is no object',
    tokenText('{"alg":"HS256"}', '[1]'),
    { kind: 'JWS', issuer: undefined },
  ],
  [
    'an "exp" that is no number',
    tokenText('{"alg":"HS256"}', '{"exp":"soon"}'),
    { expiry: undefined },
  ],
  ['too many parts', `${A}.x.y.z`, { kind: 'unknown' }],
])('says of %s what there is to say', (_, compact, expected) => {
  expect(summarizeToken(compact)).toMatchObject(expected);
});
