import { createCipheriv, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainDecryption } from '../../../src/core/explain/explain-decryption.ts';
import type { SecretEncoding } from '../../../src/core/keys/key-material.ts';
import {
  type Allowance,
  MOST_INFLATED,
  USUAL_ALLOWANCE,
} from '../../../src/core/verdict/decryption-verdict.ts';
import { decryptToken } from '../../../src/crypto/encryption/decrypt-token.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { readToken } from '../../core/read-token.ts';
import { seal, withHeader, withPart } from '../../support/tokens/seal.ts';
import { ENCRYPTION_VECTORS, REFUSED_VECTORS } from '../../vectors/encryption-vectors.ts';

async function open(
  compact: string,
  keyText: string,
  encoding: SecretEncoding = 'utf8',
  allowance: Allowance = USUAL_ALLOWANCE,
) {
  const reading = await readKeys(keyText, encoding);
  const limits = { allowance, signal: undefined };
  const { verdict, plaintext } = await decryptToken(readToken(compact), reading, encoding, limits);
  const text = plaintext && new TextDecoder().decode(plaintext);
  return { verdict, text, ...explainDecryption(verdict) };
}

describe('opens the examples of the standards', () => {
  test.each(ENCRYPTION_VECTORS.map((vector) => [vector.source, vector] as const))(
    '%s',
    async (_, { token, jwk, password, plaintext }) => {
      const opened = await open(token, jwk ? JSON.stringify(jwk) : (password ?? ''));

      expect(opened.verdict).toMatchObject({ state: 'decrypted', reason: 'opened' });
      expect(opened.text).toBe(plaintext);
    },
  );

  test.each(REFUSED_VECTORS.map((vector) => [vector.source, vector] as const))(
    'rejects RSA1_5 of %s',
    async (_, { token, jwk }) => {
      const { verdict, text, detail } = await open(token, JSON.stringify(jwk));

      expect(verdict).toMatchObject({ state: 'unsupported', reason: 'refused' });
      expect(text).toBeUndefined();
      expect(detail).toMatch(
        /^Neither Claimcheck nor any browser supports RSA1_5: anyone .* without the key \(RFC 3218\)\. Ask the issuer/,
      );
    },
  );
});

const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const EC_KEY = JSON.stringify(EC.privateKey.export({ format: 'jwk' }));
const OTHER_CURVE = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: KeyObject) =>
  key
    .export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' } as never)
    .toString();
const jwk = (key: KeyObject, more = {}) =>
  JSON.stringify({ ...key.export({ format: 'jwk' }), ...more });
const secret = (length: number, more = {}) =>
  JSON.stringify({ kty: 'oct', k: randomBytes(length).toString('base64url'), ...more });
const setOf = (...keys: string[]) => JSON.stringify({ keys: keys.map((key) => JSON.parse(key)) });

const DIR = { alg: 'dir', enc: 'A256GCM' };
const KW = { alg: 'A128KW', enc: 'A256GCM' };
const AGREED = { alg: 'ECDH-ES', enc: 'A128GCM' };
const PBES2 = { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 1000 };
const KEY = secret(32);
const WRAP_KEY = secret(16);
const flip = (bytes: Buffer) => bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
const encode = (text: string) => Buffer.from(text).toString('base64url');
const sealed = (header: object) =>
  `${encode(JSON.stringify(header))}.QUFB.QUFBQUFBQUFBQUFB.QUFB.QUFB`;

