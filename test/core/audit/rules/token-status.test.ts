import { expect, test } from 'vitest';
import { auditToken } from '../audit-all.ts';
import { buildSubject, GOOD_CLAIMS, linesOfClaims, NOW } from '../build-subject.ts';

test.each([
  ['now', NOW],
  ['a second ago', NOW - 1],
])('says "expired" as information when "exp" is %s', (_, exp) => {
  expect(linesOfClaims({ exp })).toEqual(['info token-expired /exp']);
});

test('says "expired" for an "exp" at the epoch', () => {
  expect(linesOfClaims({ exp: 0 })).toEqual(['medium exp-extreme /exp', 'info token-expired /exp']);
});

test('says "not valid yet" as information, from the first second on', () => {
  expect(linesOfClaims({ nbf: NOW + 1 })).toEqual(['info token-not-yet /nbf']);
});

test('names the time in UTC', () => {
  const payload = { ...GOOD_CLAIMS, exp: NOW - 7200, iat: NOW - 9000 };
  const [finding] = auditToken(buildSubject({ payload }));
  expect(finding?.why).toContain('2026-08-05 10:00:00 UTC.');
});

test('stays silent within the time of validity', () => {
  expect(linesOfClaims({ nbf: NOW, exp: NOW + 1 })).toEqual([]);
});
