import { describe, expect, test } from 'vitest';
import { linesOfClaims } from '../build-subject.ts';

test.each([['*'], [''], ['ALL'], [['orders', '*']], [' any ']])(
  'reports the audience %j',
  (aud) => {
    expect(linesOfClaims({ aud })).toEqual(['medium aud-wildcard /aud']);
  },
);

test.each([['orders'], ['https://issuer.test'], [['a', 'b']], ['*.example.org'], ['allowed']])(
  'stays silent for the audience %j',
  (aud) => {
    expect(linesOfClaims({ aud })).toEqual([]);
  },
);

describe('the party of an ID token', () => {
  test.each([
    ['absent, of several audiences', { aud: ['a', 'b'] }, 'low azp-inconsistent /aud'],
    ['none of the audiences', { aud: 'a', azp: 'b' }, 'low azp-inconsistent /azp'],
    [
      'none of them with Google, as on Android',
      { iss: 'https://accounts.google.com', aud: 'a', azp: 'b' },
      'info azp-inconsistent /azp',
    ],
  ])('is reported when %s', (_, claims, line) => {
    expect(linesOfClaims({ nonce: 'n', ...claims })).toEqual([line]);
  });

  test.each([
    ['one of several', { nonce: 'n', aud: ['a', 'b'], azp: 'b' }],
    ['the only audience', { nonce: 'n', aud: 'a', azp: 'a' }],
    ['not needed', { nonce: 'n', aud: ['a'] }],
    ['that of an access token', { scope: 'x', aud: 'a', azp: 'b' }],
    ['a service account of Google', { aud: 'a', azp: '42', sub: '42', iss: 'accounts.google.com' }],
  ])('gives no cause when %s', (_, claims) => {
    expect(linesOfClaims(claims)).toEqual([]);
  });
});
