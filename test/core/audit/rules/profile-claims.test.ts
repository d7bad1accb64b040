import { describe, expect, test } from 'vitest';
import { auditToken } from '../audit-all.ts';
import { auditLines, buildSubject, GOOD_CLAIMS, NOW } from '../build-subject.ts';

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const LOGOUT = { iss: 'https://a.test', aud: 'a', iat: NOW, jti: 'j', sub: 's', events: EVENTS };
const PROOF = { jti: 'j', htm: 'GET', htu: 'https://a.test/b', iat: NOW };
const BINDING = { iat: NOW, aud: 'https://a.test', nonce: 'n', sd_hash: 'h' };
const REQUEST = { iss: 'a', aud: 'https://b.test', client_id: 'a', exp: NOW + 60 };
const ASSERTION = { iss: 'a', sub: 'a', aud: 'https://b.test', jti: 'j', exp: NOW + 60 };

const withTyp = (typ: string) => ({ alg: 'ES256', typ });

describe('a claim that the kind of token asks for', () => {
  test.each([
    ['at+jwt', GOOD_CLAIMS, ['medium profile-claim-missing'], ['client_id']],
    ['dpop+jwt', { ...PROOF, jti: undefined }, ['medium profile-claim-missing'], ['jti']],
    [
      'logout+jwt',
      { ...LOGOUT, sub: undefined },
      ['medium profile-claim-missing'],
      ['sub” or “sid'],
    ],
    ['kb+jwt', { ...BINDING, nonce: undefined }, ['medium profile-claim-missing'], ['nonce']],
    [
      'oauth-authz-req+jwt',
      { client_id: 'a', exp: NOW + 60 },
      ['low profile-claim-missing'],
      ['iss', 'aud'],
    ],
    ['passport', { orig: {}, dest: {} }, ['medium profile-claim-missing'], ['iat']],
  ])('is reported for %s', (typ, payload, lines, names) => {
    const source = { header: withTyp(typ), payload };
    expect(auditLines(source).filter((line) => !line.includes('exp-missing'))).toEqual(lines);
    const finding = auditToken(buildSubject(source)).find(
      ({ code }) => code === 'profile-claim-missing',
    );
    for (const name of names) expect(finding?.why).toContain(`“${name}”`);
  });

  test.each([
    ['dpop+jwt', { iat: NOW }],
    ['kb+jwt', { ...BINDING, sd_hash: undefined }],
  ])('gives way where the type %s does not fit at all', (typ, payload) => {
    expect(auditLines({ header: withTyp(typ), payload })).toEqual(['high typ-mismatch /typ']);
  });

  test('is reported of an ID token by two marks, and says which', () => {
    const { iat: _iat, ...claims } = GOOD_CLAIMS;
    const payload = { ...claims, nonce: 'n', at_hash: 'h' };
    expect(auditLines({ payload })).toEqual(['medium profile-claim-missing']);
    const [finding] = auditToken(buildSubject({ payload }));
    expect(finding?.why).toBe(
      'This kind of token (OIDC ID token, according to “nonce” and “at_hash”) must have “iat”.',
    );
  });

  test.each([
    ['at+jwt', { ...GOOD_CLAIMS, client_id: 'a' }],
    ['dpop+jwt', PROOF],
    ['logout+jwt', LOGOUT],
    ['kb+jwt', BINDING],
    ['JWT', { ...GOOD_CLAIMS, scope: 'a kind that is only guessed' }],
  ])('gives no cause for %s', (typ, payload) => {
    expect(auditLines({ header: withTyp(typ), payload })).toEqual([]);
  });
});

describe('what the kind of token must not have', () => {
  test.each([
    [
      'a nonce in a logout token',
      withTyp('logout+jwt'),
      { ...LOGOUT, nonce: 'n' },
      'high profile-claim-forbidden /nonce',
    ],
    [
      'a secret under a DPoP proof',
      { alg: 'HS256', typ: 'dpop+jwt' },
      PROOF,
      'high profile-claim-forbidden /alg',
    ],
    [
      'a secret under a key binding',
      { alg: 'HS256', typ: 'kb+jwt' },
      BINDING,
      'high profile-claim-forbidden /alg',
    ],
    [
      'a request in a request',
      withTyp('oauth-authz-req+jwt'),
      { ...REQUEST, request_uri: 'https://a.test' },
      'medium profile-claim-forbidden /request_uri',
    ],
    [
      'certificates in an ID token',
      { alg: 'ES256', x5c: ['MII'] },
      { ...GOOD_CLAIMS, nonce: 'n' },
      'low profile-claim-forbidden /x5c',
    ],
  ])('is reported: %s', (_, header, payload, line) => {
    expect(auditLines({ header, payload })).toEqual([line]);
  });

  test.each([
    ['a nonce in an ID token', { alg: 'ES256' }, { ...GOOD_CLAIMS, nonce: 'n' }],
    ['a signed DPoP proof', withTyp('dpop+jwt'), PROOF],
    ['certificates elsewhere', { alg: 'ES256', typ: 'other+jwt', x5c: ['MII'] }, GOOD_CLAIMS],
  ])('is not found in %s', (_, header, payload) => {
    expect(auditLines({ header, payload })).toEqual([]);
  });

  test('is left to the finding on a key that is brought along', () => {
    const header = { alg: 'ES256', jwk: {} };
    expect(auditLines({ header, payload: { ...GOOD_CLAIMS, nonce: 'n' } })).toEqual([
      'medium jwk-embedded /jwk',
    ]);
  });
});

describe('a value that does not fit the kind of token', () => {
  const CERTAIN = 'client-authentication+jwt';

  test.each([
    ['dpop+jwt', { ...PROOF, htu: 'https://a.test/b?c=1' }, 'medium profile-value /htu'],
    ['kb+jwt', { ...BINDING, aud: ['a'] }, 'medium profile-value /aud'],
    ['logout+jwt', { ...LOGOUT, events: {} }, 'medium profile-value /events'],
    [CERTAIN, { ...ASSERTION, sub: 'b' }, 'medium profile-value /sub'],
    [CERTAIN, { ...ASSERTION, aud: ['https://b.test'] }, 'medium profile-value /aud'],
    ['JWT', { ...ASSERTION, aud: ['https://b.test'] }, 'info profile-value /aud'],
    [
      'JWT',
      { ...GOOD_CLAIMS, nonce: 'n', iss: 'https://a.test/?t=1' },
      'medium profile-value /iss',
    ],
  ])('is reported for %s', (typ, payload, line) => {
    expect(auditLines({ header: withTyp(typ), payload })).toEqual([line]);
  });

  test.each([
    ['dpop+jwt', PROOF],
    ['kb+jwt', BINDING],
    ['logout+jwt', LOGOUT],
    [CERTAIN, ASSERTION],
    ['JWT', { ...GOOD_CLAIMS, scope: 's', iss: 'https://a.test/?t=1' }],
  ])('is not found in %s', (typ, payload) => {
    expect(auditLines({ header: withTyp(typ), payload })).toEqual([]);
  });
});
