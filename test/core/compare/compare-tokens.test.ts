import { describe, expect, test } from 'vitest';
import { compareTokens } from '../../../src/core/compare/compare-tokens.ts';
import { readToken, tokenText } from '../read-token.ts';

/** "outcome pointer" of each member that is not the same. */
function differences(before: string, after: string): string[] {
  const compared = compareTokens(
    readToken(tokenText('{"alg":"HS256"}', before)),
    readToken(tokenText('{"alg":"HS256"}', after)),
  );
  return (compared.payload ?? [])
    .filter(({ outcome }) => outcome !== 'same')
    .map(({ outcome, pointer, distance }) =>
      [outcome, pointer, distance].filter((word) => word !== undefined).join(' '),
    );
}

describe('compares payloads member by member', () => {
  test.each([
    ['nothing', '{"a":1}', '{"a":1}', []],
    ['only another order', '{"a":1,"b":2}', '{"b":2,"a":1}', []],
    ['only white space', '{"a":[1,2]}', '{ "a" : [ 1, 2 ] }', []],
    ['a value', '{"a":1}', '{"a":2}', ['changed /a']],
    ['a number and its text', '{"a":1}', '{"a":"1"}', ['changed /a']],
    ['two spellings of a number', '{"a":1}', '{"a":1.0}', ['changed /a']],
    ['a new member', '{"a":1}', '{"a":1,"b":2}', ['added /b']],
    ['a missing member', '{"a":1,"b":2}', '{"a":1}', ['removed /b']],
    ['a member within a member', '{"r":{"x":[1]}}', '{"r":{"x":[2]}}', ['changed /r/x']],
    ['an object that is emptied', '{"r":{"x":1}}', '{"r":{}}', ['removed /r/x', 'added /r']],
    ['white space in a string', '{"a":"x y"}', '{"a":"xy"}', ['changed /a']],
    ['a date, with its distance', '{"exp":100}', '{"exp":3700}', ['changed /exp 3600']],
    ['an earlier date', '{"iat":100}', '{"iat":40}', ['changed /iat -60']],
    ['a number that is no date', '{"n":100}', '{"n":40}', ['changed /n']],
    ['a name with a slash', '{"a/b":1}', '{"a/b":2}', ['changed /a~1b']],
    ['__proto__', '{"__proto__":1}', '{"__proto__":2}', ['changed /__proto__']],
  ])('%s', (_, before, after, expected) => {
    expect(differences(before, after)).toEqual(expected);
  });
});

test('compares headers and signatures', () => {
  const one = readToken(tokenText('{"alg":"HS256","kid":"a"}', '{}', 'AAAA'));
  const two = readToken(tokenText('{"alg":"RS256","kid":"a"}', '{}', 'BBBB'));
  const { header, sameSignature } = compareTokens(one, two);

  expect(header?.map(({ outcome, pointer }) => `${outcome} ${pointer}`)).toEqual([
    'changed /alg',
    'same /kid',
  ]);
  expect(sameSignature).toBe(false);
  expect(compareTokens(one, one).sameSignature).toBe(true);
});

test('leaves out a part that cannot be read in both', () => {
  const broken = readToken(tokenText('{"alg":"HS256"}', '{"a":'));
  const whole = readToken(tokenText('{"alg":"HS256"}', '{"a":1}'));

  expect(compareTokens(broken, whole)).toMatchObject({ payload: undefined });
  expect(compareTokens(broken, whole).header).toBeDefined();
});
