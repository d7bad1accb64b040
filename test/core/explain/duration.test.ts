import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDistance, formatDuration } from '../../../src/core/explain/duration.ts';

test.each([
  [0, '0 s'],
  [0.9, '0 s'],
  [1, '1 s'],
  [59.9, '59 s'],
  [60, '1 min'],
  [768, '12 min 48 s'],
  [3600, '1 h'],
  [3601, '1 h'],
  [3660, '1 h 1 min'],
  [86_400, '1 day'],
  [90_000, '1 day 1 h'],
  [172_800, '2 days'],
  [31_557_600, '1 year'],
  [31_644_000, '1 year 1 day'],
  [-768, '12 min 48 s'],
  [31_557_600 * 2000, '2,000 years'],
])('%d seconds are %s', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});

test.each([
  [0, 'now'],
  [0.9, 'now'],
  [-0.9, 'now'],
  [1, 'in 1 s'],
  [-1, '1 s ago'],
  [719, 'in 11 min'],
  [-2820, '47 min ago'],
  [7200, 'in 2 h'],
  [86_400, 'in 1 day'],
  [-86_400 * 400, '1 year ago'],
  [8.64e12, 'in 273,785 years'],
])('%d seconds from now is %s', (seconds, words) => {
  expect(formatDistance(seconds)).toBe(words);
});

test('has words for every length of time', () => {
  fc.assert(
    fc.property(fc.double({ min: -8.64e12, max: 8.64e12, noNaN: true }), (seconds) => {
      expect(formatDuration(seconds)).toMatch(/^[\d,]+ (?:s|min|h|days?|years?)(?: \d+ \w+)?$/);
      expect(formatDistance(seconds)).toMatch(/^(?:now|in [\d,]+ \w+|[\d,]+ \w+ ago)$/);
    }),
  );
});
