import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainLength } from '../../../src/core/share/explain-sharing.ts';
import {
  measureLink,
  shareableToken,
  withoutSignature,
  writeLink,
} from '../../../src/core/share/write-link.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { encodePart, partsOf, tokenOf } from '../../support/tokens/tokens.ts';

function read(text: string) {
  const [token] = readTokens(text);
  if (!token) throw new Error('no token');
  return token;
}

const TOKEN = tokenOf('{"sub":"ana"}');
const PAGE = 'https://page.example/some/folder/';

test('puts the token after "#" and drops the query and hash of the page', () => {
  expect(writeLink(`${PAGE}?x=1#old`, { token: 'a.b.c' })).toBe(`${PAGE}#token=a.b.c`);
  expect(writeLink('file:///tmp/page.html', { token: 'a', key: '{"a":"+ &"}' })).toBe(
    'file:///tmp/page.html#token=a&key=%7B%22a%22%3A%22%2B%20%26%22%7D',
  );
});

test('carries only the token, without the text around it', () => {
  expect(shareableToken(read(`curl -H 'Authorization: Bearer ${TOKEN}' https://a.example`))).toBe(
    TOKEN,
  );
});

test('carries the JSON form as it is written', () => {
  const [header, payload, signature] = partsOf(TOKEN);
  const json = JSON.stringify({ protected: header, payload, signature });
  expect(shareableToken(read(json))).toBe(json);
});

test('any text comes out of the link as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (token, key) => {
      const { hash } = new URL(writeLink(PAGE, { token, key }));
      const found = new URLSearchParams(hash.slice(1).replaceAll('+', '%2B'));
      expect([found.get('token'), found.get('key')]).toEqual([token, key]);
    }),
    { numRuns: 200 },
  );
});

describe('without its signature', () => {
  const [header, payload] = partsOf(TOKEN);

  test('a token is header and payload', () => {
    expect(withoutSignature(read(TOKEN))).toBe(`${header}.${payload}.`);
  });

  test('an SD-JWT discloses nothing', () => {
    expect(withoutSignature(read(`${TOKEN}~${encodePart('["s","a","b"]')}~`))).toBe(
      `${header}.${payload}.`,
    );
  });

  test.each([
    ['that has none', `${header}.${payload}.`],
    ['without a payload', `${header}..${partsOf(TOKEN)[2]}`],
    ['that is encrypted', `${encodePart('{"alg":"dir","enc":"A128GCM"}')}..aaaa.bbbb.cccc`],
  ])('there is nothing of a token %s', (_, text) => {
    expect(withoutSignature(read(text))).toBeUndefined();
  });
});

test.each([
  [2000, 'usual', undefined],
  [2001, 'long', '2,000'],
  [8000, 'long', '2,000'],
  [8001, 'very-long', '8,000'],
])('a link of %i characters is %s', (length, name, words) => {
  const measured = measureLink('x'.repeat(length));
  expect(measured).toBe(name);
  if (words) expect(explainLength(measured)).toContain(words);
  else expect(explainLength(measured)).toBeUndefined();
});
