import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spliceJson } from '../../../src/core/compose/splice-json.ts';
import { formatJson } from '../../../src/core/encoding/json-format.ts';
import { parseJson } from '../../../src/core/encoding/json-text.ts';
import { jsonText } from '../json-arbitraries.ts';

const CLAIMS = '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}';

function pretty(text: string): string {
  const root = parseJson(text);
  return root.ok ? formatJson(text, root.value) : text;
}

describe('carries an edit over and keeps the rest byte for byte', () => {
  test.each([
    ['a value', '1300819380', '1300819381', CLAIMS.replace('1300819380', '1300819381')],
    ['a name', '"iss"', '"sub"', CLAIMS.replace('"iss"', '"sub"')],
    ['a value by an object', 'true', '{ "a": [1, 2] }', CLAIMS.replace('true', '{"a":[1,2]}')],
    ['the first member away', '"iss": "joe",\n  ', '', CLAIMS.replace('"iss":"joe",', '')],
    [
      'the last member away',
      ',\n  "http://example.com/is_root": true',
      '',
      CLAIMS.replace(',\r\n "http://example.com/is_root":true', ''),
    ],
    [
      'a member at the end',
      'true',
      'true,\n  "admin": false',
      CLAIMS.replace('true', 'true,"admin":false'),
    ],
    [
      'a member at the beginning',
      '"iss"',
      '"sub": "ana",\n  "iss"',
      CLAIMS.replace('{', '{"sub":"ana",'),
    ],
    ['another number for the same', '1300819380', '1300819380.0', CLAIMS.replace('80,', '80.0,')],
    ['an escape for a letter', '"joe"', '"j\\u006fe"', CLAIMS.replace('joe', 'j\\u006fe')],
  ])('%s', (_, from, to, expected) => {
    expect(spliceJson(CLAIMS, pretty(CLAIMS).replace(from, to))).toBe(expected);
  });
});

test.each([
  ['odd white space', '\t{ "a" :1 ,\r\n"b": [ 1,2 ] }\n'],
  ['duplicates', '{"a":1,"a":1,"a":2}'],
  ['numbers', '[12345678901234567890, 1.0 ,1e3]'],
  ['white space in strings', '{"a b":"  c  "}'],
  ['quotes and brackets in strings', '{"\\"":"}],:{["}'],
  ['backslashes at the end of strings', '{"a":"\\\\","b":"\\\\\\""}'],
])('takes another layout for no edit: %s', (_, text) => {
  expect(spliceJson(text, pretty(text))).toBe(text);
  expect(spliceJson(text, `  ${pretty(text).replaceAll('\n', '\r\n\t')}\n`)).toBe(text);
});

test('writes a text from nothing without white space', () => {
  expect(spliceJson('', '{\n  "a": [1, "b c"]\n}')).toBe('{"a":[1,"b c"]}');
});

test.each([
  ['one of equal items away', '[1, 1, 1]', '[1, 1]'],
  ['one more of equal items', '[1, 1]', '[1, 1, 1]'],
  ['everything away', '{"a": 1}', '{}'],
  ['all of it', '{"a": 1}', '[true]'],
  ['a value by another kind', '"x"', '1'],
])('says what the edit says: %s', (_, original, edited) => {
  expect(JSON.parse(spliceJson(original, edited))).toEqual(JSON.parse(edited));
});

test('is the original where nothing but the layout was changed', () => {
  fc.assert(
    fc.property(jsonText, (text) => {
      expect(spliceJson(text, pretty(text))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('says what the edited text says, word for word, whatever was there before', () => {
  const words = (text: string) => text.match(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g);
  fc.assert(
    fc.property(jsonText, jsonText, (original, edited) => {
      expect(words(spliceJson(original, edited))).toEqual(words(edited));
    }),
    { numRuns: 500 },
  );
});

test('splices a string of four million characters', () => {
  const original = `{"a":"${'x'.repeat(4_000_000)}", "b":1}`;

  expect(spliceJson(original, original.replace('1}', '2}'))).toBe(original.replace('1}', '2}'));
});
