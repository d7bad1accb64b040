import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonNode, parseJson } from '../../../src/core/encoding/json-text.ts';
import { processorTime } from '../../support/processor-time.ts';
import { jsonText, mutatedJsonText } from '../json-arbitraries.ts';

/** The value that JavaScript would make of a node; of duplicate members the last. */
function toValue(node: JsonNode): unknown {
  switch (node.type) {
    case 'object': {
      const object = {};
      for (const { name, value } of node.members) {
        const property = { value: toValue(value), enumerable: true, configurable: true };
        Object.defineProperty(object, name, { ...property, writable: true });
      }
      return object;
    }
    case 'array':
      return node.items.map(toValue);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

function problemOf(text: string): unknown {
  const result = parseJson(text);
  return result.ok ? 'no problem' : result.problem;
}

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('takes what JSONTestSuite says must be taken', () => {
  test.each([
    ['arrays with spaces', '[[]   ]'],
    ['an empty string', '[""]'],
    ['an empty array', '[]'],
    ['an array that ends with a line break', '["a"]\n'],
    ['false', '[false]'],
    ['a mixed array', '[null, 1, "1", {}]'],
    ['null', '[null]'],
    ['a line break before the bracket', '[1\n]'],
    ['a leading space', ' [1]'],
    ['several nulls', '[1,null,null,null,2]'],
    ['a trailing space', '[2] '],
    ['all four kinds of white space', ' \t\r\n[ \t\r\n1 \t\r\n] \t\r\n'],
    ['a number', '[123e65]'],
    ['0e+1', '[0e+1]'],
    ['0e1', '[0e1]'],
    ['a number behind a space', '[ 4]'],
    ['a number close to zero', '[-0.000000000000000000000000000000000000000000000001]'],
    ['an integer with an exponent', '[20e1]'],
    ['minus zero', '[-0]'],
    ['a negative integer', '[-123]'],
    ['a capital E', '[1E22]'],
    ['a capital E with a minus', '[1E-2]'],
    ['a capital E with a plus', '[1E+2]'],
    ['a real with an exponent', '[123.456e78]'],
    ['a real with a negative exponent', '[1e-2]'],
    ['a real with a positive exponent', '[1e+2]'],
    ['a simple real', '[123.456789]'],
    ['a huge exponent', '[123123e100000]'],
    ['a huge negative exponent', '[123e-10000000]'],
    ['a very large integer', '[-123123123123123123123123123123]'],
    ['two members', '{"asd":"sdf", "dfg":"fgh"}'],
    ['duplicate names', '{"a":"b","a":"c"}'],
    ['duplicate names and values', '{"a":"b","a":"b"}'],
    ['an empty object', '{}'],
    ['an empty name', '{"":0}'],
    ['an escaped NUL in a name', '{"foo\\u0000bar": 42}'],
    ['extreme numbers', '{ "min": -1.0e+28, "max": 1.0e+28 }'],
    ['an array in an object', '{"a":[]}'],
    ['an escaped name', '{"\\u043f\\u043e":"\\u041d"}'],
    ['line breaks in an object', '{\n"a": "b"\n}'],
    ['the name __proto__', '{"__proto__":1,"constructor":{"prototype":null}}'],
    ['code points as escapes', '["\\u0060\\u012a\\u12AB"]'],
    ['a surrogate pair as escapes', '["\\uD801\\udc37"]'],
    ['two surrogate pairs', '["\\ud83d\\ude39\\ud83d\\udc8d"]'],
    ['a lone surrogate as an escape', '["\\uDADA"]'],
    ['a lone surrogate as it is', '["\ud800"]'],
    ['all short escapes', '["\\"\\\\\\/\\b\\f\\n\\r\\t"]'],
    ['a backslash before u', '["\\\\u0000"]'],
    ['an escaped quote', '["\\""]'],
    ['comments in a string', '["a/*b*/c/*d//e"]'],
    ['a doubled backslash', '["\\\\a"]'],
    ['an escaped control character', '["\\u0012"]'],
    ['an escaped noncharacter', '["\\uFFFF"]'],
    ['a noncharacter as it is', '["\uffff"]'],
    ['the last code point', '["\u{10ffff}"]'],
    ['a comma as an escape', '["\\u002c"]'],
    ['a non-ASCII letter', '["π"]'],
    ['U+2028', '["\u2028"]'],
    ['U+2029', '["\u2029"]'],
    ['a delete character', '["\u007f"]'],
    ['a no-break space in a string', '["new\u00a0line"]'],
    ['a byte order mark in a string', '["\ufeff"]'],
    ['a zero-width space', '["\\u200B"]'],
    ['a clef', '["€𝄞"]'],
    ['a lone false', 'false'],
    ['a lone integer', '42'],
    ['a lone negative real', '-0.1'],
    ['a lone null', 'null'],
    ['a lone string', '"asd"'],
    ['a lone true', 'true'],
    ['a lone empty string', '""'],
    ['white space around', ' [] '],
  ])('%s', (_, text) => {
    const result = parseJson(text);

    expect(result.ok && toValue(result.value)).toEqual(JSON.parse(text));
  });
});

describe('names the character where JSON can’t continue', () => {
  test.each([
    ['[1 true]', 't', 3],
    ['["": 1]', ':', 3],
    ['[,1]', ',', 1],
    ['[1,,2]', ',', 3],
    ['["x",,]', ',', 5],
    ['["",]', ']', 4],
    ['[x', 'x', 1],
    ['[3[4]]', '[', 2],
    ['[1;2]', ';', 2],
    ['[   , ""]', ',', 4],
    ['[*]', '*', 1],
    ['[fals]', 'f', 1],
    ['[nul]', 'n', 1],
    ['[tru]', 't', 1],
    ['[True]', 'T', 1],
    ['[nulls]', 's', 5],
    ['["x", truth]', 't', 6],
    ['[++1234]', '+', 1],
    ['[+1]', '+', 1],
    ['[+Inf]', '+', 1],
    ['[-01]', '1', 3],
    ['[-012]', '1', 3],
    ['[012]', '1', 2],
    ['[-1.0.]', '.', 5],
    ['[0.1.2]', '.', 4],
    ['[.-1]', '.', 1],
    ['[.2e-3]', '.', 1],
    ['[1 000.0]', '0', 3],
    ['[1_000]', '_', 2],
    ['[Inf]', 'I', 1],
    ['[NaN]', 'N', 1],
    ['[Infinity]', 'I', 1],
    ['[\uff11]', '\uff11', 1],
    ['[1+2]', '+', 2],
    ['[0x1]', 'x', 2],
    ['[-123.123foo]', 'f', 9],
    ['[-1x]', 'x', 3],
    ['[1.2a-3]', 'a', 4],
    ['[1.8011670033376514H-308]', 'H', 19],
    ['{[: "x"}', '[', 1],
    ['{"x", null}', ',', 4],
    ['{"x"::"b"}', ':', 5],
    ['{🇨🇭}', '🇨', 1],
    ['{"a":"a" 123}', '1', 9],
    ["{key: 'value'}", 'k', 1],
    ['{"a" b}', 'b', 5],
    ['{:"b"}', ':', 1],
    ['{"a" "b"}', '"', 5],
    ['{1:1}', '1', 1],
    ['{null:null,null:null}', 'n', 1],
    ['{"id":0,,,,,}', ',', 8],
    ["{'a':0}", "'", 1],
    ['{"id":0,}', '}', 8],
    ['{"a":"b",,"c":"d"}', ',', 9],
    ['{ "foo" : "bar", "a" }', '}', 21],
    ['{"a":/*comment*/"b"}', '/', 5],
    ['[é]', 'é', 1],
    ['[\\u0020"asd"]', '\\', 1],
    ['[\\n]', '\\', 1],
    ["['single quote']", "'", 1],
    ['abc', 'a', 0],
    ['[\u2060]', '\u2060', 1],
    ['[\u00a0]', '\u00a0', 1],
    ['[\ufeff]', '\ufeff', 1],
    ['<.>', '<', 0],
    ['aå', 'a', 0],
    ['å', 'å', 0],
    [']', ']', 0],
    ['*', '*', 0],
    ['[\u0000]', '\u0000', 1],
    ['[\f]', '\f', 1],
    ['[\v1]', '\v', 1],
    ["['", "'", 1],
    ['[,', ',', 1],
    ['{]', ']', 1],
    ['{,', ',', 1],
    ['{[', '[', 1],
    ['[1}', '}', 2],
    ['{"a":1]', ']', 6],
    ['undefined', 'u', 0],
  ])('%j', (text, character, offset) => {
    expect(problemOf(text)).toEqual({ code: 'json-unexpected', character, offset });
  });
});

describe('names the character at which a number stops being one', () => {
  test.each([
    ['[-]', ']', 2],
    ['[- 1]', ' ', 2],
    ['[--1]', '-', 2],
    ['[-foo]', 'f', 2],
    ['[-NaN]', 'N', 2],
    ['[-Infinity]', 'I', 2],
    ['[-.123]', '.', 2],
    ['[1.]', ']', 3],
    ['[-2.]', ']', 4],
    ['[0.e1]', 'e', 3],
    ['[9.e+]', 'e', 3],
    ['[0.3e]', ']', 5],
    ['[0.3e+]', ']', 6],
    ['[0E]', ']', 3],
    ['[0E+]', ']', 4],
    ['[1.0e-]', ']', 6],
    ['[1eE2]', 'E', 3],
    ['[0e+-1]', '-', 4],
    ['[1ea]', 'a', 3],
  ])('%j', (text, character, offset) => {
    expect(problemOf(text)).toEqual({ code: 'json-unexpected', character, offset });
  });
});

describe('says that a text ends too soon', () => {
  test.each([
    '["x"',
    '[""',
    '[1,',
    '[1',
    '["a",\n4\n,1,',
    '[1,\n1\n,1',
    '[{}',
    '{"a":',
    '{"a"',
    '{"":',
    '{"a":"a',
    '{"x": true,',
    '{"x": true',
    '["\\uD800\\"]',
    '["\\\\\\"]',
    '["\\"]',
    '["\\',
    '["\\u',
    '["\\u00A',
    '"',
    '["asd]',
    '[',
    '{',
    '[{',
    '["a',
    '{"a',
    '[ false, nul',
    '[ true, fals',
    '[ false, tru',
    '{"asd":"asd"',
    't',
    '-',
    '[-',
    '1.',
    '1e',
    '[1e+',
    '{"exp":1.',
  ])('%j', (text) => {
    expect(problemOf(text)).toEqual({ code: 'json-cut-off', offset: text.length });
  });
});

describe('names what follows the end', () => {
  test.each([
    ['[""],', ',', 4],
    ['["x"]]', ']', 5],
    ['123\u0000', '\u0000', 3],
    ['{"a":"b"}/**/', '/', 9],
    ['{"a":"b"}//', '/', 9],
    ['{"a":"b"}#', '#', 9],
    ['{"a":"b"}#{}', '#', 9],
    ['""x', 'x', 2],
    ['[1]x', 'x', 3],
    ['1]', ']', 1],
    ['[][]', '[', 2],
    ['2@', '@', 1],
    ['{}}', '}', 2],
    ['{"a": true} "x"', '"', 12],
    ['{}\ufeff', '\ufeff', 2],
    ['{}😀', '😀', 2],
    ['{}\u0000', '\u0000', 2],
  ])('%j', (text, character, offset) => {
    expect(problemOf(text)).toEqual({ code: 'json-text-after', character, offset });
  });
});

describe('names a character that a string can’t contain', () => {
  test.each([
    ['an unescaped vertical tab', '["\u000ba"\f]', 'json-control-character', 2],
    ['an unescaped NUL', '["a\u0000a"]', 'json-control-character', 3],
    ['an unescaped line break', '["new\nline"]', 'json-control-character', 5],
    ['an unescaped tab', '["\t"]', 'json-control-character', 2],
    ['a control character in a name', '{"a\u001fb":1}', 'json-control-character', 3],
    ['half an escape behind a surrogate', '["\\uD800\\u"]', 'json-bad-escape', 8],
    ['a quarter of an escape', '["\\uD800\\u1"]', 'json-bad-escape', 8],
    ['an escape of the wrong digits', '["\\uD800\\u1x"]', 'json-bad-escape', 8],
    ['an escaped NUL', '["\\\u0000"]', 'json-bad-escape', 2],
    ['an escaped x', '["\\x00"]', 'json-bad-escape', 2],
    ['an escaped tab', '["\\\t"]', 'json-bad-escape', 2],
    ['an escaped emoji', '["\\🌀"]', 'json-bad-escape', 2],
    ['three digits', '["\\u00A"]', 'json-bad-escape', 2],
    ['a cut surrogate', '["\\uD834\\uDd"]', 'json-bad-escape', 8],
    ['an escaped letter', '["\\a"]', 'json-bad-escape', 2],
    ['an apostrophe', '["\\\'"]', 'json-bad-escape', 2],
    ['letters that are no digits', '["\\uqqqq"]', 'json-bad-escape', 2],
    ['a capital U', '"\\UA66D"', 'json-bad-escape', 1],
    ['braces', '["\\{["\\{["\\{', 'json-bad-escape', 2],
  ])('%s', (_, text, code, offset) => {
    expect(problemOf(text)).toEqual({ code, offset });
  });
});

test.each([
  ['nothing', '', { code: 'json-empty', offset: 0 }],
  ['only white space', ' \r\n\t', { code: 'json-empty', offset: 0 }],
  ['a byte order mark', '\ufeff', { code: 'json-byte-order-mark', offset: 0 }],
  ['a byte order mark before JSON', '\ufeff{}', { code: 'json-byte-order-mark', offset: 0 }],
])('names %s', (_, text, problem) => {
  expect(problemOf(text)).toEqual(problem);
});

test('keeps numbers as they are written, duplicates, and the place of everything', () => {
  const text = '{"a": 12345678901234567890, "a":1.0,"\\u0062":[1e3]}';
  const result = parseJson(text);
  const root = result.ok ? result.value : undefined;
  const members = root?.type === 'object' ? root.members : [];

  expect(members.map(({ name }) => name)).toEqual(['a', 'a', 'b']);
  expect(members.map(({ nameStart, nameEnd }) => text.slice(nameStart, nameEnd))).toEqual([
    '"a"',
    '"a"',
    '"\\u0062"',
  ]);
  expect(members.map(({ value }) => text.slice(value.start, value.end))).toEqual([
    '12345678901234567890',
    '1.0',
    '[1e3]',
  ]);
  expect(members[0]?.value).toMatchObject({ text: '12345678901234567890' });
});

test.each([
  ['arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
])('reads %s 100,000 deep', (_, text) => {
  expect(parseJson(text)).toMatchObject({ ok: true, value: { start: 0, end: text.length } });
});

test('says how far 100,000 open brackets go', () => {
  expect(problemOf('['.repeat(100_000))).toEqual({ code: 'json-cut-off', offset: 100_000 });
});

test.each([
  ['a long string', JSON.stringify('x'.repeat(2_000_000))],
  ['a string of escapes', JSON.stringify('\n'.repeat(500_000))],
  ['a long number', '1'.repeat(500_000)],
  ['much white space', `[${' '.repeat(1_000_000)}1]`],
  ['many members', `{${Array.from({ length: 50_000 }, (_, index) => `"m${index}":1`).join()}}`],
])('reads %s in no time', (_, text) => {
  const start = processorTime();

  expect(parseJson(text).ok).toBe(true);
  expect(processorTime() - start).toBeLessThan(5_000);
});

describe('agrees with JSON.parse', () => {
  test('on any JSON', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const result = parseJson(text);
        expect(result.ok && toValue(result.value)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  test('on JSON that one character was changed in', () => {
    fc.assert(
      fc.property(mutatedJsonText, (text) => {
        expect(parseJson(text).ok).toBe(accepts(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('on any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.stringMatching(/^[[\]{}:,"\\tfnue0-9.+\- ]{0,12}$/),
        ),
        (text) => {
          expect(parseJson(text).ok).toBe(accepts(text));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

test('gives an offset inside the text or at its end, and the character there', () => {
  fc.assert(
    fc.property(mutatedJsonText, (text) => {
      const result = parseJson(text);
      if (result.ok) return;
      const { problem } = result;
      expect(problem.offset).toBeLessThanOrEqual(text.length);
      if ('character' in problem) {
        expect(text.startsWith(problem.character, problem.offset)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
