import { expect, test } from 'vitest';
import { auditLines, NOW } from './build-subject.ts';

const MISSING = ['medium exp-missing'];
/** What tokens of the types below have and others have not. */
const MARKS = {
  ...{ htm: 'GET', htu: 'https://a.test/', events: {}, sd_hash: 'a', status_list: {} },
  token_introspection: {},
};
const CLAIMS = { iss: 'https://issuer.test', sub: 'user-1', aud: 'api' };

test.each([
  ['no "exp"', { alg: 'HS256', typ: 'JWT' }, CLAIMS],
  ['"exp" only in a nested object', { alg: 'HS256' }, { ...CLAIMS, act: { exp: 1 } }],
  ['an access token', { alg: 'RS256', typ: 'at+jwt' }, CLAIMS],
  ['no claims at all', { alg: 'HS256' }, {}],
  ['a certificate, but registered claims', { alg: 'ES256', x5c: ['MII'] }, CLAIMS],
])('reports %s', (_, header, payload) => {
  expect(auditLines({ header, payload })).toEqual(MISSING);
});

test.each([
  'dpop+jwt',
  'application/dpop+jwt',
  'DPoP+JWT',
  'kb+jwt',
  'secevent+jwt',
  'logout+jwt',
  'statuslist+jwt',
  'dc+sd-jwt',
  'vc+sd-jwt',
  'openid4vci-proof+jwt',
  'token-introspection+jwt',
])('stays silent for "typ" %s', (typ) => {
  const payload = { ...MARKS, iat: NOW };
  expect(auditLines({ header: { alg: 'ES256', typ }, payload })).toEqual([]);
});

test.each([
  [
    'a security event by its claims',
    { alg: 'RS256', typ: 'own+jwt' },
    { ...CLAIMS, events: { 'https://a.test': {} } },
  ],
  ['an offline token of Keycloak', { alg: 'HS512', typ: 'JWT' }, { ...CLAIMS, typ: 'Offline' }],
  ['a request of ACME', { alg: 'ES256', url: 'https://ca.test', nonce: 'n', kid: 'k' }, {}],
  ['a receipt of the App Store', { alg: 'ES256', x5c: ['MII'] }, { bundleId: 'test.app' }],
])('stays silent for %s', (_, header, payload) => {
  expect(auditLines({ header, payload })).toEqual([]);
});

test('stays silent where there are no claims to read', () => {
  expect(auditLines({ payload: 'just text' })).toEqual(['high json-invalid token']);
  expect(auditLines({ payload: '["array"]' })).toEqual(['high json-invalid token']);
});
