import { expect, test } from 'vitest';
import { SAFE_USE_TITLES, safeUseTopic } from '../../../src/core/audit/safe-use.ts';
import { SAFE_USE } from '../../../src/core/explain/safe-use.ts';

test.each([
  ['password-claim', 'signed-not-encrypted'],
  ['lifetime-long', 'short-lived'],
  ['cookie-no-httponly', 'cookies'],
  ['jti-missing', 'revocation'],
  ['alg-none', 'reject-none'],
  ['key-confusion-proven', 'pin-algorithm'],
  ['token-expired', undefined],
  ['constructor', undefined],
])('leads from %s to %s', (code, topic) => {
  expect(safeUseTopic(code)).toBe(topic);
});

test('every topic has its title and its words', () => {
  expect(Object.keys(SAFE_USE).toSorted()).toEqual(Object.keys(SAFE_USE_TITLES).toSorted());
  for (const points of Object.values(SAFE_USE)) expect(points.length).toBeGreaterThan(1);
});
