import { expect, test } from 'vitest';
import { renewDates } from '../../../src/core/compose/renew-dates.ts';

const NOW = 1_800_000_000;

test.each([
  ['{"exp":1}', '{"exp":1800003600}'],
  ['{"iat":1,"nbf":1,"exp":1}', '{"iat":1800000000,"nbf":1800000000,"exp":1800003600}'],
  ['{ "exp": "tomorrow", "sub": "ana" }', '{ "exp": 1800003600, "sub": "ana" }'],
  ['{\n  "sub": "ana"\n}', '{\n  "sub": "ana",\n  "exp": 1800003600\n}'],
])('%s begins now and expires in an hour, and the rest stays as it is', (before, after) => {
  expect(renewDates(before, NOW)).toBe(after);
});

test.each(['', '[]', '{"exp":', '"text"'])('%s has no dates to renew', (text) => {
  expect(renewDates(text, NOW)).toBeUndefined();
});
