import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Answer, NextStep } from '../../../src/core/conclusion/answer.ts';
import { deriveAnswer } from '../../../src/core/conclusion/derive-answer.ts';
import { startWithin } from '../../../src/core/words/within-sentence.ts';
import { type Boxes, judgeText, type Said } from '../../support/tokens/judge-text.ts';
import { seal } from '../../support/tokens/seal.ts';
import { encodeText } from '../read-token.ts';
import {
  CLAIMS,
  EC,
  HOLDER,
  hmac,
  jwkOf,
  NOW,
  OTHER,
  PUBLIC,
  signed,
  withSignature,
} from './conclude-fully.ts';

const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const SMALL = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ES = { alg: 'ES256', typ: 'JWT' };
const RS = { alg: 'RS256', typ: 'JWT' };
const SECRET = 'fJ7sXk2-Qw9zLp4Rt6Vy8Bn1Cm3Gd5Hj';
const BASE64_SECRET = '7cja7p5A7JpdKL0s+Gu+5ZI8JelPflcAuG5A58DocZI=';
const key = (jwk: object) => JSON.stringify(jwk);
const KEY = key(PUBLIC);
const RSA_KEY = key(jwkOf(RSA.publicKey));
const EXPECTED = { issuer: CLAIMS.iss, audience: CLAIMS.aud };
const sound = signed(ES);
const withClaims = (changes: object) => signed(ES, { ...CLAIMS, ...changes });
const json = (token: string) => {
  const [header, payload, signature] = token.split('.');
  return JSON.stringify({ payload, protected: header, signature });
};
const LINK = { kind: 'arrived', channel: 'link' } as const;
const PASSWORD = 'correct horse battery staple';
const DIR_KEY = { kty: 'oct', k: randomBytes(32).toString('base64url') };
const DIR = { alg: 'dir', enc: 'A256GCM', cty: 'JWT' };
const OAEP = { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' };
const PRIVATE_RSA = key(jwkOf(RSA.privateKey));
const set = (...keys: readonly object[]) => key({ keys });
const BOTH = set({ ...DIR_KEY, kid: 'opener' }, { ...PUBLIC, kid: 'signer' });

const SALT = 'AAAAAAAAAAAAAAAAAAAAAA';
const NAME = encodeText(JSON.stringify([SALT, 'given_name', 'Erika']));
const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const SD_CLAIMS = {
  iss: 'https://issuer.test',
  vct: 'https://issuer.test/v',
  iat: NOW - 60,
  exp: NOW + 600,
  _sd_alg: 'sha-256',
  _sd: [digest(NAME)],
  cnf: { jwk: jwkOf(HOLDER.publicKey) },
};
const SD = { alg: 'ES256', typ: 'dc+sd-jwt' };
const presented = `${signed(SD, SD_CLAIMS)}~${NAME}~`;
const bound = (changes: object = {}) =>
  presented +
  signed(
    { alg: 'ES256', typ: 'kb+jwt' },
    { iat: NOW, aud: 'verifier', nonce: 'n-1', sd_hash: digest(presented), ...changes },
    HOLDER.privateKey,
  );

type Row = readonly [
  name: string,
  boxes: Omit<Boxes, 'token'> & { readonly token: string | Promise<string> },
  look: `${Answer['conclusion']}, ${Answer['tone']}`,
  /** `{code}`: the title of that issue; `{name}`: why that check fails. */
  sentence: string,
  step: string,
];

const ROWS: readonly Row[] = [
  ['words', { token: 'hello there' }, 'rejected, bad', 'Not a valid JWT: no token found', ''],
  [
    'a PASETO',
    { token: 'v4.public.eyJzdWIiOiJhIn0' },
    'rejected, bad',
    'Not a JWT: this is a PASETO (v4.public)',
    '',
  ],
  [
    'a key in the Token field',
    { token: '{"kty":"oct","k":"c2VjcmV0"}' },
    'rejected, bad',
    'Not a JWT: this is a key (JWK)',
    'use-text',
  ],
  [
    'an opaque access token of Auth0',
    {
      token: `${Buffer.from('{"alg":"dir","enc":"A256GCM","iss":"https://t.eu.auth0.com/"}').toString('base64url')}..QUFBQUFBQUFBQUFB.QUFB.QUFBQUFBQUFBQUFBQUFBQQ`,
    },
    'unknown, warn',
    'Opaque token: only Auth0 can decrypt it',
    '',
  ],
  [
    'only a header',
    { token: sound.split('.')[0] ?? '' },
    'rejected, bad',
    'Not a valid JWT: the payload and the signature are missing',
    '',
  ],
  [
    'no signature part',
    { token: sound.split('.').slice(0, 2).join('.') },
    'rejected, bad',
    'Not a valid JWT: the signature is missing',
    '',
  ],
  [
    'four parts',
    { token: `${sound}.AAAA` },
    'rejected, bad',
    'Not a valid JWT: it has 4 parts',
    '',
  ],
  [
    'a header that is no JSON',
    { token: withSignature('{"alg":', CLAIMS, 'AAAA') },
    'rejected, bad',
    'Not a valid JWT: the header is not valid JSON',
    '',
  ],
  [
    'a header that is an array',
    { token: withSignature('["ES256"]', CLAIMS, 'AAAA') },
    'rejected, bad',
    'Not a valid JWT: the header is not a JSON object',
    '',
  ],
  [
    'a payload that is no JSON',
    { token: signed(ES, 'plain text'), key: KEY },
    'rejected, bad',
    'Not a valid JWT: the payload is not valid JSON',
    '',
  ],
  [
    'a payload that is an array',
    { token: signed(ES, '[1]'), key: KEY },
    'rejected, bad',
    'Not a valid JWT: the payload is not a JSON object',
    '',
  ],
  [
    'a payload that is no base64url',
    { token: sound.replace('.', '.!') },
    'rejected, bad',
    'Not a valid JWT: the payload is not base64url',
    '',
  ],
  [
    'a signature that is no base64url',
    { token: `${sound}!` },
    'rejected, bad',
    'Not a valid JWT: the signature is not base64url',
    '',
  ],
  [
    'alg none',
    { token: withSignature({ alg: 'none' }, CLAIMS) },
    'rejected, bad',
    'Unsigned token (alg: none)',
    'generate-and-sign',
  ],
  [
    'alg None',
    { token: withSignature({ alg: 'None' }, CLAIMS, 'AAAA'), key: KEY },
    'rejected, bad',
    'Unsigned token (alg: none)',
    'generate-and-sign',
  ],
  [
    'alg none, expired',
    { token: withSignature({ alg: 'none' }, { exp: 1 }) },
    'rejected, bad',
    'Unsigned token (alg: none)',
    'generate-and-sign',
  ],
  [
    'another key',
    { token: sound, key: key(jwkOf(OTHER.publicKey)) },
    'rejected, bad',
    'Rejected: signature doesn’t match the key',
    'show-check signature',
  ],
  [
    'another key, expired',
    { token: withClaims({ exp: NOW - 90_000 }), key: key(jwkOf(OTHER.publicKey)) },
    'rejected, bad',
    'Rejected: signature doesn’t match the key',
    'show-check signature',
  ],
  [
    'a secret in Base64',
    { token: hmac(Buffer.from(BASE64_SECRET, 'base64')), key: BASE64_SECRET },
    'rejected, bad',
    'Rejected: signature doesn’t match the key',
    'read-secret base64',
  ],
  [
    'another secret',
    { token: hmac(SECRET), key: `${SECRET}x` },
    'rejected, bad',
    'Rejected: signature doesn’t match the key',
    'show-check signature',
  ],
  [
    'an empty signature, no key',
    { token: withSignature(ES, CLAIMS) },
    'rejected, bad',
    'Rejected: the signature is empty',
    '',
  ],
  [
    'an empty signature, key',
    { token: withSignature(ES, CLAIMS), key: KEY },
    'rejected, bad',
    'Rejected: the signature is empty',
    '',
  ],
  [
    'a signature cut off',
    { token: sound.slice(0, -8), key: KEY },
    'rejected, bad',
    'Rejected: the signature has the wrong length',
    'show-check signature',
  ],
  [
    'a public key as secret',
    {
      token: hmac(EC.publicKey.export({ format: 'pem', type: 'spki' }).toString()),
      key: EC.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    },
    'rejected, bad',
    'Rejected: signed with a public key as the secret',
    '',
  ],
  [
    'the key in the header',
    { token: signed({ ...ES, jwk: PUBLIC }), checksInside: true },
    'rejected, bad',
    'Rejected: the key came with the token',
    '',
  ],
  [
    'expired 1 day ago, no key',
    { token: withClaims({ exp: NOW - 90_000 }) },
    'rejected, bad',
    'Rejected: expired 1 day ago',
    'generate-and-sign renews',
  ],
  [
    'expired 1 day ago, key',
    { token: withClaims({ exp: NOW - 90_000 }), key: KEY },
    'rejected, bad',
    'Rejected: expired 1 day ago',
    'generate-and-sign renews',
  ],
  [
    'expired 1 day ago, private key',
    { token: withClaims({ exp: NOW - 90_000 }), key: key(jwkOf(EC.privateKey)) },
    'rejected, bad',
    'Rejected: expired 1 day ago',
    'renew',
  ],
  [
    'expired 30 seconds ago',
    { token: withClaims({ exp: NOW - 30 }), key: KEY },
    'rejected, bad',
    'Rejected: expired just now',
    'generate-and-sign renews',
  ],
  [
    'expired within the tolerance',
    {
      token: withClaims({ iat: NOW - 90, exp: NOW - 30 }),
      key: KEY,
      expecting: { ...EXPECTED, tolerance: '60' },
    },
    'accepted, ok',
    'Accepted for api',
    '',
  ],
  [
    'expired, as of a moment before',
    {
      token: withClaims({ iat: NOW - 90, exp: NOW - 30 }),
      key: KEY,
      expecting: { ...EXPECTED, clock: String(NOW - 60) },
    },
    'accepted, ok',
    'Accepted for api',
    '',
  ],
  [
    'not valid yet',
    { token: withClaims({ nbf: NOW + 600 }), key: KEY },
    'rejected, bad',
    'Rejected: not valid until 2026-08-05 12:10:00 UTC',
    'generate-and-sign renews',
  ],
  [
    'issued tomorrow',
    { token: withClaims({ iat: NOW + 86_400, exp: NOW + 90_000 }), key: KEY },
    'rejected, bad',
    'Rejected: issued in the future',
    'generate-and-sign renews',
  ],
  [
    'exp as text',
    { token: withClaims({ exp: 'tomorrow' }), key: KEY },
    'rejected, bad',
    'Rejected: exp is not a valid timestamp',
    'generate-and-sign renews',
  ],
  [
    'exp in milliseconds',
    { token: withClaims({ exp: (NOW + 600) * 1000 }), key: KEY },
    'unknown, bad',
    'Unsafe: {exp-milliseconds}',
    'show-issue exp-milliseconds',
  ],
  [
    'another audience',
    { token: sound, key: KEY, expecting: { audience: 'other' } },
    'rejected, bad',
    'Rejected: audience is api',
    'edit-expectation audience',
  ],
  [
    'another audience, no key',
    { token: sound, expecting: { audience: 'other' } },
    'rejected, bad',
    'Rejected: audience is api',
    'edit-expectation audience',
  ],
  [
    'several audiences',
    { token: withClaims({ aud: ['a', 'b'] }), key: KEY, expecting: { audience: 'other' } },
    'rejected, bad',
    'Rejected: audience is a, b',
    'edit-expectation audience',
  ],
  [
    'no audience',
    { token: withClaims({ aud: undefined }), key: KEY, expecting: { audience: 'other' } },
    'rejected, bad',
    'Rejected: audience is missing',
    'edit-expectation audience',
  ],
  [
    'another issuer',
    { token: sound, key: KEY, expecting: { issuer: 'https://other.test' } },
    'rejected, bad',
    'Rejected: issuer is https://issuer.test',
    'edit-expectation issuer',
  ],
  [
    'no issuer',
    {
      token: withClaims({ iss: undefined }),
      key: KEY,
      expecting: { issuer: 'https://other.test' },
    },
    'rejected, bad',
    'Rejected: issuer is missing',
    'edit-expectation issuer',
  ],
  [
    'another type',
    { token: sound, key: KEY, expecting: { ...EXPECTED, type: 'at+jwt' } },
    'rejected, bad',
    'Rejected: type is JWT',
    'edit-expectation type',
  ],
  [
    'a scope missing',
    { token: sound, key: KEY, expecting: { ...EXPECTED, scopes: 'read' } },
    'rejected, bad',
    'Rejected: {scopes}',
    'edit-expectation scopes',
  ],
  [
    'a claim missing',
    { token: sound, key: KEY, expecting: { ...EXPECTED, claims: 'roles' } },
    'rejected, bad',
    'Rejected: {claims}',
    'edit-expectation claims',
  ],
  [
    'an algorithm not allowed',
    { token: sound, key: KEY, expecting: { ...EXPECTED, algorithms: 'RS256' } },
    'rejected, bad',
    'Rejected: {algorithm}',
    'edit-expectation algorithms',
  ],
  [
    'a nonce missing',
    { token: sound, key: KEY, expecting: { ...EXPECTED, nonce: 'n' } },
    'rejected, bad',
    'Rejected: {nonce}',
    'edit-expectation nonce',
  ],
  [
    'not a logout token',
    { token: sound, key: KEY, expecting: { ...EXPECTED, profile: 'logout-token' } },
    'rejected, bad',
    'Rejected: {profile}',
    '',
  ],
  [
    'a weak secret',
    { token: hmac('secret'), key: 'secret', expecting: EXPECTED },
    'unknown, bad',
    'Unsafe: {secret-known}',
    'show-issue secret-known',
  ],
  [
    'a weak secret, nothing expected',
    { token: hmac('secret'), key: 'secret' },
    'unknown, bad',
    'Unsafe: {secret-known}',
    'show-issue secret-known',
  ],
  [
    'a short secret',
    { token: hmac('k9#Lq2'), key: 'k9#Lq2', expecting: EXPECTED },
    'unknown, bad',
    'Unsafe: {secret-short}',
    'show-issue secret-short',
  ],
  [
    'a small RSA key',
    {
      token: signed(RS, CLAIMS, SMALL.privateKey),
      key: key(jwkOf(SMALL.publicKey)),
      expecting: EXPECTED,
    },
    'rejected, bad',
    'Rejected: {rsa-small}',
    '',
  ],
  [
    'a password in the claims',
    { token: withClaims({ password: 'hunter2' }), key: KEY, expecting: EXPECTED },
    'unknown, bad',
    'Unsafe: {password-claim}',
    'show-issue password-claim',
  ],
  [
    'a password in the claims, no key',
    { token: withClaims({ password: 'hunter2' }) },
    'unknown, bad',
    'Unsafe: {password-claim}',
    'show-issue password-claim',
  ],
  [
    'an unknown kid',
    { token: signed({ ...ES, kid: 'A' }), key: set({ ...PUBLIC, kid: 'B' }), expecting: EXPECTED },
    'rejected, bad',
    'Rejected: {kid-not-in-jwks}',
    '',
  ],
  [
    'a key for encryption',
    { token: sound, key: key({ ...PUBLIC, use: 'enc' }), expecting: EXPECTED },
    'rejected, bad',
    'Rejected: {key-purpose}',
    '',
  ],
  [
    'a JWT in JSON',
    { token: json(sound), key: KEY, expecting: EXPECTED },
    'rejected, bad',
    'Rejected: {json-serialization}',
    '',
  ],
  [
    'a claim twice',
    {
      token: signed(ES, `{"sub":"admin",${JSON.stringify(CLAIMS).slice(1)}`),
      key: KEY,
      expecting: EXPECTED,
    },
    'unknown, bad',
    'Unsafe: {dup-member}',
    'show-issue dup-member',
  ],
  [
    'an unknown algorithm',
    { token: withSignature({ alg: 'RS1' }, CLAIMS, 'AAAA'), key: RSA_KEY },
    'unknown, warn',
    'Can’t verify: RS1 is not supported',
    '',
  ],
  [
    'no algorithm',
    { token: withSignature({ typ: 'JWT' }, CLAIMS, 'AAAA') },
    'rejected, bad',
    'Rejected: the header has no alg',
    '',
  ],
  [
    'a critical header',
    { token: signed({ ...ES, crit: ['x'], x: 1 }), key: KEY },
    'unknown, warn',
    'Can’t verify: critical header x is not supported',
    '',
  ],
  [
    'a critical header, another key',
    { token: signed({ ...ES, crit: ['x'], x: 1 }), key: key(jwkOf(OTHER.publicKey)) },
    'rejected, bad',
    'Rejected: signature doesn’t match the key',
    '',
  ],
  [
    'an empty crit',
    { token: signed({ ...ES, crit: [] }), key: KEY },
    'unknown, warn',
    'Can’t verify: crit is not valid',
    '',
  ],
  [
    'no key',
    { token: sound },
    'unknown, warn',
    'Can’t verify yet: add a key',
    'fetch-keys issuer.test',
  ],
  ['no key, HMAC', { token: hmac(SECRET) }, 'unknown, warn', 'Can’t verify yet: add a key', ''],
  [
    'no key, no https issuer',
    { token: withClaims({ iss: 'me' }) },
    'unknown, warn',
    'Can’t verify yet: add a key',
    '',
  ],
  [
    'a secret for ES256',
    { token: sound, key: 'a secret' },
    'unknown, warn',
    'Can’t verify: ES256 needs an EC key on P-256',
    'fetch-keys issuer.test',
  ],
  [
    'an RSA key for ES256',
    { token: sound, key: RSA_KEY },
    'unknown, warn',
    'Can’t verify: ES256 needs an EC key on P-256',
    'fetch-keys issuer.test',
  ],
  [
    'half a PEM',
    { token: sound, key: '-----BEGIN PUBLIC KEY-----\nMFkw' },
    'unknown, warn',
    'Can’t verify: the key can’t be read',
    'fetch-keys issuer.test',
  ],
  [
    'a detached payload',
    { token: sound.replace(/\..*\./, '..'), key: KEY },
    'unknown, warn',
    'Can’t verify yet: add the detached payload',
    '',
  ],
  [
    'nothing expected',
    { token: sound, key: KEY },
    'unknown, warn',
    'Signature valid; issuer and audience not checked',
    'set-expectation audience',
  ],
  [
    'an issuer expected',
    { token: sound, key: KEY, expecting: { issuer: CLAIMS.iss } },
    'unknown, warn',
    'Signature valid; audience not checked',
    'set-expectation audience',
  ],
  [
    'an audience expected',
    { token: sound, key: KEY, expecting: { audience: CLAIMS.aud } },
    'unknown, warn',
    'Signature valid; issuer not checked',
    'set-expectation issuer',
  ],
  [
    'both expected',
    { token: sound, key: KEY, expecting: EXPECTED },
    'accepted, ok',
    'Accepted for api',
    '',
  ],
  [
    'both expected, HMAC',
    { token: hmac(SECRET), key: SECRET, expecting: EXPECTED },
    'accepted, ok',
    'Accepted for api',
    '',
  ],
  [
    'neither named',
    { token: withClaims({ iss: undefined, aud: undefined }), key: KEY },
    'accepted, ok',
    'Accepted',
    '',
  ],
  [
    'no expiry',
    { token: withClaims({ exp: undefined }), key: KEY, expecting: EXPECTED },
    'accepted, ok',
    'Accepted for api',
    '',
  ],
  [
    'a key from the link',
    { token: sound, key: KEY, origin: LINK, expecting: EXPECTED },
    'unknown, warn',
    'Signature valid; key not confirmed',
    '',
  ],
  [
    'JWE without a key',
    { token: seal(OAEP, sound, PRIVATE_RSA) },
    'unknown, warn',
    'Can’t decrypt yet: add a private key',
    '',
  ],
  [
    'JWE with a password, no key',
    { token: seal({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 1000 }, sound, PASSWORD) },
    'unknown, warn',
    'Can’t decrypt yet: add the password',
    '',
  ],
  [
    'JWE dir without a key',
    { token: seal(DIR, sound, key(DIR_KEY)) },
    'unknown, warn',
    'Can’t decrypt yet: add the secret',
    '',
  ],
  [
    'JWE with another key',
    {
      token: seal(DIR, sound, key(DIR_KEY)),
      key: key({ kty: 'oct', k: randomBytes(32).toString('base64url') }),
    },
    'rejected, bad',
    'Rejected: the key doesn’t decrypt the token',
    '',
  ],
  [
    'JWE with a key of another kind',
    { token: seal(OAEP, sound, PRIVATE_RSA), key: KEY },
    'unknown, warn',
    'Can’t decrypt: the key doesn’t fit RSA-OAEP-256',
    '',
  ],
  [
    'JWE RSA1_5',
    { token: withHeaderOnly({ alg: 'RSA1_5', enc: 'A128GCM' }), key: PRIVATE_RSA },
    'unknown, warn',
    'Can’t decrypt: RSA1_5 is not supported',
    '',
  ],
  [
    'JWE of claims',
    {
      token: seal({ alg: 'dir', enc: 'A256GCM' }, JSON.stringify(CLAIMS), key(DIR_KEY)),
      key: key(DIR_KEY),
    },
    'unknown, warn',
    'Decrypted; nothing inside is signed',
    '',
  ],
  [
    'JWE of expired claims',
    {
      token: seal(
        { alg: 'dir', enc: 'A256GCM' },
        JSON.stringify({ exp: NOW - 4000 }),
        key(DIR_KEY),
      ),
      key: key(DIR_KEY),
    },
    'rejected, bad',
    'Rejected: expired 1 h ago',
    '',
  ],
  [
    'JWE of a sound token',
    { token: seal({ ...DIR, kid: 'opener' }, sound, key(DIR_KEY)), key: BOTH, expecting: EXPECTED },
    'accepted, ok',
    'Accepted for api',
    '',
  ],
  [
    'JWE of a token, inner key missing',
    { token: seal(DIR, sound, key(DIR_KEY)), key: key(DIR_KEY), expecting: EXPECTED },
    'unknown, warn',
    'Can’t verify yet: add a key',
    'fetch-keys issuer.test',
  ],
  [
    'JWE of a token, forged',
    {
      token: seal({ ...DIR, kid: 'opener' }, signed(ES, CLAIMS, OTHER.privateKey), key(DIR_KEY)),
      key: BOTH,
    },
    'rejected, bad',
    'Rejected: signature doesn’t match the key',
    'show-check signature',
  ],
  [
    'nested, outer forged',
    {
      token: signed({ alg: 'ES256', cty: 'JWT' }, sound, OTHER.privateKey),
      key: KEY,
      expecting: EXPECTED,
    },
    'rejected, bad',
    'Rejected: signature doesn’t match the key',
    'show-check signature',
  ],
  [
    'nested, inner unsigned',
    {
      token: signed({ alg: 'ES256', cty: 'JWT' }, withSignature({ alg: 'none' }, CLAIMS)),
      key: KEY,
      expecting: EXPECTED,
    },
    'rejected, bad',
    'Unsigned token (alg: none)',
    '',
  ],
  [
    'nested, both sound',
    { token: signed({ alg: 'ES256', cty: 'JWT' }, sound), key: KEY, expecting: EXPECTED },
    'accepted, ok',
    'Accepted for api',
    '',
  ],
  [
    'SD-JWT',
    { token: presented, key: KEY, expecting: { issuer: SD_CLAIMS.iss } },
    'accepted, ok',
    'Accepted',
    '',
  ],
  [
    'SD-JWT, nothing expected',
    { token: presented, key: KEY },
    'unknown, warn',
    'Signature valid; issuer not checked',
    'set-expectation issuer',
  ],
  [
    'SD-JWT with key binding',
    { token: bound(), key: KEY, expecting: { issuer: SD_CLAIMS.iss } },
    'unknown, warn',
    'Signature valid; audience not checked',
    'set-expectation audience',
  ],
  [
    'SD-JWT with key binding, all',
    {
      token: bound(),
      key: KEY,
      expecting: { issuer: SD_CLAIMS.iss, audience: 'verifier', nonce: 'n-1' },
    },
    'accepted, ok',
    'Accepted for verifier',
    '',
  ],
  [
    'SD-JWT, binding for another',
    { token: bound(), key: KEY, expecting: { issuer: SD_CLAIMS.iss, audience: 'me' } },
    'rejected, bad',
    'Rejected: {key-binding}',
    '',
  ],
  [
    'SD-JWT, stale binding',
    { token: bound({ iat: NOW - 4000 }), key: KEY, expecting: { issuer: SD_CLAIMS.iss } },
    'rejected, bad',
    'Rejected: {key-binding}',
    '',
  ],
  [
    'SD-JWT, foreign disclosure',
    { token: `${signed(SD, SD_CLAIMS)}~${encodeText(JSON.stringify([SALT, 'x', 1]))}~`, key: KEY },
    'rejected, bad',
    'Rejected: {disclosures}',
    '',
  ],
];

function withHeaderOnly(header: object): string {
  return `${encodeText(JSON.stringify(header))}.AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;
}

/** The words of an issue or of a check, which are others’ to choose. */
function wordsOf({ findings, checks }: Said, name: string): string {
  const finding = findings.find(({ code }) => code === name);
  const check = checks.find((one) => one.name === name);
  const words = finding ? startWithin(finding.title) : check?.result === 'fail' && check.brief;
  if (!words) throw new Error(`no ${name}`);
  return words;
}

function describeStep(step: NextStep | undefined): string {
  if (!step) return '';
  const { do: what, ...rest } = step;
  const [detail] = Object.values(rest);
  if (typeof detail === 'boolean') return detail ? `${what} renews` : what;
  if (step.do === 'read-secret') return `${what} ${step.reading.encoding}`;
  return typeof detail === 'string' ? `${what} ${detail}` : what;
}

describe('the answer to', () => {
  test.each(ROWS)('%s', async (_, { token, ...boxes }, look, sentence, step) => {
    const said = await judgeText({ now: NOW, ...boxes, token: await token });
    const { answer } = said;
    expect(answer?.sentence).toBe(
      sentence.replace(/\{(.+)\}/, (_all, name) => wordsOf(said, name)),
    );
    expect(`${answer?.conclusion}, ${answer?.tone}`).toBe(look);
    expect(describeStep(answer?.step)).toBe(step);
    expect(answer?.tone === 'ok').toBe(answer?.conclusion === 'accepted');
  });

  test('as many rows as there are ways to be wrong', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(60);
  });
});

test('an empty page has no answer, and its title is the name of the page', () => {
  const answer = deriveAnswer({
    verdict: { state: 'empty' },
    checked: undefined,
    reading: { state: 'empty' },
    writeTime: String,
  });
  expect(answer).toMatchObject({ conclusion: 'none', tone: 'neutral', short: '' });
});

describe('the title of the page holds no value of the token', () => {
  const values = ['https://issuer.test', 'api', 'RS1', 'roles'];
  test.each(ROWS)('%s', async (_, { token, ...boxes }) => {
    const { answer } = await judgeText({ now: NOW, ...boxes, token: await token });
    for (const value of values) expect(` ${answer?.short} `).not.toContain(` ${value} `);
  });
});
