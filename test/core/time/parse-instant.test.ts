import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from '../../../src/core/time/parse-instant.ts';

test.each([
  ['1795356131', 1_795_356_131],
  ['1795356131.5', 1_795_356_131.5],
  ['1795356131000', 1_795_356_131],
  ['-1', -1],
  ['0', 0],
  ['2026-11-22', 1_795_305_600],
  ['2026-11-22T14:02:11Z', 1_795_356_131],
  ['2026-11-22t14:02:11z', 1_795_356_131],
  ['2026-11-22T15:02:11+01:00', 1_795_356_131],
  ['2026-11-22T08:32:11-0530', 1_795_356_131],
  ['2026-11-22T16:02:11+02', 1_795_356_131],
  ['2026-11-22T14:02Z', 1_795_356_120],
  ['2026-11-22 14:02:11 UTC', 1_795_356_131],
  ['2026-11-22T14:02:11.250Z', 1_795_356_131.25],
  ['Sun, 22 Nov 2026 14:02:11 GMT', 1_795_356_131],
  ['Date: Sun, 22 Nov 2026 14:02:11 GMT', 1_795_356_131],
  ['  date:Sun, 22 Nov 2026 14:02:11 GMT\n', 1_795_356_131],
  ['2024-02-29T00:00:00Z', 1_709_164_800],
  ['2016-12-31T23:59:60Z', 1_483_228_800],
  ['2026-11-22T24:00:00Z', 1_795_392_000],
])('%s', (text, seconds) => {
  expect(parseInstant(text)).toEqual({ ok: true, value: seconds });
});

test.each([
  ['now', 'not-an-instant'],
  ['', 'not-an-instant'],
  ['22/11/2026', 'not-an-instant'],
  ['Sun, 22 Nvm 2026 14:02:11 GMT', 'not-an-instant'],
  ['Sun, 22 Nov 2026 14:02:11 CET', 'not-an-instant'],
  ['2026-11-22T14:02:11', 'no-zone'],
  ['2026-11-22 14:02', 'no-zone'],
  ['2026-02-29', 'no-such-date'],
  ['2100-02-29T00:00:00Z', 'no-such-date'],
  ['2026-13-01', 'no-such-date'],
  ['2026-11-22T24:00:01Z', 'no-such-date'],
  ['2026-11-22T14:60:00Z', 'no-such-date'],
  ['2026-11-22T14:02:11+24:00', 'no-such-date'],
  ['Sun, 31 Nov 2026 14:02:11 GMT', 'no-such-date'],
  ['99999999999999999999', 'no-such-date'],
])('%s names no moment', (text, code) => {
  expect(parseInstant(text)).toEqual({ ok: false, problem: { code } });
});

test('reads what JavaScript writes, for any date', () => {
  const dates = fc.date({
    noInvalidDate: true,
    min: new Date('-009999-01-01'),
    max: new Date('+019999-01-01'),
  });
  fc.assert(
    fc.property(dates, (date) => {
      const seconds = Math.floor(date.getTime() / 1000);
      const whole = new Date(seconds * 1000);
      expect(parseInstant(whole.toISOString())).toEqual({ ok: true, value: seconds });
      if (whole.getUTCFullYear() >= 1000 && whole.getUTCFullYear() <= 9999) {
        expect(parseInstant(whole.toUTCString())).toEqual({ ok: true, value: seconds });
      }
    }),
  );
});
