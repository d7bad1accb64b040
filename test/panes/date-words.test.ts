import { expect, test } from 'vitest';
import { formatDate, formatDateHint, formatTime } from '../../src/panes/date-words.ts';

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
  expect(formatDateHint(DATE, DATE - 720)).toBe('22 Nov 2026 14:02:11 · in 12 min');
  expect(formatDateHint(DATE, DATE + 7200)).toBe('22 Nov 2026 14:02:11 · 2 h ago');
});

test.each([0, -62_167_219_201, 8.64e12, -8.64e12, 1.5])('has words for %d', (seconds) => {
  expect(formatDateHint(seconds, DATE)).toMatch(/^\d{1,2} \w{3,4} \d+.* · /);
});