describe('says what is in the way', () => {
  const cases: readonly [string, () => string | Promise<string>, string, string, RegExp][] = [
    [
      'no key',
      () => seal(DIR, 'x', KEY),
      '',
      'encrypted no-key',
      /A256GCM with “dir” needs a 32-byte secret\. Enter the secret in the Key field/,
    ],
    [
      'a secret where a private key is needed',
      () => seal(AGREED, 'x', EC_KEY),
      'just words',
      'encrypted not-a-key',
      /ECDH-ES needs the private key.*something else/,
    ],
    [
      'a broken JWK',
      () => seal(DIR, 'x', KEY),
      '{"kty":"oct"}',
      'encrypted key-unreadable',
      /The key can’t be read/,
    ],
    [
      'the wrong kind of key',
      () => seal(DIR, 'x', KEY),
      pem(RSA.privateKey),
      'encrypted misfit',
      /needs a 32-byte secret\. The Key field contains the wrong kind of key: 2,048-bit RSA private key/,
    ],
    [
      'a set with none of that kind',
      () => seal(DIR, 'x', KEY),
      setOf(jwk(RSA.publicKey), EC_KEY),
      'encrypted misfit',
      /None of the 2 keys is the right kind/,
    ],
    [
      'the "kid" of another kind of key',
      () => seal({ ...DIR, kid: 'a' }, 'x', KEY),
      setOf(jwk(RSA.publicKey, { kid: 'a' }), KEY),
      'encrypted misfit',
      /Key “a” is the wrong kind/,
    ],
    [
      'a secret of the wrong length',
      () => seal(KW, 'x', WRAP_KEY),
      secret(20),
      'encrypted misfit',
      /^The secret has 20 bytes; A128KW needs exactly 16\.$/,
    ],
    [
      'an empty secret',
      () => seal(DIR, 'x', KEY),
      '{"kty":"oct","k":""}',
      'encrypted key-unreadable',
      /has no member “k”/,
    ],
    [
      'the public half',
      () => seal(AGREED, 'x', EC_KEY),
      pem(EC.publicKey),
      'encrypted misfit',
      /needs the matching private key/,
    ],
    [
      'a key on another curve',
      () => seal(AGREED, 'x', EC_KEY),
      pem(OTHER_CURVE),
      'encrypted misfit',
      /“epk” is on P-256.*is on P-384/,
    ],
    [
      'another key',
      () => seal(DIR, 'x', KEY),
      secret(32),
      'invalid mismatch',
      /encrypted for a different key, or altered/,
    ],
    [
      'another key to unwrap with',
      () => seal(KW, 'x', WRAP_KEY),
      secret(16),
      'invalid mismatch',
      /The encrypted key can’t be decrypted: it was created for a different key, or altered/,
    ],
    [
      'an altered content',
      async () => withPart(await seal(KW, 'x', WRAP_KEY), 3, flip),
      WRAP_KEY,
      'invalid mismatch',
      /This key decrypts the encrypted key, but the content doesn’t match its authentication tag/,
    ],
    [
      'an altered header',
      async () => withHeader(await seal(KW, 'x', WRAP_KEY), { typ: 'JWT' }),
      WRAP_KEY,
      'invalid mismatch',
      /doesn’t match its authentication tag/,
    ],
    [
      'an altered content of a key agreement',
      async () => withPart(await seal({ ...AGREED, alg: 'ECDH-ES+A128KW' }, 'x', EC_KEY), 3, flip),
      EC_KEY,
      'invalid mismatch',
      /doesn’t match its authentication tag/,
    ],
    [
      'an altered content for RSA',
      async () =>
        withPart(
          await seal({ alg: 'RSA-OAEP-256', enc: 'A128GCM' }, 'x', jwk(RSA.privateKey)),
          3,
          flip,
        ),
      pem(RSA.privateKey),
      'invalid mismatch',
      /doesn’t match its authentication tag/,
    ],
    [
      'another RSA key',
      () => seal({ alg: 'RSA-OAEP-256', enc: 'A128GCM' }, 'x', jwk(RSA.privateKey)),
      pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
      'invalid mismatch',
      /created for a different key, or altered/,
    ],
    [
      'a wrong password',
      () => seal(PBES2, 'x', 'the right one'),
      'the wrong one',
      'invalid mismatch',
      /^PBES2-HS256\+A128KW and A128GCM decryption failed with the password in the Key field\. The password doesn’t decrypt the encrypted key: the password is wrong/,
    ],
    [
      'a password with white space around it',
      () => seal(PBES2, 'x', 'the right one'),
      ' the right one ',
      'invalid mismatch',
      /password in the Key field\. The token would decrypt without the whitespace around the password\.$/,
    ],
    [
      'an RSA key that is too small',
      () => seal({ alg: 'RSA-OAEP-256', enc: 'A128GCM' }, 'x', jwk(RSA.privateKey)),
      pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey),
      'encrypted misfit',
      /^The key in the Key field has 1,024 bits; RSA-OAEP-256 needs 2,048 or more/,
    ],
    [
      'an algorithm for signatures',
      () => sealed({ alg: 'HS256', enc: 'A128GCM' }),
      KEY,
      'unsupported unknown-algorithm',
      /^“HS256” is not an encryption algorithm that Claimcheck knows\. Use a registered one in the header\.$/,
    ],
    [
      'several keys, none of which opens',
      () => seal({ ...DIR, kid: 'b' }, 'x', KEY),
      setOf(secret(32, { kid: 'c' }), secret(32)),
      'invalid mismatch',
      /decryption failed with each of the 2 keys that fit\. The header’s “kid” is “b”, but /,
    ],
    [
      'very many rounds',
      async () => withHeader(await seal(PBES2, 'x', 'pw'), { p2c: 1_000_001 }),
      'pw',
      'encrypted asks-iterations',
      /1,000,001 rounds/,
    ],
    [
      'rounds that are many over all keys',
      async () => withHeader(await seal(PBES2, 'x', 'pw'), { p2c: 500_001 }),
      setOf(secret(8), secret(8)),
      'encrypted asks-iterations',
      /for each of 2 keys/,
    ],
    [
      'a short salt',
      async () => withHeader(await seal(PBES2, 'x', 'pw'), { p2s: 'AAAA' }),
      'pw',
      'invalid parameter',
      /“p2s” has 3 bytes; a salt needs at least 8/,
    ],
    [
      'no count',
      async () => withHeader(await seal(PBES2, 'x', 'pw'), { p2c: undefined }),
      'pw',
      'invalid parameter',
      /needs “p2c”/,
    ],
    [
      'half a round',
      async () => withHeader(await seal(PBES2, 'x', 'pw'), { p2c: 0.5 }),
      'pw',
      'invalid parameter',
      /“p2c” is not a positive integer/,
    ],
    [
      '"epk" off its curve',
      async () =>
        withHeader(await seal(AGREED, 'x', EC_KEY), {
          epk: { kty: 'EC', crv: 'P-256', x: encode('a'.repeat(32)), y: encode('b'.repeat(32)) },
        }),
      EC_KEY,
      'invalid parameter',
      /not a point on P-256.*invalid curve attack/,
    ],
    [
      '"epk" with its private half',
      async () => withHeader(await seal(AGREED, 'x', EC_KEY), { epk: JSON.parse(EC_KEY) }),
      EC_KEY,
      'invalid parameter',
      /contains a private key/,
    ],
    [
      '"apu" and "apv" alike',
      async () => withHeader(await seal(AGREED, 'x', EC_KEY), { apu: 'QQ', apv: 'QQ' }),
      EC_KEY,
      'invalid parameter',
      /must be distinct/,
    ],
    [
      'a tag cut short',
      async () => withPart(await seal(DIR, 'x', KEY), 4, (tag) => tag.subarray(0, 4)),
      KEY,
      'invalid shape',
      /The authentication tag has 4 bytes, but A256GCM uses exactly 16/,
    ],
    [
      'a tag cut short, and a key of another kind',
      async () => withPart(await seal(DIR, 'x', KEY), 4, (tag) => tag.subarray(0, 4)),
      pem(RSA.privateKey),
      'encrypted misfit',
      /needs a 32-byte secret\. The Key field contains the wrong kind of key: 2,048-bit RSA private key/,
    ],
    [
      'no count, and a key of another kind',
      async () => withHeader(await seal(PBES2, 'x', 'pw'), { p2c: undefined }),
      pem(RSA.privateKey),
      'encrypted misfit',
      /needs the password\. The Key field contains the wrong kind of key/,
    ],
    [
      'an unknown algorithm',
      () => sealed({ alg: 'constructor', enc: 'A128GCM' }),
      KEY,
      'unsupported unknown-algorithm',
      /“constructor” is not an encryption algorithm that Claimcheck knows/,
    ],
    [
      'a signature algorithm',
      () => sealed({ alg: 'HS256', enc: 'A128GCM' }),
      KEY,
      'unsupported unknown-algorithm',
      /“HS256”/,
    ],
    [
      'an unknown encryption',
      () => sealed({ alg: 'dir', enc: 'A128CTR' }),
      KEY,
      'unsupported unknown-encryption',
      /“A128CTR” is not an encryption algorithm that Claimcheck knows/,
    ],
    [
      'an unknown compression',
      () => sealed({ ...DIR, zip: 'GZIP' }),
      KEY,
      'unsupported unknown-compression',
      /“GZIP”/,
    ],
    ['no algorithm', () => sealed({ enc: 'A128GCM' }), KEY, 'unsupported no-algorithm', /no “alg”/],
    ['no encryption', () => sealed({ alg: 'dir' }), KEY, 'unsupported no-encryption', /no “enc”/],
    [
      'a critical extension',
      () => sealed({ ...DIR, crit: ['x'], x: 1 }),
      KEY,
      'unsupported critical',
      /“crit” requires verifiers to understand “x”/,
    ],
    [
      'what is no DEFLATE',
      async () => withZip(await seal(DIR, 'x', KEY)),
      KEY,
      'invalid mismatch',
      /altered/,
    ],
  ];

  test.each(cases)('%s', async (_, make, keyText, outcome, words) => {
    const opened = await open(await make(), keyText);

    expect(`${opened.verdict.state} ${opened.verdict.reason}`).toBe(outcome);
    expect(opened.detail).toMatch(words);
    expect(opened.text).toBeUndefined();
  });

  const withZip = (compact: string) => withHeader(compact, { zip: 'DEF' });
});

