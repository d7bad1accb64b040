import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { decodeBase85, encodeBase85 } from '../../src/single-file/base85.ts';

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 1000, 1001, 1002, 1003])('%i bytes come back', (length) => {
  for (const bytes of [randomBytes(length), Buffer.alloc(length), Buffer.alloc(length, 0xff)]) {
    const text = encodeBase85(bytes);
    expect(text.length).toBe(Math.ceil((length * 5) / 4));
    expect(Buffer.from(decodeBase85(text)).equals(bytes)).toBe(true);
  }
});

test('no text ends a script', () => {
  const every = Buffer.from(Array.from({ length: 65_536 * 2 }, (_, index) => index % 251));
  const text = encodeBase85(Buffer.concat([every, randomBytes(50_000)]));
  expect(text).toMatch(/^[(-;=-|~]+$/);
});
