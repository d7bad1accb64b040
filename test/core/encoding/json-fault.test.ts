import { describe, expect, test } from 'vitest';
import { findJsonFault } from '../../../src/core/encoding/json-fault.ts';
import { parseJson } from '../../../src/core/encoding/json-text.ts';
import { explainJsonFault } from '../../../src/core/explain/explain-json-fault.ts';

function faultOf(text: string): string {
  const parsed = parseJson(text);
  if (parsed.ok) return 'JSON';
  const { cause, line, column } = findJsonFault(text, parsed.problem);
  return `${line}:${column} ${cause}`;
}

describe('a missing quote', () => {
  test.each([
    ['at the end of a value', '{\n  "iss": "a",\n  "sub": "ana\n}', '3:14 quote'],
    ['before the comma at the end of a value', '{\n  "sub": "ana,\n  "a": 1\n}', '2:14 quote'],
    ['at the start of a value', '{"sub": ana"}', '1:9 quote'],
    ['around a value', '{"sub": ana}', '1:9 quote'],
    ['around a value of an array', '["a", ana]', '1:7 quote'],
    ['at the start of a name', '{sub": "ana"}', '1:2 quote'],
    ['around a name', '{"a": 1, sub: "ana"}', '1:10 quote'],
    ['at the end of a name', '{"sub: "ana"}', '1:9 quote'],
    ['at the end of a value on the line of the next', '{"sub":"ana,"exp":1}', '1:14 quote'],
    ['at the end of the text', '{"sub":"ana', '1:12 quote'],
    ['at the end of the text, after a backslash', '{"sub":"a\\', '1:11 quote'],
  ])('%s', (_, text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});

test.each([
  ['{\n  "a": 1\n  "b": 2\n}', '2:9 comma'],
  ['{"a": 1"b": 2}', '1:8 comma'],
  ['{"sub":"ana" "aud":"x"}', '1:13 comma'],
  ['[1 2]', '1:3 comma'],
  ['[{} {}]', '1:4 comma'],
  ['{"a": 1,}', '1:8 extra-comma'],
  ['{"a": 1,\n}', '1:8 extra-comma'],
  ['[1,]', '1:3 extra-comma'],
  ['[1,,2]', '1:3 extra-comma'],
  ['{"a" 1}', '1:5 colon'],
  ['{"a"', '1:5 colon'],
  ['{"a" = 1}', '1:5 colon'],
  ['{"a"}', '1:5 colon'],
  ['{"a":}', '1:6 value'],
  ['{"a":', '1:6 value'],
  ['{"a": , "b": 1}', '1:7 value'],
  ['{"a": True}', '1:7 literal'],
  ['{"a": None}', '1:7 literal'],
  ['{"a": NaN}', '1:7 literal'],
  ['{"a": tru', '1:10 literal'],
  ['{"a": 01}', '1:8 number'],
  ['{"a": 1.}', '1:9 number'],
  ['{"a": +1}', '1:7 number'],
  ['{"a": 203.0.113.7}', '1:12 number'],
  ['{"a": 12h}', '1:9 number'],
  ['{"a": -', '1:8 number'],
  ["{'a': 1}", '1:2 straight-quotes'],
  ['{"a": “b”}', '1:7 straight-quotes'],
  ['{"a": 1 // one\n}', '1:9 comment'],
  ['{ /* one */ "a": 1}', '1:3 comment'],
  ['{"a": "b\tc"}', '1:9 control-character'],
  ['{"a": "\\x"}', '1:8 escape'],
  ['{"a": 1', '1:8 closing-brace'],
  ['{"a": {"b": 1}\n', '1:15 closing-brace'],
  ['{', '1:2 closing-brace'],
  ['{"a": [1', '1:9 closing-bracket'],
  ['{"a": [1}', '1:9 closing-bracket'],
  ['[', '1:2 closing-bracket'],
  ['{} }', '1:4 text-after'],
  ['{}x', '1:3 text-after'],
  ['', '1:1 empty'],
  ['\ufeff{}', '1:1 byte-order-mark'],
  ['sub', '1:1 start'],
  ['{"a"::1}', '1:6 unexpected'],
])('%j: %s', (text, fault) => {
  expect(faultOf(text)).toBe(fault);
});

test('is told by line and column in the words of the page', () => {
  const text = '{\r\n  "iss": "a",\r\n  "sub": ana"\r\n}';
  const parsed = parseJson(text);
  expect(parsed.ok ? '' : explainJsonFault(text, parsed.problem)).toBe(
    'Line 3, column 10: a quote is missing.',
  );
});

test('takes a time in proportion to the length of the text', () => {
  const timeOf = (count: number) => {
    const text = `{"a":[${'{"b":"c"},'.repeat(count)}`;
    const start = performance.now();
    faultOf(text);
    return performance.now() - start;
  };
  timeOf(500);
  expect(timeOf(20_000)).toBeLessThan(100 * Math.max(timeOf(2000), 1));
});
