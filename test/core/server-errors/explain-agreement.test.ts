import { expect, test } from 'vitest';
import { explainAgreement } from '../../../src/core/server-errors/explain-agreement.ts';
import { checkAll, MISMATCH, NO_KEY, NOW, VERIFIED } from '../checks/check-one.ts';

test('what verifies here was checked with another key there', () => {
  expect(explainAgreement('signature', checkAll({}))).toEqual({
    agrees: false,
    words: 'Here it verifies: the server used another key or secret, or was sent another token.',
  });
});

test('what fails here, too, fails for our reason', () => {
  const { agrees, words } = explainAgreement('expiry', checkAll({ exp: NOW - 60 }));
  expect(agrees).toBe(true);
  expect(words).toBe(
    'Here it fails, too. The token expired 1 minute ago, on 2027-01-15 07:59:00 UTC.',
  );
});

test('what nobody expected here is not compared, and it is said how to', () => {
  const { agrees, words } = explainAgreement('audience', checkAll({ aud: 'orders' }));
  expect(agrees).toBeUndefined();
  expect(words).toBe(
    'It was not checked here. No audience is expected. The token has "orders". To compare, put what the server expects into Expectations.',
  );
});

test('a value that the message names, and that the token has', () => {
  const checks = checkAll({ aud: 'orders' }, { expecting: { audience: 'orders' } });
  expect(explainAgreement('audience', checks, true)).toMatchObject({ agrees: false });
  expect(explainAgreement('audience', checks, true).words).toContain('was sent another token');
});

test('whether the keys agree is told by the signature', () => {
  expect(explainAgreement('key', checkAll({}, { verdict: VERIFIED })).agrees).toBe(false);
  expect(explainAgreement('key', checkAll({}, { verdict: MISMATCH })).agrees).toBe(true);
  expect(explainAgreement('key', checkAll({}, { verdict: NO_KEY })).agrees).toBeUndefined();
});

test('without a token there is nothing to compare', () => {
  expect(explainAgreement('expiry', []).words).toBe('There is no token here to compare with.');
});
