import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { formatNumber } from '../../../src/core/words/format-number.ts';
import { formatUnit } from '../../../src/core/words/format-unit.ts';
import { speak } from '../../../src/core/words/say.ts';

const UNITS = ['year', 'day', 'hour', 'minute', 'second'] as const;

afterEach(() => speak(undefined));

test('English units are written as the browser writes them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e7 }), fc.constantFrom(...UNITS), (amount, unit) => {
      const format = new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' });
      expect(formatUnit(amount, unit)).toBe(format.format(amount));
    }),
  );
  expect(UNITS.map((unit) => formatUnit(1, unit)).join()).toBe(
    '1 year,1 day,1 hour,1 minute,1 second',
  );
});

test('English numbers are written as the browser writes them', () => {
  const format = new Intl.NumberFormat('en-US');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.maxSafeInteger(),
        fc.integer({ min: -2000, max: 2000 }),
        fc.double({ noNaN: true }),
      ),
      (number) => {
        fc.pre(!Object.is(number, -0));
        expect(formatNumber(number)).toBe(format.format(number));
      },
    ),
  );
});

test.each([
  ['de', '3 Tage', '3 Std.'],
  ['es', '3 días', '3 h'],
])('%s has its own', (tag, days, hours) => {
  speak({ tag, translate: () => undefined });
  expect(formatUnit(3, 'day')).toBe(days);
  expect(formatUnit(3, 'hour', 'short')).toBe(hours);
});
