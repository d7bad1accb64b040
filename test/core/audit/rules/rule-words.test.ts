import { expect, test } from 'vitest';
import { encodeText } from '../../read-token.ts';
import { auditToken } from '../audit-all.ts';
import { buildSubject, GOOD_CLAIMS, NOW, type TokenSource } from '../build-subject.ts';

const ASSERTION = { iss: 'a', sub: 'a', aud: 'https://b.test', jti: 'j', exp: NOW + 60 };
const ASSERTION_TYPE = 'client-authentication+jwt';
const NESTED = `${encodeText('{"alg":"HS256"}')}.${encodeText('{"sub":"a"}')}.AAAA`;

const header = (parameters: object) => ({ header: { alg: 'RS256', typ: 'JWT', ...parameters } });
const claims = (more: object) => ({ payload: { ...GOOD_CLAIMS, ...more } });
const typed = (typ: string, payload: Readonly<Record<string, unknown>>) => ({
  header: { alg: 'ES256', typ },
  payload,
});

function findingOf(source: TokenSource, code: string) {
  return auditToken(buildSubject(source)).find((finding) => finding.code === code);
}

test.each<[code: string, source: TokenSource, why: string]>([
  [
    'alg-missing',
    { header: { alg: 256 } },
    '“alg” must be a string, but it is a number. The algorithm is required: an API that guesses it can be misled.',
  ],
  [
    'alg-none-disguised',
    { header: { alg: 'none' }, signature: 'c2ln' },
    '“alg” is “none”, but the token has a signature. An API that skips verification for “none” accepts any claims, whatever the signature is.',
  ],
  [
    'alg-none-disguised',
    { header: { alg: 'None' }, signature: '' },
    '“alg” is written as “None”. Filters that look for the usual spelling miss it, while a lenient parser may treat the token as unsigned and accept any claims.',
  ],
  [
    'claim-type',
    claims({ aud: ['a', 1] }),
    '“aud” must be a string or a non-empty array of strings, but it is an array with values that are not strings. Some libraries reject the token; others compare the claim in different ways.',
  ],
  [
    'claim-type',
    claims({ sub: true }),
    '“sub” must be a string, but it is a boolean. Some libraries reject the token; others compare the claim in different ways.',
  ],
  [
    'crit-invalid',
    header({ crit: 'exp' }),
    '“crit” must be an array, but it is a string. “crit” must be a non-empty list of extensions in the header; APIs reject the token.',
  ],
  [
    'crit-invalid',
    header({ crit: [{}] }),
    '“crit” must contain only strings, but it contains an object. “crit” must be a non-empty list of extensions in the header; APIs reject the token.',
  ],
  [
    'kid-odd',
    header({ kid: null }),
    '“kid” must be a string, but it is null. APIs may not find the key.',
  ],
  [
    'typ-unknown',
    header({ typ: [] }),
    '“typ” must be a string, but it is an array. APIs that require a specific type reject others.',
  ],
  [
    'cty-nested-missing',
    { header: { alg: 'RS256', typ: 'JWT' }, payload: NESTED },
    'The payload is another token, but “cty” is not “JWT”, so APIs treat the payload as text.',
  ],
  [
    'cty-nested-missing',
    header({ cty: 'jwt' }),
    '“cty” is “jwt”, but the payload is a claims set, not another token.',
  ],
  [
    'sub-email',
    claims({ sub: 'ann@example.org' }),
    '“sub” is an email address, which can be reassigned, so two users could share one identity. Anyone who sees the token can also read “sub”.',
  ],
  [
    'profile-claim-missing',
    typed('at+jwt', GOOD_CLAIMS),
    'This kind of token (OAuth access token, according to “typ”) must have “client_id”.',
  ],
  [
    'profile-value',
    typed('dpop+jwt', { jti: 'j', htm: 'GET', htu: 'https://a.test/b?c=1', iat: NOW }),
    'The “htu” of a DPoP proof must not have a query or a fragment. Strict APIs reject the token.',
  ],
  [
    'profile-value',
    typed(ASSERTION_TYPE, { ...ASSERTION, sub: 'b' }),
    'The “sub” of a client assertion must equal “iss”, the client ID. Strict APIs reject the token.',
  ],
  [
    'lifetime-profile',
    typed(ASSERTION_TYPE, { ...ASSERTION, iat: NOW, exp: NOW + 3600 }),
    'This kind of token (client assertion) is used only once and right away. This token is valid for 1 hour, but 10 minutes is enough.',
  ],
  [
    'lifetime-profile',
    {
      header: { alg: 'ES256', typ: 'JWT' },
      payload: { aud: 'https://fcm.googleapis.com', sub: 'mailto:a@b.test', exp: NOW + 172_800 },
    },
    'This token is valid for 2 days, but a push service accepts at most 1 day.',
  ],
  [
    'text-deceptive',
    claims({ sub: 'ann\u200b' }),
    '“sub” contains the invisible character U+200B at position 4. People mistake the value for another one, and APIs do not recognize it.',
  ],
  [
    'sym-alg-multiparty',
    { header: { alg: 'HS256' }, payload: { ...GOOD_CLAIMS, aud: ['a', 'b'] } },
    'The token is for several APIs, and HS256 uses the same secret to sign and to verify.',
  ],
  [
    'user-controlled-authz',
    claims({ user_metadata: { role: 'admin' } }),
    '“role” is in “user_metadata”, which users can edit themselves. This matters if the API relies on this claim.',
  ],
  [
    'x5t-form',
    header({ x5t: 'AA' }),
    'The thumbprint has 1 byte. An API that looks up the certificate by its hash does not find it.',
  ],
])('%s in whole sentences: %#', (code, source, why) => {
  expect(findingOf(source, code)?.why).toBe(why);
});

test.each<[code: string, source: TokenSource, title: string]>([
  ['sub-email', claims({ sub: 'ann@example.org' }), 'Email address as subject'],
  ['sub-email', claims({ sub: '+4915112345678' }), 'Phone number as subject'],
  ['utf8-invalid', { payload: `\ufeff${JSON.stringify(GOOD_CLAIMS)}` }, 'Byte order mark'],
])('%s is titled by its kind: %#', (code, source, title) => {
  expect(findingOf(source, code)?.title).toBe(title);
});

test('an unencoded payload of a JWT is forbidden by section 7 of RFC 7797', () => {
  const finding = findingOf(header({ b64: false, crit: ['b64'] }), 'b64-false-jwt');
  expect(finding?.references.map(({ title }) => title)).toEqual(['RFC 7797 §7']);
});
