import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readOtherFormat } from '../../../src/core/formats/read-other-format.ts';
import { recognizeFormat } from '../../../src/core/formats/recognize-format.ts';
import samples from './library-samples.json' with { type: 'json' };

const url = (value: string | Uint8Array) => Buffer.from(value).toString('base64url');
const LETTERS = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7B8c9D0e1F2g3H4';
const HEX = '0123456789abcdef'.repeat(5);
const PUBLIC_KEY = 'MCowBQYDK2VwAyEAHrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI=';
const PEM = `-----BEGIN PUBLIC KEY-----\n${PUBLIC_KEY}\n-----END PUBLIC KEY-----`;
const CLAIMS = '{"sub":"1234567890","name":"John Doe","iat":1516239022}';
const JWT = `${url('{"alg":"HS256","typ":"JWT"}')}.${url(CLAIMS)}.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c`;

test.each(samples)('recognizes $format: $what ($by)', ({ format, text }) => {
  expect(readOtherFormat(text)?.name).toBe(format);
});

/** Made from the documented prefix and length; no service has issued them. */
const CREDENTIALS: readonly (readonly [text: string, name: string])[] = [
  [`gho_${LETTERS.slice(0, 36)}`, 'GitHub token'],
  [`github_pat_11${LETTERS.slice(0, 20)}_${LETTERS.slice(0, 59)}`, 'GitHub token'],
  [`glpat-${LETTERS.slice(0, 30)}.01.0w1a2b3c4`, 'GitLab token'],
  [`glrt-t1_${LETTERS.slice(0, 20)}`, 'GitLab token'],
  [`glffct-${LETTERS.slice(0, 20)}`, 'GitLab token'],
  [`xoxb-123456789012-1234567890123-${LETTERS.slice(0, 24)}`, 'Slack token'],
  [`xoxe.xoxp-1-${LETTERS}`, 'Slack token'],
  [`rk_live_${LETTERS.slice(0, 24)}`, 'Stripe key'],
  ['AKIAIOSFODNN7EXAMPLE', 'AWS access key ID'],
  [`AIza${LETTERS.slice(0, 35)}`, 'Google API key'],
  [`npm_${LETTERS.slice(0, 36)}`, 'npm token'],
  [`SG.${LETTERS.slice(0, 22)}.${LETTERS.slice(0, 43)}`, 'SendGrid key'],
  [`hf_${'aBcDeFgHiJ'.repeat(4).slice(0, 34)}`, 'Hugging Face token'],
  [`dop_v1_${HEX.slice(0, 64)}`, 'DigitalOcean token'],
  [`shpat_${HEX.slice(0, 32)}`, 'Shopify token'],
  [`sk-ant-api03-${LETTERS}`, 'Anthropic key'],
  [`sk-proj-${LETTERS}`, 'OpenAI key'],
  [`gsk_${LETTERS.slice(0, 52)}`, 'Groq key'],
  [`pat${LETTERS.slice(0, 14)}.${HEX.slice(0, 64)}`, 'Airtable token'],
  [`${LETTERS.slice(0, 14)}.atlasv1.${LETTERS.slice(0, 67)}`, 'HCP Terraform token'],
  [`Authorization: Bearer ory_at_${LETTERS.slice(0, 43)}.${LETTERS.slice(0, 43)}`, 'Ory token'],
  [`sk.${url('{"u":"ann","a":"ck1234567890"}')}.${LETTERS.slice(0, 22)}`, 'Mapbox secret token'],
];

