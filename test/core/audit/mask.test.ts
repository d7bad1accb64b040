import { expect, test } from 'vitest';
import { mask } from '../../../src/core/audit/mask.ts';

test.each([
  ['', '••••••'],
  ['1234', '••••••'],
  ['12345678901', '••••••'],
  ['123456789012', '1234…12'],
  ['4111111111111111', '4111…11'],
  ['😀😁😂😃😄😅😆😇😈😉😊😋', '😀😁😂😃…😊😋'],
])('shows "%s" as "%s"', (value, shown) => {
  expect(mask(value)).toBe(shown);
});