describe('chooses the key', () => {
  test('by "kid", and tries no other', async () => {
    const token = await seal({ ...DIR, kid: 'b' }, 'x', KEY);
    const named = secret(32, { kid: 'b' });
    expect((await open(token, setOf(KEY, named))).verdict).toMatchObject({
      state: 'invalid',
      by: 'kid',
      tried: [{ keyId: 'b' }],
    });
  });

  test('that opens, of all that fit, and names it', async () => {
    const token = await seal(DIR, 'x', KEY);
    const right = JSON.stringify({ ...JSON.parse(KEY), kid: 'right' });
    const set = setOf(EC_KEY, secret(32, { kid: 'wrong' }), secret(16), right);
    const { verdict, detail, text } = await open(token, set);
    expect(verdict).toMatchObject({ state: 'decrypted', key: { keyId: 'right' } });
    expect(detail).toBe(
      'dir and A256GCM decryption succeeded with key “right” (4 of 4 in the Key field).',
    );
    expect(text).toBe('x');
  });

  test('says which encoding of the secret opens the token', async () => {
    // Standard base64 of these has characters that base64url lacks.
    const bytes = Buffer.alloc(32, 0xfb);
    const token = await seal(
      DIR,
      'x',
      JSON.stringify({ kty: 'oct', k: bytes.toString('base64url') }),
    );
    for (const [text, encoding] of [
      [bytes.toString('hex'), 'hex'],
      [bytes.toString('base64'), 'base64'],
    ] as const) {
      const { verdict, detail } = await open(token, text);
      expect(verdict).toMatchObject({ reason: 'misfit', suggestion: { encoding } });
      expect(detail).toContain('The token would decrypt with the secret read as');
      expect((await open(token, text, encoding)).text).toBe('x');
    }
  });
});

