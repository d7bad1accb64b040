import { expect, test } from 'vitest';
import {
  type ExpectationTexts,
  NO_EXPECTATIONS,
} from '../../../src/core/checks/expectation-texts.ts';
import { explainNoSubject } from '../../../src/core/code/explain-no-snippet.ts';
import { readSubject } from '../../../src/core/code/read-subject.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { readToken, tokenText } from '../read-token.ts';

const EMPTY = { state: 'empty' } as const;

function read(header: object, claims: object, texts: Partial<ExpectationTexts> = {}, key = '') {
  const token = readToken(tokenText(JSON.stringify(header), JSON.stringify(claims)));
  const reading = key === '' ? EMPTY : parseKeys(key, 'utf8');
  return readSubject(token, reading, { ...NO_EXPECTATIONS, ...texts });
}

test('takes what the token says', () => {
  expect(
    read(
      { alg: 'ES256', typ: 'at+jwt', kid: 'a' },
      { iss: 'https://a.example', aud: ['b', 'c'], iat: 100, exp: 400 },
    ),
  ).toMatchObject({
    ok: true,
    value: {
      target: { form: 'jws', algorithm: { name: 'ES256' } },
      issuer: 'https://a.example',
      audience: 'b',
      type: 'at+jwt',
      keyId: 'a',
      requiredClaims: ['exp'],
      lifetime: 300,
      scheme: 'Bearer',
      isBound: false,
    },
  });
});

test('what is expected counts more than what the token says', () => {
  expect(
    read(
      { alg: 'HS256', typ: 'JWT' },
      { iss: 'https://evil.example', aud: 'x' },
      {
        algorithms: 'RS256',
        issuer: 'https://a.example',
        audience: 'b',
        type: 'at+jwt',
        claims: 'sub, exp',
        tolerance: '30',
      },
    ),
  ).toMatchObject({
    ok: true,
    value: {
      target: { algorithm: { name: 'RS256' } },
      issuer: 'https://a.example',
      audience: 'b',
      type: 'at+jwt',
      requiredClaims: ['sub', 'exp'],
      tolerance: 30,
    },
  });
});

test('a token without dates is given an hour, and one bound to a key is sent with its proof', () => {
  const jkt = 'a'.repeat(43);

  expect(read({ alg: 'ES256' }, { cnf: { jkt } })).toMatchObject({
    value: { lifetime: 3600, requiredClaims: [], isBound: true, scheme: 'DPoP' },
  });
  expect(read({ alg: 'ES256' }, { cnf: { 'x5t#S256': jkt } })).toMatchObject({
    value: { isBound: true, scheme: 'Bearer' },
  });
});

test('finds the key in Key that fits, and no other', () => {
  const es = JSON.stringify(testKey('ES256').publicJwk);

  expect(read({ alg: 'ES256' }, {}, {}, es)).toMatchObject({
    value: { material: { keyType: 'EC' } },
  });
  expect(read({ alg: 'RS256' }, {}, {}, es)).toMatchObject({ value: { material: undefined } });
});

test.each([
  ['alg none', { alg: 'none' }, {}, 'not signed'],
  ['an unknown algorithm', { alg: 'XY1' }, {}, 'No code is available for the algorithm “XY1”'],
  ['no algorithm', {}, {}, 'doesn’t name an algorithm'],
  [
    'a payload that is signed as it is',
    { alg: 'HS256', b64: false, crit: ['b64'] },
    {},
    'not base64url-encoded',
  ],
])('%s: no code, and why', (_, header, claims, words) => {
  const problem = read(header, claims);
  if (problem.ok) throw new Error('code was written');

  expect(explainNoSubject(problem.problem)).toContain(words);
});

test.each([
  [{ enc: 'A256GCM' }, 'The header has no “alg”, so no code can be generated.'],
  [{ alg: 'dir' }, 'The header has no “enc”, so no code can be generated.'],
  [{ alg: 'dir', enc: 'A256XYZ' }, 'No code is available for the encryption “A256XYZ”.'],
  [{ alg: 'RSA1_5', enc: 'A256GCM' }, 'No code is available for the algorithm “RSA1_5”.'],
])('an encrypted token with the header %j: no code, and why', (header, words) => {
  const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
  const problem = readSubject(readToken(`${encoded}..AAAA.AAAA.AAAA`), EMPTY, NO_EXPECTATIONS);
  if (problem.ok) throw new Error('code was written');

  expect(explainNoSubject(problem.problem)).toBe(words);
});

test('an encrypted token is for decrypting', () => {
  const header = JSON.stringify({ alg: 'dir', enc: 'A256GCM' });
  const token = readToken(`${Buffer.from(header).toString('base64url')}..AAAA.AAAA.AAAA`);

  expect(readSubject(token, EMPTY, NO_EXPECTATIONS)).toMatchObject({
    value: { target: { form: 'jwe', algorithm: 'dir', encryption: 'A256GCM' } },
  });
});
