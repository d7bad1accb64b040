import { describe, expect, test } from 'vitest';
import { type JsonObject, parseJson } from '../../../src/core/encoding/json-text.ts';
import { boundariesOf, lifetimePhase, readLifetime } from '../../../src/core/time/lifetime.ts';

const NOW = 1_800_000_000;

function claims(text: string): JsonObject {
  const root = parseJson(text);
  if (!root.ok || root.value.type !== 'object') throw new Error(text);
  return root.value;
}

function lifetime(dates: { iat?: number; nbf?: number; exp?: number }) {
  return { issuedAt: dates.iat, notBefore: dates.nbf, expiry: dates.exp };
}

test.each([
  ['whole seconds', '{"iat":1,"nbf":2,"exp":3}', { iat: 1, nbf: 2, exp: 3 }],
  ['fractions', '{"exp":1.5}', { exp: 1.5 }],
  ['exponents', '{"exp":1.8e9}', { exp: 1.8e9 }],
  ['dates before 1970', '{"exp":-1}', { exp: -1 }],
  ['the last of duplicates', '{"exp":1,"exp":2}', { exp: 2 }],
  ['no strings', '{"exp":"1800000000","iat":1}', { iat: 1 }],
  ['no null', '{"exp":null}', {}],
  ['no numbers beyond all dates', '{"exp":1e400,"nbf":99999999999999,"iat":-1e300}', {}],
  ['no dates inside', '{"a":{"exp":1}}', {}],
  ['nothing', '{}', {}],
])('reads %s', (_, text, dates) => {
  expect(readLifetime(claims(text))).toEqual(lifetime(dates));
});

describe('has the status', () => {
  test.each([
    ['undated', {}],
    ['undated', { iat: NOW + 99 }],
    ['undated', { nbf: NOW }],
    ['undated', { nbf: NOW - 1 }],
    ['not-yet', { nbf: NOW + 1 }],
    ['not-yet', { nbf: NOW + 1, exp: NOW + 2 }],
    ['current', { exp: NOW + 1 }],
    ['current', { exp: NOW + 0.5 }],
    ['current', { nbf: NOW, exp: NOW + 1 }],
    ['expired', { exp: NOW }],
    ['expired', { exp: NOW - 1 }],
    ['expired', { nbf: NOW + 1, exp: NOW - 1 }],
  ] as const)('%s with %o', (phase, dates) => {
    expect(lifetimePhase(lifetime(dates), NOW)).toBe(phase);
  });
});

function passedBy(dates: ReturnType<typeof lifetime>, now: number, skew: number): number {
  return boundariesOf(dates, skew).filter((time) => time <= now).length;
}

test.each([
  ['its expiry', { exp: NOW }],
  ['its beginning', { nbf: NOW }],
  ['the time it was issued, less the difference of clocks', { iat: NOW + 60 }],
  ['an hour before it was issued', { iat: NOW + 3600 }],
])('counts one more when the clock passes %s', (_, dates) => {
  const before = passedBy(lifetime(dates), NOW - 1, 60);

  expect(passedBy(lifetime(dates), NOW, 60)).toBe(before + 1);
});

test('counts the same while the clock passes no date', () => {
  const dates = lifetime({ iat: NOW - 600, nbf: NOW - 600, exp: NOW + 600 });

  expect(passedBy(dates, NOW + 599, 60)).toBe(passedBy(dates, NOW, 60));
  expect(passedBy(lifetime({}), NOW, 60)).toBe(0);
});
