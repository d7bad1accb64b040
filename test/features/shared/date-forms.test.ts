import { expect, test } from 'vitest';
import { DATE_FORMS, nextDateForm } from '../../../src/features/shared/date-form.ts';
import { writeDate, writeDateHint, writeTime } from '../../../src/features/shared/date-forms.ts';
import { formatDate } from '../../../src/features/shared/date-words.ts';

/** 2026-11-22T14:02:11Z */
const DATE = Date.UTC(2026, 10, 22, 14, 2, 11) / 1000;
const NOW = DATE - 768;

test.each([
  ['local', formatDate(DATE)],
  ['utc', '22 Nov 2026 14:02:11 UTC'],
  ['iso', '2026-11-22T14:02:11Z'],
  ['relative', 'in 12 min 48 s'],
] as const)('writes a date in the form %s', (form, words) => {
  expect(writeDate(DATE, form, NOW)).toBe(words);
});

test.each([
  [DATE + 86_400, '1 day ago'],
  [DATE, 'now'],
  [DATE - 0.5, 'now'],
])('tells how far it is from %d', (now, words) => {
  expect(writeDate(DATE, 'relative', now)).toBe(words);
});

test.each([
  ['utc', '22 Nov 2026 14:02:11 UTC · in 12 min'],
  ['iso', '2026-11-22T14:02:11Z · in 12 min'],
  ['relative', 'in 12 min 48 s'],
] as const)('adds the distance from now to the form %s', (form, words) => {
  expect(writeDateHint(DATE, form, NOW)).toBe(words);
});

test('leaves out the day only for local times of today', () => {
  expect(writeTime(DATE, 'local', DATE)).toMatch(/^\d\d:\d\d:\d\d$/);
  expect(writeTime(DATE, 'iso', DATE)).toBe('2026-11-22T14:02:11Z');
});

test.each([
  [1.5, '1970-01-01T00:00:01.500Z'],
  [8.64e12, '+275760-09-13T00:00:00Z'],
  [-62_167_219_201, '-000001-12-31T23:59:59Z'],
])('writes %d as ISO 8601', (seconds, words) => {
  expect(writeDate(seconds, 'iso', NOW)).toBe(words);
});

test('goes through all forms, round and round', () => {
  expect(DATE_FORMS.map(nextDateForm)).toEqual(['utc', 'iso', 'relative', 'local']);
});
