import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8, decodeUtf8Leniently, encodeUtf8 } from '../../../src/core/encoding/utf8.ts';
import { processorTime } from '../../support/processor-time.ts';

/** "ab" and then the bytes of the case, so that the fault never is at the beginning. */
function bytes(hex: string): Uint8Array {
  return Buffer.concat([Buffer.from('ab'), Buffer.from(hex.replaceAll(' ', ''), 'hex')]);
}

test.each([
  ['a lone continuation byte', '80', 2],
  ['the last continuation byte', 'bf', 2],
  ['an overlong lead C0', 'c0 80', 2],
  ['an overlong lead C1', 'c1 bf', 2],
  ['a cut-off sequence of 2', 'c3', 2],
  ['a cut-off sequence of 3', 'e2 82', 2],
  ['a cut-off sequence of 4', 'f0 9f 98', 2],
  ['a sequence of 2 broken by ASCII', 'c3 28', 2],
  ['a sequence of 3 broken by ASCII at its end', 'e2 82 28', 2],
  ['a sequence of 3 broken by ASCII in its middle', 'e2 28 ac', 2],
  ['a sequence of 4 broken at its end', 'f0 9f 98 28', 2],
  ['a sequence of 4 broken by a lead', 'f0 9f c3 a9', 2],
  ['an overlong sequence of 3', 'e0 80 af', 2],
  ['an overlong sequence of 4', 'f0 80 80 af', 2],
  ['a high surrogate', 'ed a0 80', 2],
  ['a low surrogate', 'ed bf bf', 2],
  ['a surrogate pair as CESU-8', 'ed a0 bd ed b8 80', 2],
  ['a code point beyond U+10FFFF', 'f4 90 80 80', 2],
  ['the lead F5', 'f5 80 80 80', 2],
  ['FE', 'fe', 2],
  ['FF', 'ff', 2],
  ['a fault behind good sequences of every length', 'c3a9 e282ac f09f9880 41 ff', 12],
  ['a fault behind a NUL', '00 ff', 3],
  ['a fault behind a byte order mark', 'efbbbf ff', 5],
])('names the byte where %s begins', (_, hex, byteOffset) => {
  expect(decodeUtf8(bytes(hex))).toEqual({
    ok: false,
    problem: { code: 'not-utf8', byteOffset },
  });
});

test.each([
  ['the least of 2 bytes', 'c2 80', '\u0080'],
  ['the greatest of 2', 'df bf', '\u07ff'],
  ['the least of 3', 'e0 a0 80', '\u0800'],
  ['the last before the surrogates', 'ed 9f bf', '\ud7ff'],
  ['the first after them', 'ee 80 80', '\ue000'],
  ['a noncharacter', 'ef bf bf', '\uffff'],
  ['the least of 4', 'f0 90 80 80', '\u{10000}'],
  ['the greatest of all', 'f4 8f bf bf', '\u{10ffff}'],
  ['a byte order mark, which stays', 'ef bb bf', '\ufeff'],
])('reads %s', (_, hex, text) => {
  expect(decodeUtf8(bytes(hex))).toEqual({ ok: true, value: `ab${text}` });
});

test('keeps a byte order mark at the very beginning', () => {
  expect(decodeUtf8(Buffer.from('efbbbf7b', 'hex'))).toEqual({ ok: true, value: '\ufeff{' });
  expect(decodeUtf8Leniently(Buffer.from('efbbbf7b', 'hex'))).toBe('\ufeff{');
});

test('agrees with Node on what is UTF-8, and finds a fault in the rest', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (random) => {
      const whole = Buffer.from(Buffer.from(random).toString()).equals(random);
      const result = decodeUtf8(random);
      expect(result.ok).toBe(whole);
      if (result.ok) return;
      const { byteOffset } = result.problem;
      expect(byteOffset).toBeLessThan(random.length);
      expect(decodeUtf8(random.subarray(0, byteOffset)).ok).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('shows what is not UTF-8 as U+FFFD', () => {
  expect(decodeUtf8Leniently(bytes('ff'))).toBe('ab\ufffd');
});

test('writes and reads any well-formed text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeUtf8(encodeUtf8(text))).toEqual({ ok: true, value: text });
    }),
  );
});

test('finds a fault at the end of a million bytes without a noticeable wait', () => {
  const long = new Uint8Array(1_000_000).fill(0x61);
  long[999_999] = 0xff;
  const start = processorTime();

  expect(decodeUtf8(long)).toMatchObject({ problem: { byteOffset: 999_999 } });
  expect(processorTime() - start).toBeLessThan(5_000);
});
