import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutTrack } from '../../../src/core/time/time-track.ts';
import type { Moment } from '../../../src/core/time/token-moments.ts';

const NOW = 1_800_000_000;
const DAY = 86_400;

function at(dates: Partial<Record<Moment['name'], number>>): Moment[] {
  return Object.entries(dates).map(([name, seconds]) => ({
    name: name as Moment['name'],
    seconds: NOW + seconds,
  }));
}

describe('says of now', () => {
  test.each([
    [{ issued: -900, expiry: 2700 }, 'current', '45 min left', 0.25],
    [{ issued: -28 * DAY, expiry: 32 * DAY }, 'current', '32 days left', 28 / 60],
    [{ issued: -60, expiry: 20 }, 'current', '1 min left', 0.75],
    [{ expiry: 7200 }, 'current', '2 h left', 0.5],
    [{ issued: -60 }, 'undated', 'no expiry', 0.5],
    [{ 'valid-from': 600, expiry: 1200 }, 'not-yet', 'valid in 10 min', 0.04],
    [{ issued: 600, expiry: 1200 }, 'current', '', 0.04],
    [{ issued: -2 * DAY, expiry: -DAY }, 'expired', '', 0.94],
    [{ expiry: 0 }, 'expired', '', 0.94],
    [{ issued: 0, 'expiry-by-response': 300 }, 'current', '5 min left', 0],
  ] as const)('%o', (dates, phase, words, nowAt) => {
    const track = layOutTrack(at(dates), NOW);
    expect(track).toMatchObject({ phase, words });
    expect(track?.nowAt).toBeCloseTo(nowAt, 5);
  });
});

test('draws nothing without a date of its life, or with one in milliseconds', () => {
  expect(layOutTrack([], NOW)).toBeUndefined();
  expect(layOutTrack(at({ authenticated: -60 }), NOW)).toBeUndefined();
  expect(layOutTrack([{ name: 'expiry', seconds: NOW * 1000 }], NOW)).toBeUndefined();
});

test.each([
  [{ issued: -60 * DAY, expiry: -DAY }, 0.86],
  [{ issued: -2 * DAY, expiry: -DAY }, 0.47],
  [{ issued: -600 * DAY, expiry: -599 * DAY }, 0.2],
  [{ issued: -DAY, expiry: -2 * DAY }, 0.86],
])('the end of %o is seen, and before now', (dates, expiredAt) => {
  expect(layOutTrack(at(dates), NOW)?.expiredAt).toBeCloseTo(expiredAt, 5);
});

test('begins with the date from which the token is valid, where that is to come', () => {
  const track = layOutTrack(at({ issued: -60, 'valid-from': 60, expiry: 600 }), NOW);
  expect(track?.start?.name).toBe('valid-from');
});

test('every place is on the track, whatever the dates', () => {
  const name = fc.constantFrom<Moment['name']>('issued', 'valid-from', 'expiry', 'refresh');
  const moment = fc.record({ name, seconds: fc.integer({ min: -8e12, max: 8e12 }) });
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 5 }), (moments) => {
      const track = layOutTrack(moments, NOW);
      if (!track) return;
      const { spent, nowAt, expiredAt = 0 } = track;
      for (const place of [spent.from, spent.to, nowAt, expiredAt]) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(1);
      }
      expect(spent.to).toBeGreaterThanOrEqual(spent.from);
      expect(nowAt).toBeGreaterThanOrEqual(expiredAt);
    }),
  );
});
