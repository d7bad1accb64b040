import { describe, expect, test } from 'vitest';
import { auditToken } from './audit-all.ts';
import { auditLines, buildSubject, GOOD_CLAIMS, linesOfClaims, NOW } from './build-subject.ts';

const EMAIL = 'ann@example.org';
const PII = 'info pii-contact /email';
const ENTRA = 'https://login.microsoftonline.com/1/v2.0';
const HOUR = 3600;

describe('an e-mail address that is not verified', () => {
  test.each([
    ['false', { email_verified: false }, 'medium email-unverified /email_verified'],
    ['the word false', { email_verified: 'false' }, 'medium email-unverified /email_verified'],
  ])('is reported with %s', (_, claims, line) => {
    expect(linesOfClaims({ email: EMAIL, ...claims })).toEqual([line, PII]);
  });

  test('is told with Entra ID, unless it says that the domain is verified', () => {
    expect(linesOfClaims({ email: EMAIL, iss: ENTRA })).toEqual([
      PII,
      'info email-unverified /email',
    ]);
    expect(linesOfClaims({ email: EMAIL, iss: ENTRA, xms_edov: true })).toEqual([PII]);
  });

  test.each([
    ['a verified one', { email: EMAIL, email_verified: true }, [PII]],
    ['one of which nothing is said', { email: EMAIL }, [PII]],
    ['none', { email_verified: false }, []],
  ])('is not found in %s', (_, claims, lines) => {
    expect(linesOfClaims(claims)).toEqual(lines);
  });

  test('says first that an unverified e-mail address matters depending on the API', () => {
    const payload = { ...GOOD_CLAIMS, email: EMAIL, email_verified: false };
    const [finding] = auditToken(buildSubject({ payload }));
    expect(finding).toMatchObject({ basis: 'server' });
    expect(finding?.why).toMatch(/^This matters if the API/);
  });
});

describe('a token without a name', () => {
  const { jti: _jti, ...nameless } = GOOD_CLAIMS;
  const living = (seconds: number, claims = {}) => ({
    ...nameless,
    iat: NOW - 60,
    exp: NOW - 60 + seconds,
    ...claims,
  });

  test.each([
    ['lives for two hours', living(2 * HOUR)],
    ['gives access for a day', living(24 * HOUR, { scope: 'a' })],
  ])('is told of when it %s', (_, payload) => {
    expect(auditLines({ payload })).toEqual(['info jti-missing']);
  });

  test.each([
    ['lives for an hour', living(HOUR)],
    ['has the id of its session', living(2 * HOUR, { sid: 's' })],
    ['has the id that Entra ID gives', living(2 * HOUR, { uti: 'u' })],
    ['is read once', living(10 * HOUR, { nonce: 'n' })],
    ['is a public key of Supabase', living(2 * HOUR, { iss: 'supabase', role: 'anon' })],
  ])('gives no cause when it %s', (_, payload) => {
    expect(auditLines({ payload })).toEqual([]);
  });
});

describe('a login of the lowest level', () => {
  test('is reported in an ID token', () => {
    expect(linesOfClaims({ nonce: 'n', acr: '0' })).toEqual(['medium acr-zero /acr']);
  });

  test.each([
    ['another level', { nonce: 'n', acr: '1' }],
    ['an access token', { scope: 's', acr: '0' }],
    ['a number, which no issuer writes', { nonce: 'n', acr: 0 }],
  ])('is not found in %s', (_, claims) => {
    expect(linesOfClaims(claims)).toEqual([]);
  });
});

describe('rights that the user can write', () => {
  test.each([
    ['Supabase', { user_metadata: { role: 'admin' } }, '/user_metadata/role'],
    ['Clerk', { unsafe_metadata: { isAdmin: true } }, '/unsafe_metadata/isAdmin'],
    [
      'Auth0',
      { 'https://a.test/user_metadata': { permissions: ['a'] } },
      '/https:~1~1a.test~1user_metadata/permissions',
    ],
  ])('are reported with %s', (_, claims, pointer) => {
    expect(linesOfClaims(claims)).toEqual([`medium user-controlled-authz ${pointer}`]);
  });

  test.each([
    ['where only the server writes', { app_metadata: { role: 'admin' } }],
    ['in Clerk’s public metadata', { public_metadata: { role: 'admin' } }],
    ['where they are none', { user_metadata: { role_model: 'x', name: 'admin' } }],
    ['in the token itself', { role: 'admin' }],
  ])('give no cause %s', (_, claims) => {
    expect(linesOfClaims(claims)).toEqual([]);
  });
});

describe('a token in the token', () => {
  const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

  test.each([
    ['a JWT', { upstream: JWT }, '/upstream'],
    ['a JWT in a list', { tokens: ['a', JWT] }, '/tokens/1'],
    ['an opaque access token', { access_token: 'ya29.a0AfH6SMBx-1234567890abc' }, '/access_token'],
    ['an opaque refresh token', { aws: { refreshToken: 'q'.repeat(40) } }, '/aws/refreshToken'],
  ])('is reported: %s', (_, claims, pointer) => {
    expect(linesOfClaims(claims)).toEqual([`medium token-in-token ${pointer}`]);
  });

  test.each([
    ['a software statement', { software_statement: JWT }],
    ['a chain of trust', { trust_chain: [JWT, JWT] }],
    ['credentials in a presentation', { vp: { verifiableCredential: [JWT] } }],
    ['a distributed claim', { _claim_sources: { a: { JWT } } }],
    ['a name without a token', { access_token: 'none', id_token: true }],
    ['other text with two dots', { host: 'eyJ.example.org', file: 'a.tar.gz' }],
    ['the hash of one', { at_hash: 'cpqKfdQA5eH891Ff5oJr_Q' }],
  ])('is not found in %s', (_, claims) => {
    expect(linesOfClaims(claims)).toEqual([]);
  });

  test('shows none of it', () => {
    const payload = { ...GOOD_CLAIMS, upstream: JWT };
    expect(JSON.stringify(auditToken(buildSubject({ payload })))).not.toContain(JWT.slice(0, 12));
  });
});