describe('a credential', () => {
  test.each(CREDENTIALS)('%s is named and never shown', (text, name) => {
    const verdict = recognizeFormat(text);
    expect(verdict?.words.title).toBe(`Not a JWT: this is a credential (${name})`);
    expect(verdict?.words.advice).toContain('revoke it');
    const bare = text.slice(text.lastIndexOf(' ') + 1);
    expect(JSON.stringify(verdict)).not.toContain(bare);
  });

  test.each([
    [`pk_live_${LETTERS.slice(0, 24)}`, 'Stripe publishable key'],
    [`pk.${url('{"u":"ann","a":"ck1234567890"}')}.${LETTERS.slice(0, 22)}`, 'Mapbox public token'],
    [`sb_publishable_${LETTERS.slice(0, 31)}`, 'Supabase publishable key'],
  ])('%s is public and not to be revoked', (text, name) => {
    const verdict = recognizeFormat(text);
    expect(verdict?.words.title).toBe(`Not a JWT: this is an API key (${name})`);
    expect(verdict?.words.advice).not.toContain('revoke');
  });
});

/** What the button in the bar does with the text. */
const USES: readonly (readonly [what: string, text: string, as: string, put?: string])[] = [
  ['a JWK', '{"kty":"oct","k":"c2VjcmV0"}', 'key'],
  ['a JWK Set', '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}', 'key'],
  ['a list of keys', '[{"kty":"oct","k":"c2VjcmV0"}]', 'key'],
  ['a JWK in base64', url('{"kty":"oct","k":"c2VjcmV0"}'), 'key', '{"kty":"oct","k":"c2VjcmV0"}'],
  ['PEM', PEM, 'key'],
  ['PEM in quotes', `"${PEM}"`, 'key', PEM],
  ['PEM in base64', Buffer.from(PEM).toString('base64'), 'key', PEM],
  ['DER in base64', PUBLIC_KEY, 'key'],
  ['an OAuth error', '{"error":"invalid_token"}', 'message'],
  ['a header with an error', 'WWW-Authenticate: Bearer error="invalid_token"', 'message'],
  ['an address with an error', 'https://app.example/cb?state=1&error=access_denied', 'message'],
  ['an answer of an API', '{"statusCode":401,"message":"Unauthorized"}', 'message'],
  ['a problem (RFC 9457)', '{"type":"about:blank","title":"Unauthorized","status":401}', 'message'],
  ['an answer of Google', '{"error":{"code":401,"message":"Request had invalid"}}', 'message'],
  ['claims', CLAIMS, 'payload', `${url('{"alg":"HS256","typ":"JWT"}')}.${url(CLAIMS)}.`],
  ['a payload', url(CLAIMS), 'payload', `${url('{"alg":"HS256","typ":"JWT"}')}.${url(CLAIMS)}.`],
  [
    'a payload and a signature',
    `${url(CLAIMS)}.${url(randomBytes(32))}`,
    'payload',
    `${url('{"alg":"HS256","typ":"JWT"}')}.${url(CLAIMS)}.`,
  ],
  ['a JWT in a cookie of Express', `s:${JWT}.${LETTERS.slice(0, 43)}`, 'token', JWT],
  [
    'a JWT in a session of Flask',
    `${url(`{"access_token":"${JWT}"}`)}.aw3rhA.${url(randomBytes(20))}`,
    'token',
    JWT,
  ],
];

test.each(USES.map(([what, text, as, put = text]) => ({ what, text, as, put })))(
  'offers what can be done with $what',
  ({ text, as, put }) => {
    expect(recognizeFormat(text)?.use).toEqual({ as, text: put });
  },
);

test.each([
  ['a UUID', '6f9619ff-8b86-d011-b42d-00cf4fc964ff'],
  ['a request for a certificate', '-----BEGIN CERTIFICATE REQUEST-----\nMIIB'],
  ['a PGP key', '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENB'],
  ['HTML', '<html></html>'],
])('offers nothing for %s', (_, text) => {
  const verdict = recognizeFormat(text);
  expect(verdict).toBeDefined();
  expect(verdict?.use).toBeUndefined();
});

