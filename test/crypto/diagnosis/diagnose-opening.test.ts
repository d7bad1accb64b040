import {
  constants,
  createCipheriv,
  createHash,
  generateKeyPairSync,
  hkdfSync,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { describe, expect, test } from 'vitest';
import { containedTokens } from '../../../src/core/decode/contained-tokens.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { USUAL_ALLOWANCE } from '../../../src/core/verdict/decryption-verdict.ts';
import { openToken } from '../../../src/crypto/encryption/open-token.ts';
import { readToken } from '../../core/read-token.ts';
import { openCompact } from '../../support/tokens/open-compact.ts';
import { withPart } from '../../support/tokens/seal.ts';
import { REPORTED_ENCRYPTED } from '../../vectors/reported-encrypted.ts';

const TEXT = '{"sub":"ana"}';
const SECRET = 'kRrnf0TlTiWbQnS1OzoRPqTNlTXpTqBuXvDq';
const hkdf = (salt: string, info: string, length: number) =>
  new Uint8Array(hkdfSync('sha256', SECRET, salt, info, length));
const direct = (key: Uint8Array, header: object) =>
  new CompactEncrypt(Buffer.from(TEXT))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...header })
    .encrypt(key);
const oct = (key: Uint8Array) =>
  JSON.stringify({ kty: 'oct', k: Buffer.from(key).toString('base64url') });

describe('opens a session with the secret of its framework', () => {
  const AUTH_JS = ['authjs.session-token', '__Secure-authjs.session-token'];
  const NEXT_AUTH = ['next-auth.session-token', '__Secure-next-auth.session-token'];
  const CBC = { enc: 'A256CBC-HS512', kid: 'thumbprint' };
  const cases: readonly [string, string, string, number, object, string?][] = [
    ['NextAuth.js', '', 'NextAuth.js Generated Encryption Key', 32, {}],
    ...[...AUTH_JS, ...NEXT_AUTH].flatMap((salt): (typeof cases)[number][] => [
      ['Auth.js', salt, `Auth.js Generated Encryption Key (${salt})`, 64, CBC],
      ['Auth.js', salt, `Auth.js Generated Encryption Key (${salt})`, 32, {}],
    ]),
    [
      'NextAuth.js',
      'next-auth.state',
      'NextAuth.js Generated Encryption Key (next-auth.state)',
      32,
      {},
    ],
    [
      'Auth.js',
      'my-app.sid',
      'Auth.js Generated Encryption Key (my-app.sid)',
      64,
      CBC,
      'my-app.sid',
    ],
    ['Better Auth', 'better-auth-session', 'BetterAuth.js Generated Encryption Key', 64, CBC],
    ['Auth0', '', 'JWE CEK', 32, { uat: 1, iat: 1, exp: 2 }],
  ];

  test.each(cases)(
    'of %s, salt "%s", %s, %i bytes',
    async (product, salt, info, length, header, cookie) => {
      const compact = await direct(hkdf(salt, info, length), header);
      const text = cookie ? `Cookie: a=b; ${cookie}=${compact}` : compact;
      const opened = await openCompact(text, SECRET);
      expect(opened).toMatchObject({ state: 'decrypted', derivation: { product, salt, info } });
      expect(JSON.parse(opened.text ?? '')).toEqual(JSON.parse(TEXT));
      expect(opened.words.detail).toContain(`${product} derived the key`);
    },
  );

  test('does not open a session with another secret, or an altered session', async () => {
    const compact = await direct(hkdf('', 'NextAuth.js Generated Encryption Key', 32), {});
    expect(await openCompact(compact, 'another secret of 32 bytes -----')).toMatchObject({
      state: 'invalid',
      cause: undefined,
    });
    const altered = withPart(compact, 3, (bytes) =>
      bytes.map((byte, at) => (at ? byte : byte ^ 1)),
    );
    expect((await openCompact(altered, SECRET)).state).toBe('encrypted');
  });

  test('names no framework when the secret itself is the key', async () => {
    const key = 'exactly thirty-two bytes of text';
    const opened = await openCompact(await direct(Buffer.from(key), {}), key);
    expect(opened).toMatchObject({ state: 'decrypted' });
    expect(opened).not.toHaveProperty('derivation.product');
  });
});

