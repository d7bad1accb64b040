import { expect, test } from 'vitest';
import { parseJson } from '../../../src/core/encoding/json-text.ts';
import { isDate, numericDate } from '../../../src/core/time/numeric-date.ts';

test.each([
  ['{"exp":1300819380}', 1_300_819_380],
  ['{"exp":0}', 0],
  ['{"exp":-0}', -0],
  ['{"exp":1.25}', 1.25],
  ['{"exp":8.64e12}', 8.64e12],
  ['{"exp":8640000000001}', undefined],
  ['{"exp":1e999}', undefined],
  ['{"exp":"1300819380"}', undefined],
  ['{"exp":true}', undefined],
  ['{"exp":[1]}', undefined],
  ['{}', undefined],
])('of %s is %s', (text, seconds) => {
  const root = parseJson(text);

  expect(root.ok && root.value.type === 'object' && numericDate(root.value, 'exp')).toBe(seconds);
});

test.each([
  [0, true],
  [-8.64e12, true],
  [8.64e12 + 1, false],
  [Number.POSITIVE_INFINITY, false],
  [Number.NaN, false],
])('%d is a date: %s', (seconds, expected) => {
  expect(isDate(seconds)).toBe(expected);
});
