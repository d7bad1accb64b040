import { describe, expect, test } from 'vitest';
import { auditLines, GOOD_CLAIMS } from '../build-subject.ts';

const linesOf = (alg: string, claims: Readonly<Record<string, unknown>>) =>
  auditLines({ header: { alg, typ: 'JWT' }, payload: { ...GOOD_CLAIMS, ...claims } });

describe('an algorithm that is not the provider’s', () => {
  test.each([
    ['HS256', 'https://accounts.google.com', 'high idp-alg-mismatch /alg'],
    ['HS256', 'https://sts.windows.net/1/', 'high idp-alg-mismatch /alg'],
    ['ES256', 'https://dev-1.okta.com', 'medium idp-alg-mismatch /alg'],
    ['PS256', 'https://token.actions.githubusercontent.com', 'medium idp-alg-mismatch /alg'],
  ])('is reported: %s of %s', (alg, iss, line) => {
    expect(linesOf(alg, { iss })).toEqual([line]);
  });

  test.each([
    ['RS256', 'https://accounts.google.com'],
    ['ES256', 'https://appleid.apple.com'],
    ['HS256', 'https://tenant.auth0.com/'],
    ['HS512', 'https://sso.test/realms/a'],
    ['HS256', 'https://abc.supabase.co/auth/v1'],
  ])('is not found in %s of %s', (alg, iss) => {
    expect(linesOf(alg, { iss })).toEqual([]);
  });

  test('is left to the finding on "none"', () => {
    const payload = { ...GOOD_CLAIMS, iss: 'https://securetoken.google.com/p' };
    expect(auditLines({ header: { alg: 'none' }, payload, signature: '' })).toEqual([
      'critical alg-none /alg',
      'info firebase-emulator /alg',
    ]);
  });

  test('accounts for a secret that several share', () => {
    const claims = { iss: 'https://accounts.google.com', aud: ['a', 'b'], azp: 'a' };
    expect(linesOf('HS256', claims)).toEqual(['high idp-alg-mismatch /alg']);
  });
});
