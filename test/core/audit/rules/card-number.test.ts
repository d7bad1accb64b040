import { expect, test } from 'vitest';
import { auditToken } from '../audit-all.ts';
import { buildSubject, codesOfClaims, GOOD_CLAIMS } from '../build-subject.ts';

test.each([
  ['Visa', '4111111111111111'],
  ['Visa, grouped', '4242 4242 4242 4242'],
  ['Visa, with dashes', '4242-4242-4242-4242'],
  ['Mastercard', '5555555555554444'],
  ['Mastercard of the second series', '2223003122003222'],
  ['American Express', '378282246310005'],
  ['American Express, grouped', '3782 822463 10005'],
  ['Discover', '6011111111111117'],
  ['Diners Club', '30569309025904'],
  ['JCB', '3530111333300000'],
  ['UnionPay', '6200000000000005'],
])('reports %s and masks it', (_, number) => {
  const findings = auditToken(buildSubject({ payload: { ...GOOD_CLAIMS, note: number } }));
  expect(findings.map(({ code }) => code)).toEqual(['card-number']);
  expect(JSON.stringify(findings)).not.toContain(number.slice(5, 12));
});

test.each([
  ['a number under a name of cards', { card_number: 4111111111111111 }],
  ['a number under a nested name', { payment: { ccNumber: 4111111111111111 } }],
  ['cards in an array', { cards: ['4111111111111111'] }],
  ['an old Visa number of 13 digits under a name of cards', { pan: '4222222222222' }],
  ['a grouped number under any name', { user_id: '4111 1111 1111 1111' }],
])('reports %s', (_, claims) => {
  expect(codesOfClaims(claims)).toEqual(['card-number']);
});

test.each([
  ['a wrong check digit', { card: '4111111111111112' }],
  ['an issuer that does not exist', { card: '9999999999999995' }],
  ['a length that the scheme has not', { card: '41111111111111113' }],
  ['the same digit again and again', { card: '4444444444444444' }],
  ['a leading zero', { card: '0000000000000000', note: '0411111111111111' }],
  ['a number under another name', { count: 4111111111111111 }],
  ['milliseconds', { time: 1785931200000, at: '1785931200000' }],
  ['ids', { sub: '4111111111111111', user_id: '4111111111111111', accountId: '378282246310005' }],
  ['a long id', { note: '6200000000000000003' }],
  ['an article number', { note: '4222222222222' }],
  ['digits within a text', { note: 'order 4111111111111111' }],
  ['the id of a card', { card_id: '4111111111111111' }],
])('stays silent for %s', (_, claims) => {
  expect(codesOfClaims(claims)).toEqual([]);
});