test('a payload that is not DEFLATE, although "zip" says so, is decrypted and not shown', async () => {
  const header = encode(JSON.stringify({ ...DIR, zip: 'DEF' }));
  const iv = randomBytes(12);
  const key = Buffer.from(JSON.parse(KEY).k, 'base64url');
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(header));
  const text = Buffer.concat([cipher.update('{"sub":"ana"}'), cipher.final()]);
  const parts = [iv, text, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  const opened = await open([header, '', ...parts].join('.'), KEY);

  expect(opened.verdict).toMatchObject({ state: 'decrypted', reason: 'not-deflate' });
  expect(opened.detail).toContain('is not DEFLATE');
  expect(opened.text).toBeUndefined();
});

describe('within the bounds that the user sets', () => {
  const large = 'a'.repeat(300_000);

  test('unpacks no more than was allowed', async () => {
    const token = await seal({ ...DIR, zip: 'DEF' }, large, KEY);
    expect((await open(token, KEY)).verdict).toMatchObject({
      reason: 'asks-inflation',
      limit: 250_000,
    });
    const allowed = await open(token, KEY, 'utf8', { ...USUAL_ALLOWANCE, inflated: MOST_INFLATED });
    expect(allowed.verdict).toMatchObject({ reason: 'opened', inflation: { to: 300_000 } });
    expect(allowed.text).toBe(large);
  });

  test('shows no text that is too large, even if the user allows it', async () => {
    const token = await seal({ ...DIR, zip: 'DEF' }, 'a'.repeat(MOST_INFLATED + 1), KEY);
    const allowed = { ...USUAL_ALLOWANCE, inflated: MOST_INFLATED };
    const { verdict, text, title } = await open(token, KEY, 'utf8', allowed);
    expect(verdict).toMatchObject({ state: 'decrypted', reason: 'too-large' });
    expect(text).toBeUndefined();
    expect(title).toContain('too large');
  });

  test('hashes as often as was allowed', async () => {
    const token = await seal({ ...PBES2, p2c: 1001 }, 'x', 'pw');
    const strict = { ...USUAL_ALLOWANCE, iterations: 1000 };
    expect((await open(token, 'pw', 'utf8', strict)).verdict.reason).toBe('asks-iterations');
    expect((await open(token, 'pw', 'utf8', { ...strict, iterations: 1001 })).text).toBe('x');
  });
});

test('a token with any bit flipped is not opened', async () => {
  const token = await seal(KW, '{"sub":"ana"}', WRAP_KEY);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 2, 3, 4),
      fc.nat(10_000),
      fc.nat(7),
      async (part, at, bit) => {
        const altered = withPart(token, part as 1 | 2 | 3 | 4, (bytes) => {
          const copy = Buffer.from(bytes);
          const index = at % copy.length;
          copy[index] = (copy[index] ?? 0) ^ (1 << bit);
          return copy;
        });
        const { verdict, text } = await open(altered, WRAP_KEY);
        expect(verdict).toMatchObject({ state: 'invalid', reason: 'mismatch' });
        expect(text).toBeUndefined();
      },
    ),
    { numRuns: 60 },
  );
});