describe('finds how the secret was made into the key', () => {
  const sha = (hash: string) => createHash(hash).update(SECRET);
  const key32 = randomBytes(32);
  const cases: readonly [string, Uint8Array, string, object, RegExp][] = [
    ['SHA-256', sha('sha256').digest(), SECRET, {}, /the SHA-256 hash of the secret as the key/],
    [
      'SHA-256 as hex',
      Buffer.from(sha('sha256').digest('hex').slice(0, 32)),
      SECRET,
      {},
      /SHA-256 hash/,
    ],
    [
      'SHA-256 as Base64',
      Buffer.from(sha('sha256').digest('base64').slice(0, 32)),
      SECRET,
      {},
      /SHA-256 hash/,
    ],
    ['SHA-512', sha('sha512').digest(), SECRET, { enc: 'A256CBC-HS512' }, /SHA-512 hash/],
    ['SHA-512, its first half', sha('sha512').digest().subarray(0, 32), SECRET, {}, /SHA-512 hash/],
    [
      'cut',
      Buffer.from(SECRET.slice(0, 32)),
      SECRET,
      {},
      /the secret truncated to the length that the key needs/,
    ],
    [
      'filled',
      Buffer.concat([Buffer.from('short'), Buffer.alloc(27)]),
      'short',
      {},
      /the secret padded with zero bytes/,
    ],
    [
      'a line feed',
      Buffer.from(`${SECRET.slice(0, 31)}\n`),
      SECRET.slice(0, 31),
      {},
      /followed by a line feed/,
    ],
    [
      'quotes',
      Buffer.from(SECRET.slice(0, 32)),
      `"${SECRET.slice(0, 32)}"`,
      {},
      /without the quotes around it/,
    ],
    ['Base64', key32, key32.toString('base64'), {}, /read as Base64/],
    ['hex', key32, key32.toString('hex'), {}, /read as hex/i],
    ['base64url', key32, key32.toString('base64url'), {}, /read as Base64/],
    [
      'Base64 of hex',
      key32,
      Buffer.from(key32.toString('hex')).toString('base64'),
      {},
      /encoded twice/,
    ],
  ];

  test.each(cases)('%s', async (_, key, keyText, header, words) => {
    const compact = await direct(key, header);
    const opened = await openCompact(compact, keyText);
    expect(opened.state).not.toBe('decrypted');
    expect(opened.text).toBeUndefined();
    expect(opened.words.detail).toMatch(words);
    if (!('suggestion' in opened) || !opened.suggestion) throw new Error('nothing to press');
    const { text, encoding } = opened.suggestion;
    expect(await openCompact(compact, text, encoding)).toMatchObject({ state: 'decrypted' });
  });

  test('of a JWK whose "k" was not decoded', async () => {
    const k = randomBytes(24).toString('base64url');
    const opened = await openCompact(
      await direct(Buffer.from(k), {}),
      JSON.stringify({ kty: 'oct', k }),
    );
    expect(opened.words.detail).toContain('the text of “k” as the secret, not decoded');
  });
});

const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const RSA_JWK = JSON.stringify(RSA.privateKey.export({ format: 'jwk' }));
const OTHER_RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** EME-OAEP by hand (RFC 8017 §7.1.1): OpenSSL's JavaScript interface has one hash for both places. */
function encryptOaep(contentKey: Buffer, hash: string, mgfHash: string): Buffer {
  const digest = (name: string, input: Buffer) => createHash(name).update(input).digest();
  const mask = (seed: Buffer, length: number) => {
    const pieces = Array.from({ length: 20 }, (_, at) =>
      digest(mgfHash, Buffer.concat([seed, Buffer.from([0, 0, 0, at])])),
    );
    return Buffer.concat(pieces).subarray(0, length);
  };
  const xor = (one: Buffer, other: Buffer) => one.map((byte, at) => byte ^ (other[at] ?? 0));
  const label = digest(hash, Buffer.alloc(0));
  const size = 256 - label.length - 1;
  const zeros = Buffer.alloc(size - label.length - 1 - contentKey.length);
  const block = Buffer.concat([label, zeros, Buffer.from([1]), contentKey]);
  const seed = randomBytes(label.length);
  const masked = Buffer.from(xor(block, mask(seed, size)));
  const maskedSeed = Buffer.from(xor(seed, mask(masked, seed.length)));
  const message = Buffer.concat([Buffer.alloc(1), maskedSeed, masked]);
  return publicEncrypt({ key: RSA.publicKey, padding: constants.RSA_NO_PADDING }, message);
}

function sealWith(alg: string, encryptedKey: Buffer, contentKey: Buffer): string {
  const header = Buffer.from(JSON.stringify({ alg, enc: 'A256GCM' })).toString('base64url');
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv).setAAD(Buffer.from(header));
  const ciphertext = Buffer.concat([cipher.update(TEXT), cipher.final()]);
  const parts = [encryptedKey, iv, ciphertext, cipher.getAuthTag()];
  return [header, ...parts.map((part) => part.toString('base64url'))].join('.');
}

