import { expect, test } from 'vitest';
import { tokenWords } from '../../../src/core/secrets/token-words.ts';
import { readToken } from '../read-token.ts';

function wordsOf(header: unknown, claims: unknown): string[] {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return tokenWords(readToken(`${encode(header)}.${encode(claims)}.c2ln`));
}

test('the words of a token are those of its parties, with the usual suffixes', () => {
  const words = wordsOf(
    { alg: 'HS256', kid: 'main-key' },
    { iss: 'https://login.acme.example/realm', aud: ['orders', 'bills'], sub: 'bob', exp: 1 },
  );
  expect(words).toEqual(
    expect.arrayContaining([
      'https://login.acme.example/realm',
      'login.acme.example',
      'acme',
      'acme-secret',
      'acme2025',
      'realm_secret',
      'orders',
      'bills-jwt',
      'bob123',
      'bob!',
      'main-key',
      'main-key1',
    ]),
  );
  expect(new Set(words).size).toBe(words.length);
});

test.each([
  ['claims that are none', { alg: 'HS256' }, ['a']],
  ['members of other kinds', { alg: 'HS256', kid: 7 }, { iss: null, aud: [1, {}], sub: true }],
  ['texts that are no names', { alg: 'HS256' }, { iss: 'x'.repeat(81), sub: '' }],
])('there are none in %s', (_, header, claims) => {
  expect(wordsOf(header, claims)).toEqual([]);
});

test('a list of a thousand audiences does not make a long search', () => {
  const aud = Array.from({ length: 1000 }, (_, index) => `service-${index}`);
  expect(wordsOf({ alg: 'HS256' }, { aud }).length).toBeLessThanOrEqual(2000);
});
