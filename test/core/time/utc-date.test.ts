import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatUtc } from '../../../src/core/time/utc-date.ts';

test.each([
  [0, '1970-01-01 00:00:00 UTC'],
  [-1, '1969-12-31 23:59:59 UTC'],
  [951_782_400, '2000-02-29 00:00:00 UTC'],
  [1_795_356_131.9, '2026-11-22 14:02:11 UTC'],
  [253_402_300_799, '9999-12-31 23:59:59 UTC'],
  [253_402_300_800, '10000-01-01 00:00:00 UTC'],
  [8.64e12, '275760-09-13 00:00:00 UTC'],
  [-62_135_596_801, '0000-12-31 23:59:59 UTC'],
  [-62_167_219_201, '-0001-12-31 23:59:59 UTC'],
])('writes %d as %s', (seconds, text) => {
  expect(formatUtc(seconds)).toBe(text);
});

test('agrees with the platform on every date it has', () => {
  fc.assert(
    fc.property(fc.integer({ min: -8.64e12, max: 8.64e12 }), (seconds) => {
      const [, sign = '', year = '', rest = '', time = ''] =
        /^([+-]?)(\d+)(-\d\d-\d\d)T([\d:]+)/.exec(new Date(seconds * 1000).toISOString()) ?? [];
      const digits = String(Number(year)).padStart(4, '0');
      expect(formatUtc(seconds)).toBe(`${sign === '-' ? '-' : ''}${digits}${rest} ${time} UTC`);
    }),
    { numRuns: 2000 },
  );
});
