import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatDate,
  formatDateHint,
  formatTime,
  formatUtcDate,
} from '../../../src/features/shared/date-words.ts';

/** 22 November 2026, 14:02:11 where the test runs. */
const DATE = new Date(2026, 10, 22, 14, 2, 11).getTime() / 1000;

test('writes a date in local time, day before month', () => {
  expect(formatDate(DATE)).toBe('22 Nov 2026 14:02:11');
});

test.each([
  [DATE + 60, '14:02:11'],
  [DATE + 86_400, '22 Nov 2026 14:02:11'],
  [DATE - 86_400 * 365, '22 Nov 2026 14:02:11'],
])('leaves out the day where it is today: %#', (now, words) => {
  expect(formatTime(DATE, now)).toBe(words);
});

test('adds the distance from now', () => {
  expect(formatDateHint(DATE, DATE - 720)).toBe('22 Nov 2026, 14:02 · in 12 min');
  expect(formatDateHint(DATE, DATE + 7200)).toBe('22 Nov 2026, 14:02 · 2 h ago');
});

test.each([0, -62_167_219_201, 8.64e12, -8.64e12, 1.5])('has words for %d', (seconds) => {
  expect(formatDateHint(seconds, DATE)).toMatch(/^\d{1,2} \w{3,4} \d+, \d\d:\d\d · /);
});

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = { timeStyle: 'medium' } as const;

test('is written as the browser writes it', () => {
  const [date, time] = [DAY, TIME].map((style) => new Intl.DateTimeFormat('en-GB', style));
  const utc = [DAY, TIME].map(
    (style) => new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -8.64e12, max: 8.64e12 }), (seconds) => {
      const at = new Date(seconds * 1000);
      expect(formatDate(seconds)).toBe(`${date?.format(at)} ${time?.format(at)}`);
      expect(formatUtcDate(seconds)).toBe(
        `${utc.map((format) => format.format(at)).join(' ')} UTC`,
      );
    }),
    { numRuns: 2000 },
  );
  for (let month = 0; month < 12; month++) {
    const at = new Date(2026, month, 3, 4, 5, 6);
    expect(formatDate(at.getTime() / 1000)).toBe(`${date?.format(at)} ${time?.format(at)}`);
  }
});
