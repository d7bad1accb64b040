import { expect, test } from 'vitest';
import { explainAgreement } from '../../../src/core/server-errors/explain-agreement.ts';
import { checkAll, MISMATCH, NO_KEY, NOW, VERIFIED } from '../checks/check-one.ts';

test('what verifies here was checked with another key there', () => {
  expect(explainAgreement('signature', checkAll({}))).toEqual({
    agrees: false,
    words:
      'The signature verifies on this page, so the server used a different key or secret, or received a different token.',
  });
});

test('what fails here, too, fails for our reason', () => {
  const { agrees, words } = explainAgreement('expiry', checkAll({ exp: NOW - 60 }));
  expect(agrees).toBe(true);
  expect(words).toBe(
    'The check also fails on this page. The token expired 1 minute ago, on 2027-01-15 07:59:00 UTC.',
  );
});

test('what nobody expected here is not compared, and it is said how to', () => {
  const { agrees, words } = explainAgreement('audience', checkAll({ aud: 'orders' }));
  expect(agrees).toBeUndefined();
  expect(words).toBe(
    'The check was skipped on this page. No expected audience is set. The token’s audience is “orders”. To compare, enter what the server expects under “Not checked”.',
  );
});

test('a value that the message names, and that the token has', () => {
  const checks = checkAll({ aud: 'orders' }, { expecting: { audience: 'orders' } });
  expect(explainAgreement('audience', checks, true)).toMatchObject({ agrees: false });
  expect(explainAgreement('audience', checks, true).words).toContain('received a different token');
});

test('whether the keys agree is told by the signature', () => {
  expect(explainAgreement('key', checkAll({}, { verdict: VERIFIED })).agrees).toBe(false);
  expect(explainAgreement('key', checkAll({}, { verdict: MISMATCH })).agrees).toBe(true);
  expect(explainAgreement('key', checkAll({}, { verdict: NO_KEY })).agrees).toBeUndefined();
});

test('without a token there is nothing to compare', () => {
  expect(explainAgreement('expiry', []).words).toBe(
    'This page has no token to compare with. Paste the one that the server received.',
  );
});
