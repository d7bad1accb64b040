import { expect, test } from 'vitest';
import { auditLines, linesOfClaims, NOW } from '../build-subject.ts';

test.each([
  ['iss', ['https://a.test'], 'high'],
  ['iss', null, 'high'],
  ['aud', 42, 'high'],
  ['aud', [], 'high'],
  ['aud', ['a', 1], 'high'],
  ['sub', 42, 'medium'],
  ['jti', 7, 'medium'],
  ['scope', ['a', 'b'], 'medium'],
  ['client_id', {}, 'medium'],
  ['amr', 'pwd', 'medium'],
])('reports "%s" of %j as %s', (name, value, severity) => {
  expect(linesOfClaims({ [name]: value })).toEqual([`${severity} claim-type /${name}`]);
});

test.each([
  ['an audience', { aud: 'a' }],
  ['audiences', { aud: ['a', 'b'] }],
  ['scopes as Okta writes them', { scp: ['a', 'b'] }],
  ['methods as Supabase writes them', { amr: [{ method: 'password' }], aal: 'aal1' }],
  ['the same names further inside', { act: { sub: 1, iss: null } }],
])('stays silent for %s', (_, claims) => {
  expect(linesOfClaims(claims)).toEqual([]);
});

test('does not report a duplicate member, which has its own finding', () => {
  const payload = `{"iss":"a","sub":1,"sub":2,"iat":${NOW},"exp":${NOW + 60}}`;
  expect(auditLines({ payload })).toEqual(['high dup-member /sub']);
});
