import { describe, expect, test } from 'vitest';
import { KNOWN_SECRETS } from '../../../src/core/secrets/known-secrets.ts';
import { secretVariants } from '../../../src/core/secrets/secret-variants.ts';
import { SHORT_STRING_COUNT, shortStrings } from '../../../src/core/secrets/short-strings.ts';

const latin1 = (word: string) =>
  Array.from(secretVariants(word), (bytes) => Buffer.from(bytes).toString('latin1'));

describe('the secrets that a word can mean', () => {
  test.each([
    ['a plain word', 'hunter!', ['hunter!', 'Hunter!', 'hunter!\n']],
    ['one in capitals', 'HUNTER!', ['HUNTER!', 'hunter!', 'HUNTER!\n']],
    ['white space around it', ' a! ', [' a! ', 'a!', 'A!', ' a! \n']],
    ['Base64', 'c2VjcmV0IQ==', expect.arrayContaining(['secret!'])],
    ['Base64 without padding', 'c2VjcmV0IQ', expect.arrayContaining(['secret!'])],
    ['base64url', '_-7_', expect.arrayContaining(['\xff\xee\xff'])],
    ['standard Base64', '/+7/', expect.arrayContaining(['\xff\xee\xff'])],
    ['Hex', '736563726574', expect.arrayContaining(['secret'])],
  ])('%s', (_, word, expected) => {
    expect(latin1(word)).toEqual(expected);
  });

  test('makes only a line break of an empty word', () => {
    expect(latin1('')).toEqual(['\n']);
  });
});

describe('the strings of 1 to 4 characters', () => {
  test('are as many as they should be, and all different', () => {
    expect(SHORT_STRING_COUNT).toBe(1_727_604);
    const seen = new Set<string>();
    for (const bytes of shortStrings()) {
      seen.add(String.fromCharCode(...bytes));
      if (bytes.length > 3) break;
    }
    expect(seen.size).toBe(36 + 36 ** 2 + 36 ** 3 + 1);
    expect(['a', '9', 'zz', '000', 'aaaa'].every((text) => seen.has(text))).toBe(true);
  });
});

test('the list has no known secret twice', () => {
  expect(new Set(KNOWN_SECRETS).size).toBe(KNOWN_SECRETS.length);
});
