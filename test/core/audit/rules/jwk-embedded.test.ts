import { expect, test } from 'vitest';
import { auditToken } from '../audit-all.ts';
import { auditLines, buildSubject, GOOD_CLAIMS, NOW } from '../build-subject.ts';

const PROOF = { jti: 'a', htm: 'GET', htu: 'https://a.test/', iat: NOW };
const JWK = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };

test.each([
  ['a JWT', { alg: 'ES256', typ: 'JWT', jwk: JWK }],
  ['a token of another type', { alg: 'ES256', typ: 'other+jwt', jwk: JWK }],
  ['a token with a url but no nonce', { alg: 'ES256', url: 'https://a.test', jwk: JWK }],
  ['a key that is no object', { alg: 'ES256', jwk: 'key' }],
])('reports a key in the header of %s', (_, header) => {
  expect(auditLines({ header })).toEqual(['medium jwk-embedded /jwk']);
});

test('says first that an embedded key depends on the API', () => {
  const [finding] = auditToken(buildSubject({ header: { alg: 'ES256', jwk: JWK } }));
  expect(finding?.basis).toBe('server');
  expect(finding?.why).toMatch(/^This depends on the API/);
});

test.each([
  ['a DPoP proof', { alg: 'ES256', typ: 'dpop+jwt', jwk: JWK }, PROOF],
  ['a credential proof', { alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk: JWK }, GOOD_CLAIMS],
  ['a request of ACME', { alg: 'ES256', nonce: 'n', url: 'https://ca.test', jwk: JWK }, {}],
  [
    'a self-issued token',
    { alg: 'ES256', jwk: JWK },
    { ...GOOD_CLAIMS, iss: 'https://self-issued.me' },
  ],
  ['no key', { alg: 'ES256', kid: 'jwk' }, GOOD_CLAIMS],
])('stays silent for %s', (_, header, payload) => {
  expect(auditLines({ header, payload })).toEqual([]);
});

test('stays silent in a JWE, where "jwk" is the key of the recipient', () => {
  const header = { alg: 'RSA-OAEP-256', enc: 'A128GCM', jwk: JWK };
  const signature = `${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
  expect(auditLines({ header, signature })).toEqual([]);
});
