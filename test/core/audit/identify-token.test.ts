import { describe, expect, test } from 'vitest';
import { identifyToken } from '../../../src/core/audit/identify-token.ts';
import { recogniseIssuer } from '../../../src/core/audit/token-issuer.ts';
import { buildSubject, GOOD_CLAIMS, type TokenSource } from './build-subject.ts';

type Claims = Readonly<Record<string, unknown>>;

const wordsOf = (source: TokenSource) => identifyToken(buildSubject(source).token)?.words;
const issuerOf = (payload: Claims) => recogniseIssuer(buildSubject({ payload }).token);

describe('the kind of a token', () => {
  test.each([
    [
      { response_type: 'code', client_id: 'a', redirect_uri: 'https://a.test' },
      'OAuth request object (response_type, client_id, redirect_uri)',
    ],
    [
      { iss: 'https://a.test', aud: 'a', code: 'c', state: 's' },
      'OAuth authorization response (code, state)',
    ],
    [{ iss: 'app', sub: 'app', aud: 'https://a.test' }, 'Client assertion (iss = sub)'],
    [
      { aud: 'https://push.test', exp: 1, sub: 'mailto:a@b.test' },
      'Web Push VAPID token (aud, sub)',
    ],
    [{ sub: 'spiffe://trust.test/app', aud: 'b' }, 'Workload identity token (sub)'],
    [{ iss: 'https://a.test', vct: 'https://a.test/card' }, 'Verifiable credential (vct)'],
    [{ ...GOOD_CLAIMS, nonce: 'n' }, 'OIDC ID token (nonce)'],
  ])('is told by the claims: %j', (payload, words) => {
    expect(wordsOf({ payload })).toBe(words);
  });

  test.each([
    ['application/at+jwt', 'OAuth access token (typ)'],
    ['PASSporT', 'PASSporT (typ)'],
    ['entity-statement+jwt', 'OpenID Federation entity statement (typ)'],
    ['oauth-client-attestation-pop+jwt', 'Client attestation proof (typ)'],
    ['txntoken+jwt', 'Transaction token (typ)'],
    ['wit+jwt', 'Workload identity token (typ)'],
    ['wpt+jwt', 'Workload proof token (typ)'],
  ])('is told by "typ" %s before all', (typ, words) => {
    expect(wordsOf({ header: { alg: 'ES256', typ }, payload: { scope: 'a', nonce: 'n' } })).toBe(
      words,
    );
  });

  test.each([
    ['names of nobody', GOOD_CLAIMS],
    ['names that every object has', { constructor: 1, toString: 'typ', __proto__: null }],
    ['no claims', {}],
  ])('stays unsaid with %s', (_, payload) => {
    expect(wordsOf({ payload })).toBeUndefined();
  });
});

describe('the issuer of a token', () => {
  test.each([
    [
      'a vendor-specific address, by two marks',
      { iss: 'https://login.shop.test/', azp: 'a', sub: 'auth0|1' },
      'auth0',
    ],
    ['a Keycloak with a path', { iss: 'http://localhost:8080/auth/realms/a' }, 'keycloak'],
    ['Entra ID in China', { iss: 'https://login.partner.microsoftonline.cn/1-2/v2.0' }, 'entra'],
    [
      'Cognito in China',
      { iss: 'https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_A' },
      'cognito',
    ],
    [
      'B2C with a policy',
      { iss: 'https://shop.b2clogin.com/tfp/1-2/b2c_1_login/v2.0/' },
      'azure-b2c',
    ],
    ['GitHub Enterprise', { iss: 'https://git.corp.test/_services/token' }, 'github-actions'],
    [
      'a Shopify app',
      { iss: 'https://shop.myshopify.com/admin', dest: 'https://shop.myshopify.com' },
      'shopify',
    ],
    ['Atlassian Connect', { iss: 'a-b', qsh: '0'.repeat(64) }, 'atlassian-connect'],
  ])('is told by %s', (_, payload, id) => {
    expect(issuerOf(payload)?.issuer.id).toBe(id);
  });

  test.each([
    ['one mark only', { iss: 'https://a.test', realm_access: {} }],
    ['a host that only looks like it', { iss: 'https://accounts.google.com.evil.test' }],
    ['an address in another place', { iss: 'https://a.test/?https://accounts.google.com' }],
    ['"iss" of another type', { iss: ['https://accounts.google.com'] }],
    ['an "iss" without end', { iss: `https://a.test/${'realms/'.repeat(100_000)}` }],
  ])('stays unsaid with %s', (_, payload) => {
    expect(issuerOf(payload)).toBeUndefined();
  });

  test.each([
    ['https://tenant.auth0.com', 'missing'],
    ['https://tenant.auth0.com/', undefined],
    ['https://dev-1.okta.com/oauth2/default/', 'extra'],
  ])('is known but for the slash at the end: %s', (iss, slash) => {
    expect(issuerOf({ iss })?.slash).toBe(slash);
  });
});
