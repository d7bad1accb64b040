import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lifetime } from '../../../src/core/time/lifetime.ts';
import { drawTimeLine } from '../../../src/core/time/time-line.ts';

const NOW = 1_800_000_000;

function lifetime(dates: { iat?: number; nbf?: number; exp?: number }): Lifetime {
  return { issuedAt: dates.iat, notBefore: dates.nbf, expiry: dates.exp };
}

describe('says of now', () => {
  test.each([
    [{ iat: NOW - 60, exp: NOW + 768 }, 'current', '12 min 48 s left'],
    [{ exp: NOW + 1 }, 'current', '1 s left'],
    [{ exp: NOW }, 'expired', 'expired 0 s ago'],
    [{ iat: NOW - 9000, exp: NOW - 2820 }, 'expired', 'expired 47 min ago'],
    [{ nbf: NOW + 3600, exp: NOW + 7200 }, 'not-yet', 'valid in 1 h'],
    [{ nbf: NOW + 90_000 }, 'not-yet', 'valid in 1 day 1 h'],
    [{ iat: NOW - 60 }, 'undated', 'no expiry'],
  ] as const)('%o', (dates, phase, words) => {
    expect(drawTimeLine(lifetime(dates), NOW)).toMatchObject({ phase, words });
  });
});

test('draws nothing without dates', () => {
  expect(drawTimeLine(lifetime({}), NOW)).toBeUndefined();
});

describe('names the ends', () => {
  test.each([
    [{ iat: 1, nbf: 2, exp: NOW + 1 }, 'issued', 1, 'expires', NOW + 1],
    [{ nbf: 2, exp: NOW - 1 }, 'valid from', 2, 'expired', NOW - 1],
    [{ iat: 1 }, 'issued', 1, undefined, undefined],
    [{ exp: NOW + 5 }, undefined, undefined, 'expires', NOW + 5],
    [{ iat: 0, exp: NOW }, 'issued', 0, 'expired', NOW],
  ])('%o', (dates, beginning, begun, ending, ended) => {
    const line = drawTimeLine(lifetime(dates), NOW);

    expect([line?.beginning?.name, line?.beginning?.seconds]).toEqual([beginning, begun]);
    expect([line?.ending?.name, line?.ending?.seconds]).toEqual([ending, ended]);
  });
});

test('puts now to scale between the ends', () => {
  const at = (now: number) => drawTimeLine(lifetime({ iat: NOW, exp: NOW + 100 }), now)?.nowAt ?? 0;
  const { beginning, ending } = drawTimeLine(lifetime({ iat: NOW, exp: NOW + 100 }), NOW) ?? {};

  expect(at(NOW)).toBeCloseTo(beginning?.at ?? -1);
  expect(at(NOW + 100)).toBeCloseTo(ending?.at ?? -1);
  expect(at(NOW + 50)).toBeCloseTo(((beginning?.at ?? 0) + (ending?.at ?? 0)) / 2);
});

test.each([
  ['before its beginning', { iat: NOW + 10, exp: NOW + 20 }],
  ['before its beginning, without an end', { iat: NOW + 10 }],
])('puts now left of a beginning that is to come: %s', (_, dates) => {
  const line = drawTimeLine(lifetime(dates), NOW);

  expect(line?.nowAt).toBeLessThan(line?.beginning?.at ?? 0);
});

test('puts now on the right side of the end, and always on the line', () => {
  const date = fc.option(fc.integer({ min: NOW - 1e9, max: NOW + 1e9 }), { nil: undefined });
  fc.assert(
    fc.property(date, date, date, (issuedAt, notBefore, expiry) => {
      const line = drawTimeLine({ issuedAt, notBefore, expiry }, NOW);
      if (!line) return;
      expect(line.nowAt).toBeGreaterThanOrEqual(0);
      expect(line.nowAt).toBeLessThanOrEqual(1);
      if (!line.ending) return;
      expect(line.nowAt >= line.ending.at).toBe(line.phase === 'expired');
    }),
    { numRuns: 500 },
  );
});