const OTHERS: readonly (readonly [what: string, text: string, format: string])[] = [
  ['an opaque token of RFC 6750', 'Bearer mF_9.B5f-4.1JqM', 'opaque-token'],
  ['an opaque token of RFC 6749', 'Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA', 'opaque-token'],
  ['an opaque token in a query', 'access_token=SlAV32hkKG-abc', 'opaque-token'],
  [
    'an answer with an opaque token',
    '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}',
    'token-response',
  ],
  ['a session of Tomcat', 'JSESSIONID=FTk1ZNewwwYq-aFUpaRROEnV.8934cfe7', 'session-id'],
  ['a session of PHP', 'Cookie: lang=en; PHPSESSID=rqvhjmv5c6hkqlgnf2jd0pf3k4', 'session-id'],
  ['a session of ASP.NET', 'ASP.NET_SessionId=lit3py55t21z5v55vlm25s55', 'session-id'],
  ['a UUID as a URN', 'urn:uuid:6f9619ff-8b86-d011-b42d-00cf4fc964ff', 'uuid'],
  ['a page of nginx', '<html>\r\n<head><title>404 Not Found</title></head>', 'html'],
  ['a page after a comment', '<!-- x -->\n<!DOCTYPE html><html></html>', 'html'],
  ['a title alone', '<h1>Unauthorized</h1>', 'html'],
  ['metadata', '{"issuer":"https://as.example","jwks_uri":"https://as.example/jwks"}', 'discovery'],
  ['an introspection', '{"active":false}', 'introspection'],
  ['a header', '{"alg":"HS256","typ":"JWT"}', 'header-json'],
];

test.each(OTHERS)('recognizes %s', (_, text, format) => {
  expect(recognizeFormat(text)?.format).toBe(format);
});

describe('stays unnamed', () => {
  const random = (length: number, seed: string) =>
    createHash('shake256', { outputLength: length }).update(seed).digest();

  test('nothing of 3,000 random texts, in base64url, base64 and hex', () => {
    const named: string[] = [];
    for (let index = 0; index < 500; index++) {
      const bytes = random(16 + (index % 80), `${index}`);
      const texts = [bytes.toString('base64url'), bytes.toString('base64'), bytes.toString('hex')];
      const parts = [20, 60, 32].map((length) => url(random(length, `${index} ${length}`)));
      for (const text of [...texts, parts.join('.'), parts.slice(1).join('.'), parts.join(':')]) {
        if (readOtherFormat(text)) named.push(text);
      }
    }
    expect(named).toEqual([]);
  });

  test.each([
    ['MD5', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a commit of git', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['a short commit', '31959ec'],
    ['SHA-256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['24 digits of hex', '507f1f77bcf86cd799439011'],
    ['the signature of a JWT', 'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'],
    ['an opaque token by itself', '2YotnFZFEjr1zCsicMWpAA'],
    [
      'a JWT that only lacks "alg"',
      `${url('{"typ":"JWT"}')}.${url(CLAIMS)}.${url(randomBytes(32))}`,
    ],
    ['a JWT with a payload like a time', `${url('{"kid":"1"}')}.aw3rhA.${url(randomBytes(20))}`],
    ['a JWT with a short payload', `${url('{"alg":"HS256"}')}.e30x.${url(randomBytes(20))}`],
    ['a header and a signature', `${url('{"alg":"HS256"}')}.${url(randomBytes(32))}`],
    ['JSON of an app', '{"name":"John Doe","admin":true}'],
    ['a status of an app', '{"status":"ok","version":"1.2"}'],
    ['a ratio', '12:30:45'],
    ['an address with a port', 'localhost:8080'],
    ['a version', '1.2.3'],
    ['a domain', 'api.example.com'],
  ])('%s', (_, text) => {
    expect(readOtherFormat(text)).toBeUndefined();
  });
});

test('takes the name of a cookie away before anything is read', () => {
  const flask = samples.find(({ format }) => format === 'flask-session')?.text ?? '';
  expect(recognizeFormat(`session=${flask}`)?.format).toBe('flask-session');
  const django = samples.find(({ what }) => what === 'set_signed_cookie')?.text ?? '';
  expect(recognizeFormat(`prefs=${django}`)?.words.content).toBe('dark');
});
