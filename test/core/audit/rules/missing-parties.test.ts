import { expect, test } from 'vitest';
import { auditLines, GOOD_CLAIMS, NOW } from '../build-subject.ts';

const { iss: _iss, ...NO_ISSUER } = GOOD_CLAIMS;
const { aud: _aud, ...NO_AUDIENCE } = GOOD_CLAIMS;
const { sub: _sub, ...NO_SUBJECT } = GOOD_CLAIMS;
const RS256 = { alg: 'RS256', typ: 'JWT' };
const HS256 = { alg: 'HS256', typ: 'JWT' };

test.each([
  ['no issuer', RS256, NO_ISSUER, ['low iss-missing']],
  ['no audience', RS256, NO_AUDIENCE, ['low aud-missing']],
  ['no subject', RS256, NO_SUBJECT, ['low sub-missing']],
  [
    'only an issuer',
    RS256,
    { iss: GOOD_CLAIMS.iss, iat: NOW, exp: NOW + 60 },
    ['low aud-missing', 'low sub-missing'],
  ],
  [
    'no issuer in what looks like an access token',
    RS256,
    { ...NO_ISSUER, scope: 'a' },
    ['low iss-missing'],
  ],
  [
    'no audience from an issuer that serves many, with a shared secret too',
    HS256,
    { ...NO_AUDIENCE, iss: 'https://tenant.auth0.com/', scope: 'a' },
    ['medium aud-missing'],
  ],
])('reports %s', (_, header, payload, lines) => {
  expect(auditLines({ header, payload })).toEqual(lines);
});

test.each([
  ['parties that share a secret', HS256, { sub: 'a', iat: NOW, exp: NOW + 60 }],
  ['a payload that speaks of nobody', RS256, { iat: NOW, exp: NOW + 60, data: 1 }],
  ['a client in the place of a subject', RS256, { ...NO_SUBJECT, client_id: 'app' }],
  ['a sender that names itself', RS256, { iss: 'TEAM123456', iat: NOW, exp: NOW + 60 }],
  [
    'a session token of Clerk',
    RS256,
    { iss: 'https://a.clerk.accounts.dev', sub: 'user_1', sid: 'sess_1', iat: NOW, exp: NOW + 60 },
  ],
  [
    'an access token of Cognito',
    RS256,
    {
      iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A',
      ...{ sub: 'a', client_id: 'b', token_use: 'access', iat: NOW, exp: NOW + 60 },
    },
  ],
  [
    'a DPoP proof',
    { alg: 'ES256', typ: 'dpop+jwt' },
    { jti: 'a', htm: 'GET', htu: 'https://a.test', iat: NOW },
  ],
  ['a refresh token', RS256, { typ: 'Refresh', iss: 'https://a.test', exp: NOW + 60 }],
])('stays silent for %s', (_, header, payload) => {
  expect(auditLines({ header, payload })).toEqual([]);
});

test('leaves an unknown algorithm to its own rule', () => {
  const payload = { sub: 'a', iat: NOW, exp: NOW + 60 };
  expect(auditLines({ header: { alg: 'X1' }, payload })).toEqual(['medium alg-unregistered /alg']);
});
