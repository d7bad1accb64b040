import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import { judgeKey } from '../../../src/core/verdict/judge-key.ts';
import { tokenOf } from '../../support/tokens/tokens.ts';
import { readToken } from '../read-token.ts';

const URLS = [
  'https://login.example.com',
  ' https://login.example.com/jwks?a=b#c\n',
  'http://localhost:3000/jwks',
  'HTTPS://a.example/',
  'JWT_PUBLIC_KEY=https://a.example/jwks',
];

describe('a URL is not a secret', () => {
  test.each(URLS)('%j', (text) => {
    expect(parseKeys(text, 'utf8')).toMatchObject({
      state: 'unreadable',
      problem: { code: 'key-url', address: text.replace(/^\w+=/, '').trim() },
    });
  });

  test.each(URLS)('and with %j nothing is checked, as without a key', (text) => {
    const algorithm = findSignatureAlgorithm('HS256');
    if (!algorithm) throw new Error('no HS256');
    const verdict = judgeKey(readToken(tokenOf('{}')), algorithm, parseKeys(text, 'utf8'));

    expect(verdict).toEqual({ state: 'unverified', reason: 'no-key', algorithm });
  });
});

test.each([
  'word',
  'my http://secret',
  'https://a.example and more',
  'ftp://a.example',
  'https',
  'x-https://a',
])('%j stays a secret', (text) => {
  expect(parseKeys(text, 'utf8')).toMatchObject({ state: 'read', secretText: text });
});
