import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatJson } from '../../../src/core/encoding/json-format.ts';
import { parseJson } from '../../../src/core/encoding/json-text.ts';
import { jsonText } from '../json-arbitraries.ts';

function format(text: string): string {
  const root = parseJson(text);
  if (!root.ok) throw new Error(root.problem.code);
  return formatJson(text, root.value);
}

/** The words of a JSON text, one after the other. */
function lexemes(text: string): string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g) ?? [];
}

test('lays an object out over lines', () => {
  expect(format('{"sub":"ana","roles":["a","b"],"in":{"x":[{"y":1}],"z":{},"e":[]}}')).toBe(
    [
      '{',
      '  "sub": "ana",',
      '  "roles": ["a", "b"],',
      '  "in": {',
      '    "x": [',
      '      {',
      '        "y": 1',
      '      }',
      '    ],',
      '    "z": {},',
      '    "e": []',
      '  }',
      '}',
    ].join('\n'),
  );
});

test('puts the items of a long array on lines of their own', () => {
  const items = Array.from({ length: 20 }, (_, index) => `"item-${index}"`);

  expect(format(`[${items.join(',')}]`)).toBe(`[\n  ${items.join(',\n  ')}\n]`);
});

describe('copies as it is written', () => {
  test.each([
    '12345678901234567890',
    '-12345678901234567890.000',
    '1.0',
    '1e3',
    '1E+3',
    '-0',
    '0.10',
    '1e400',
    '"\\u0041\\/\\u00e9é\\ud83d\\ude00😀"',
    '"\\ud800"',
    '"  two  blanks  "',
    '"\\n"',
    'true',
    'null',
  ])('%s', (value) => {
    expect(format(value)).toBe(value);
    expect(format(`{"a":${value}}`)).toBe(`{\n  "a": ${value}\n}`);
  });
});

test('keeps duplicates, order and escapes in names', () => {
  expect(format('{"b":1,"a":2,"b":3,"\\u0061":4,"1":5,"0":6}')).toBe(
    '{\n  "b": 1,\n  "a": 2,\n  "b": 3,\n  "\\u0061": 4,\n  "1": 5,\n  "0": 6\n}',
  );
});

test('drops old white space, and only that', () => {
  expect(format('\r\n{ "a" :\t[ 1 ,\n2 ] }\n')).toBe('{\n  "a": [1, 2]\n}');
});

test('says the same for any JSON, in the same words', () => {
  fc.assert(
    fc.property(jsonText, (text) => {
      expect(lexemes(format(text))).toEqual(lexemes(text));
    }),
    { numRuns: 500 },
  );
});

test('leaves what it has laid out as it is', () => {
  fc.assert(
    fc.property(jsonText, (text) => {
      const once = format(text);
      expect(format(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

test('does not drown in depth', () => {
  const text = '['.repeat(100_000) + ']'.repeat(100_000);
  const formatted = format(text);

  expect(formatted.length).toBeLessThan(text.length + 10_000);
  expect(lexemes(formatted)).toHaveLength(200_000);
});