describe('finds the padding of RSA that was used', () => {
  const oaep = [
    [
      'RSA-OAEP-256',
      'sha256',
      'sha1',
      /OAEP with SHA-256 and MGF1 with SHA-1.*MGF1ParameterSpec\.SHA256/,
    ],
    [
      'RSA-OAEP-512',
      'sha512',
      'sha1',
      /OAEP with SHA-512 and MGF1 with SHA-1.*MGF1ParameterSpec\.SHA512/,
    ],
    ['RSA-OAEP-384', 'sha384', 'sha1', /OAEP with SHA-384 and MGF1 with SHA-1/],
    ['RSA-OAEP', 'sha1', 'sha256', /OAEP with SHA-1 and MGF1 with SHA-256.*Set MGF1 to SHA-1/],
    ['RSA-OAEP', 'sha256', 'sha1', /OAEP with SHA-256 and MGF1 with SHA-1/],
  ] as const;

  test.each(oaep)('%s with %s and MGF1 %s', async (alg, hash, mgf, words) => {
    const contentKey = randomBytes(32);
    const compact = sealWith(alg, encryptOaep(contentKey, hash, mgf), contentKey);
    const opened = await openCompact(compact, RSA_JWK);
    expect(opened).toMatchObject({ state: 'invalid', reason: 'mismatch', text: undefined });
    expect(opened.words.detail).toMatch(words);
    expect(opened.words.detail).not.toContain('a different key');
  });

  test.each([
    ['RSA-OAEP', 'sha256', 'RSA-OAEP-256'],
    ['RSA-OAEP-256', 'sha1', 'RSA-OAEP'],
    ['RSA-OAEP-512', 'sha384', 'RSA-OAEP-384'],
  ])('%s that was made with %s', async (alg, hash, name) => {
    const contentKey = randomBytes(32);
    const encrypted = publicEncrypt({ key: RSA.publicKey, oaepHash: hash }, contentKey);
    const opened = await openCompact(sealWith(alg, encrypted, contentKey), RSA_JWK);
    expect(opened).toMatchObject({ state: 'invalid', cause: { kind: 'algorithm', name } });
    expect(opened.words.detail).toContain(`would decrypt with ${name} as “alg”`);
  });

  test('PKCS #1 v1.5', async () => {
    const contentKey = randomBytes(32);
    const padding = constants.RSA_PKCS1_PADDING;
    const encrypted = publicEncrypt({ key: RSA.publicKey, padding }, contentKey);
    const opened = await openCompact(sealWith('RSA-OAEP', encrypted, contentKey), RSA_JWK);
    expect(opened.words.detail).toContain('uses RSA1_5 padding');
  });

  test('names no padding when the key is another one or the content was altered', async () => {
    const contentKey = randomBytes(32);
    const compact = sealWith('RSA-OAEP', encryptOaep(contentKey, 'sha256', 'sha1'), contentKey);
    const other = JSON.stringify(OTHER_RSA.privateKey.export({ format: 'jwk' }));
    for (const [text, key] of [
      [compact, other],
      [withPart(compact, 3, (bytes) => bytes.map((byte) => byte ^ 1)), RSA_JWK],
    ] as const) {
      const opened = await openCompact(text, key);
      expect(opened).toMatchObject({ state: 'invalid', failed: 'key', cause: undefined });
      expect(opened.words.detail).toContain('a different key, or altered');
    }
  });
});

describe('finds the algorithm that was used', () => {
  const key = randomBytes(32);
  /** RFC 3394, by OpenSSL. */
  const wrap = (contentKey: Uint8Array) => {
    const cipher = createCipheriv('aes256-wrap', key, Buffer.alloc(8, 0xa6));
    return Buffer.concat([cipher.update(contentKey), cipher.final()]);
  };
  const contentKey = randomBytes(32);
  const none = Buffer.alloc(0);

  test.each([
    ['A256KW', 'dir', none, key, 'shape'],
    ['dir', 'A256KW', wrap(contentKey), contentKey, 'shape'],
    ['A128KW', 'A256KW', wrap(contentKey), contentKey, 'misfit'],
    ['A256GCMKW', 'A256KW', wrap(contentKey), contentKey, 'shape'],
  ])('%s in the header, %s in truth', async (alg, name, encryptedKey, sealedWith, reason) => {
    const opened = await openCompact(sealWith(alg, encryptedKey, sealedWith), oct(key));
    expect(opened).toMatchObject({ reason, cause: { kind: 'algorithm', name, instead: alg } });
    expect(opened.words.detail).toContain(`would decrypt with ${name} as “alg”`);
    expect(opened.text).toBeUndefined();
  });

  test('names no other algorithm when none of them opens the token', async () => {
    const opened = await openCompact(sealWith('A256KW', none, contentKey), oct(key));
    expect(opened).toMatchObject({ reason: 'shape', cause: undefined });
  });

  test('of the content, where another "enc" opens it', async () => {
    const header = { alg: 'dir', enc: 'A128GCM' };
    const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
    const [, encryptedKey, ...rest] = sealWith('dir', none, key).split('.');
    const iv = Buffer.from(rest[0] ?? '', 'base64url');
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(encoded));
    const ciphertext = Buffer.concat([cipher.update(TEXT), cipher.final()]).toString('base64url');
    const tag = cipher.getAuthTag().toString('base64url');
    const compact = [encoded, encryptedKey, rest[0], ciphertext, tag].join('.');
    expect(await openCompact(compact, oct(key))).toMatchObject({
      state: 'encrypted',
      cause: { kind: 'encryption', name: 'A256GCM', instead: 'A128GCM' },
    });
  });
});

