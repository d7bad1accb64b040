import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inflateRaw, inflateZlib } from '../../../src/core/encoding/inflate.ts';

const TEXT = Buffer.from('{"user":"ann","roles":["admin","editor"]} '.repeat(40));
const MIXED = Buffer.concat([TEXT, randomBytes(3000), Buffer.alloc(2000, 7), TEXT]);

test.each([
  ['codes of its own', TEXT, {}],
  ['fixed codes', TEXT, { strategy: constants.Z_FIXED }],
  ['no compression', TEXT, { level: 0 }],
  ['text and noise', MIXED, { level: 9 }],
  ['noise', randomBytes(5000), {}],
  ['nothing', Buffer.alloc(0), {}],
  ['one letter many times', Buffer.alloc(9000, 'a'), {}],
])('reads what zlib wrote: %s', (_, content, options) => {
  expect(Buffer.from(inflateRaw(deflateRawSync(content, options), 20_000))).toEqual(content);
  expect(Buffer.from(inflateZlib(deflateSync(content, options), 20_000))).toEqual(content);
});

test('reads no further than the limit, up to one repetition', () => {
  expect(inflateRaw(deflateRawSync(Buffer.alloc(1_000_000)), 1000).length).toBeLessThan(1300);
});

test('reads a text that is cut off as far as it goes', () => {
  const part = inflateRaw(deflateRawSync(MIXED).subarray(0, 1500), 20_000);
  expect(part.length).toBeGreaterThan(500);
  expect(MIXED.subarray(0, 500)).toEqual(Buffer.from(part.subarray(0, 500)));
});

test('answers nothing for other bytes, and ends', () => {
  expect(inflateZlib(Buffer.from('plain text'), 100).length).toBe(0);
  for (let index = 0; index < 300; index++) {
    expect(inflateRaw(randomBytes(300), 1000).length).toBeLessThan(1300);
  }
});
