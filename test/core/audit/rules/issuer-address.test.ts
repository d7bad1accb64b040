import { describe, expect, test } from 'vitest';
import { imitatedHost } from '../../../../src/core/audit/known-hosts.ts';
import { auditToken } from '../audit-all.ts';
import { buildSubject, GOOD_CLAIMS, linesOfClaims } from '../build-subject.ts';

const linesOf = (iss: string) => linesOfClaims({ iss });

describe('an issuer without TLS', () => {
  test.each([
    ['http://issuer.test.example', 'medium'],
    ['HTTP://login.example.org/realm', 'medium'],
    ['http://keycloak:8080/realms/a', 'low'],
    ['http://login.internal', 'low'],
  ])('is reported: %s', (iss, severity) => {
    expect(linesOf(iss)).toEqual([`${severity} iss-not-https /iss`]);
  });

  test.each([
    'https://issuer.example.org',
    'http://localhost:3000',
    'http://127.0.0.1/a',
    'http://[::1]:8080',
    'http://fs.example.org/adfs/services/trust',
    'issuer',
    'urn:example:http://a.test',
  ])('is not found in %s', (iss) => {
    expect(linesOf(iss)).toEqual([]);
  });
});

describe('an issuer that looks like another', () => {
  test.each([
    ['https://accounts.google.com.evil.test', 'accounts.google.com'],
    ['https://accounts-google.com', 'accounts.google.com'],
    ['https://tenant.auth0.com.evil.test/', 'auth0.com'],
    ['https://login-okta.com', 'okta.com'],
    ['https://login.rnicrosoftonline.com/a/v2.0', 'login.microsoftonline.com'],
    ['https://login.micros0ftonline.com/a/v2.0', 'login.microsoftonline.com'],
    ['https://аccounts.google.com', 'accounts.google.com'],
    ['https://tenant.xn--uth0-43d.com/', 'auth0.com'],
    ['https://login.microsoftonline.com@evil.test', 'login.microsoftonline.com'],
    ['accounts.google.com.evil.test', 'accounts.google.com'],
    ['http://sts.windows.net.evil.test/', 'sts.windows.net'],
  ])('is reported: %s', (iss, seen) => {
    expect(linesOf(iss)).toEqual(['high iss-lookalike /iss']);
    const [finding] = auditToken(buildSubject({ payload: { ...GOOD_CLAIMS, iss } }));
    expect(finding?.why).toContain(`looks like “${seen}”`);
  });

  test.each([
    'https://accounts.google.com',
    'https://tenant.eu.auth0.com/',
    'https://login.microsoftonline.us/a/v2.0',
    'https://login.partner.microsoftonline.cn/a/v2.0',
    'https://oidc.eks.cn-north-1.amazonaws.com.cn/id/A',
    'https://auth.supabase.com/a',
    'https://bookta.com',
    'https://issuer.test/accounts.google.com',
    'https://xn--bcher-kva.example',
    'https://xn--0.example',
    'https://пример.рф',
    'first.last@project.iam.gserviceaccount.com',
  ])('is not found in %s', (iss) => {
    expect(linesOf(iss)).toEqual([]);
  });

  test('is not the same host in capitals, or with the dot of the root', () => {
    expect(imitatedHost('Accounts.Google.com')).toBeUndefined();
    expect(imitatedHost('accounts.google.com.')).toBeUndefined();
  });
});

test.each([
  ['https://tenant.auth0.com', 'without trailing slash'],
  ['https://dev-1.okta.com/', 'with trailing slash'],
  ['https://login.microsoftonline.com/a/v2.0/', 'with trailing slash'],
  ['https://sts.windows.net/a', 'without trailing slash'],
])('a slash is reported where the provider writes it otherwise: %s', (iss, words) => {
  const findings = auditToken(buildSubject({ payload: { ...GOOD_CLAIMS, iss } }));
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'low iss-trailing-slash',
  ]);
  expect(findings[0]?.title).toContain(words);
});