describe('says of a token by its looks who can open it', () => {
  const sealed = (header: object) =>
    `${Buffer.from(JSON.stringify(header)).toString('base64url')}..QUFBQUFBQUFBQUFB.QUFB.QUFBQUFBQUFBQUFBQUFBQQ`;
  const withKey = (header: object) => sealed(header).replace('..', '.QUFB.');
  const DIR = { alg: 'dir', enc: 'A256GCM' };
  const cases: readonly [string, string, RegExp | undefined][] = [
    [
      'Auth0 without an audience',
      sealed({ ...DIR, iss: 'https://t.eu.auth0.com/' }),
      /“audience” parameter/,
    ],
    ['an Auth0 session', sealed({ ...DIR, uat: 1, iat: 1, exp: 2 }), /AUTH0_SECRET/],
    ['a NextAuth.js cookie', `next-auth.session-token=${sealed(DIR)}`, /NEXTAUTH_SECRET/],
    [
      'an Auth.js cookie',
      `Cookie: __Secure-authjs.session-token=${sealed({ alg: 'dir', enc: 'A256CBC-HS512', kid: 'x' })}`,
      /AUTH_SECRET/,
    ],
    [
      'a bare session',
      sealed(DIR),
      /If this is a NextAuth.js, Auth.js or Better Auth session cookie/,
    ],
    [
      'Azure AD B2C',
      withKey({ kid: 'cpimcore_09252015', ver: '1.0', zip: 'Deflate', ser: '1.0' }),
      /Azure AD B2C can decrypt/,
    ],
    [
      'Amazon Cognito',
      withKey({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }),
      /only Cognito can decrypt/,
    ],
    ['no kind that is known', sealed({ ...DIR, typ: 'JWT', kid: 'a' }), undefined],
    ['RSA-OAEP for anybody', withKey({ enc: 'A256GCM', alg: 'RSA-OAEP', kid: 'a' }), undefined],
  ];

  test.each(cases)('%s', async (_, text, words) => {
    const { detail } = (await openCompact(text, '')).words;
    if (words) expect(detail).toMatch(words);
    else expect(detail).toMatch(/Enter the (?:private key|secret) in the Key field\.$/);
  });
});

describe('tokens of public reports', () => {
  const { nextAuthV4, oaepMgf1Sha1, misspelledAlgorithm, healthLink, playIntegrity } =
    REPORTED_ENCRYPTED;

  test('a NextAuth.js session opens with its secret, whole or in chunks', async () => {
    const { token, key } = nextAuthV4;
    const [first, second] = [token.slice(0, 100), token.slice(100)];
    const name = 'next-auth.session-token';
    const chunks = `Cookie: ${name}.1=${second}; a=b; ${name}.0=${first}`;
    for (const text of [token, chunks]) {
      const opened = await openCompact(text, key);
      expect(opened).toMatchObject({ state: 'decrypted', derivation: { product: 'NextAuth.js' } });
      expect(opened.text).toContain('ada@example.test');
    }
  });

  test('OAEP with MGF1 of another hash is named, not "a different key"', async () => {
    const { words } = await openCompact(oaepMgf1Sha1.token, oaepMgf1Sha1.key);
    expect(words.detail).toContain('The key is correct');
    expect(words.detail).toContain('MGF1 with SHA-1');
  });

  test('a misspelled "alg" is named with the right one', async () => {
    const { words } = await openCompact(misspelledAlgorithm.token, misspelledAlgorithm.key);
    expect(words.detail).toContain('it means “RSA-OAEP-256”');
  });

  test('the file behind a health link holds a token', async () => {
    const reading = parseKeys(healthLink.key, 'base64url');
    const limits = { allowance: USUAL_ALLOWANCE, signal: undefined };
    const token = readToken(healthLink.token);
    const { token: opened } = await openToken(token, reading, 'base64url', limits);
    const { tokens } = containedTokens(opened);
    expect(tokens.map(({ path }) => path[0].pointer)).toEqual(['/verifiableCredential/0']);
    expect(tokens[0]?.token.parts).toHaveLength(3);
  });

  test('a key in standard Base64 is offered as that', async () => {
    const { token, key } = playIntegrity;
    const opened = await openCompact(token, key);
    expect(opened).toMatchObject({ suggestion: { encoding: 'base64' } });
    expect((await openCompact(token, key, 'base64')).state).toBe('decrypted');
  });
});
