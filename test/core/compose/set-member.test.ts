import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setMember } from '../../../src/core/compose/set-member.ts';
import { jsonObjectText } from '../json-arbitraries.ts';

describe('puts a value', () => {
  test.each([
    ['in place of the old', '{"exp":1,"a":2}', '{"exp":5,"a":2}'],
    ['in place of another kind', '{"exp":{"x":[1]}}', '{"exp":5}'],
    ['in place, white space and all', '{ "exp" :\t1 ,\r\n"a":2 }', '{ "exp" :\t5 ,\r\n"a":2 }'],
    ['in place of the last duplicate', '{"exp":1,"exp":2}', '{"exp":1,"exp":5}'],
    ['in place where the name is escaped', '{"\\u0065xp":1}', '{"\\u0065xp":5}'],
    ['not in a deeper object', '{"a":{"exp":1}}', '{"a":{"exp":1},"exp": 5}'],
    ['behind the last member', '{"a":1}', '{"a":1,"exp": 5}'],
    ['behind the last, in its layout', '{\n  "a": 1\n}', '{\n  "a": 1,\n  "exp": 5\n}'],
    ['into an empty object', '{}', '{\n  "exp": 5\n}'],
    ['into an empty object with white space', ' { } ', ' {\n  "exp": 5\n} '],
  ])('%s', (_, text, expected) => {
    expect(setMember(text, 'exp', '5')).toEqual({ ok: true, value: expected });
  });
});

test.each(['__proto__', 'constructor', 'a"b', 'a\\b', ''])('sets the member %j', (name) => {
  const result = setMember('{"a":1}', name, '"x"');
  const members: unknown[] = result.ok ? Object.entries(JSON.parse(result.value)) : [];

  expect(members).toEqual([
    ['a', 1],
    [name, 'x'],
  ]);
});

test.each([
  ['an array', ' []', { code: 'not-an-object', offset: 1 }],
  ['a string', '"x"', { code: 'not-an-object', offset: 0 }],
  ['broken JSON', '{"a":', { code: 'json-cut-off', offset: 5 }],
  ['nothing', '', { code: 'json-empty', offset: 0 }],
])('says why it cannot set a member of %s', (_, text, problem) => {
  expect(setMember(text, 'exp', '5')).toEqual({ ok: false, problem });
});

test('changes that member and no other, in any object', () => {
  fc.assert(
    fc.property(jsonObjectText, fc.constantFrom('exp', 'a', '', '__proto__'), (text, name) => {
      const result = setMember(text, name, '12345');
      const before = Object.entries(JSON.parse(text));
      const after = Object.entries(JSON.parse(result.ok ? result.value : ''));
      const others = (members: [string, unknown][]) => members.filter(([key]) => key !== name);
      expect(others(after)).toEqual(others(before));
      expect(after.find(([key]) => key === name)?.[1]).toBe(12345);
    }),
  );
});
