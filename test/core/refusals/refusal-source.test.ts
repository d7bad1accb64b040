import { describe, expect, test } from 'vitest';
import { changeJson, repeatMember } from '../../../src/core/refusals/change-json.ts';
import { explainNoSource, readRefusalSource } from '../../../src/core/refusals/refusal-source.ts';
import { readToken, tokenText } from '../read-token.ts';

const CHOICES = { isVerified: false, now: 0, lifetime: 60, url: 'https://attacker.example/' };
const read = (text: string) => readRefusalSource(readToken(text), { state: 'empty' }, CHOICES);
const HS256 = '{"alg":"HS256"}';

describe('no set is made for', () => {
  test.each([
    ['an unsigned token', tokenText('{"alg":"none"}', '{}', ''), 'unsigned'],
    ['an unknown algorithm', tokenText('{"alg":"XS1"}'), 'algorithm-unknown'],
    ['no algorithm', tokenText('{"typ":"JWT"}'), 'algorithm-unknown'],
    ['a payload that is no JSON object', tokenText(HS256, '[1]'), 'unreadable'],
    ['a payload that is not there', tokenText(HS256, ''), 'payload-apart'],
    ['an SD-JWT', `${tokenText(HS256)}~`, 'sd-jwt'],
    [
      'an encrypted token',
      `${tokenText('{"alg":"dir","enc":"A256GCM"}', '', 'AAAAAAAAAAAAAAAA')}.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
      'encrypted',
    ],
    [
      'a token in JSON',
      '{"payload":"e30","protected":"eyJhbGciOiJIUzI1NiJ9","signature":"AA"}',
      'json-form',
    ],
  ])('%s', (_, text, problem) => {
    const source = read(text);
    expect(source).toEqual({ ok: false, problem });
    if (!source.ok) expect(explainNoSource(source.problem)).toMatch(/\.$/);
  });
});

test('a set is made from the texts of the token as they are', () => {
  const source = read(tokenText('{ "alg" : "HS256" }', '{"sub":"a", "n":1.0}'));
  expect(source.ok && [source.value.header, source.value.payload]).toEqual([
    '{ "alg" : "HS256" }',
    '{"sub":"a", "n":1.0}',
  ]);
});

describe('a change of JSON keeps all other characters', () => {
  test.each([
    ['{"a":1.0, "b" : "x"}', { b: 'y' }, '{"a":1.0, "b" : "y"}'],
    ['{"a":1.0,"b":2}', { a: undefined }, '{"b":2}'],
    ['{"a":1}', { c: [1] }, '{"a":1,"c": [1]}'],
  ])('%s', (text, changes, changed) => {
    expect(changeJson(text, changes)).toBe(changed);
  });

  test('and a repeated member comes last', () => {
    expect(repeatMember('{"exp":2,"a":1}', 'exp', 1)).toBe('{"exp":2,"a":1,"exp":1}');
  });
});
