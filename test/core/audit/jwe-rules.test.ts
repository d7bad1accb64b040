import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { seal, withHeader, withPart } from '../../support/tokens/seal.ts';
import { RFC7516_A_2 } from '../../vectors/rfc7516.ts';
import { GOOD_CLAIMS } from './build-subject.ts';
import { EC, findingsOf, jwkOf, linesOf, pemOf, RSA, signedToken } from './judge-fully.ts';

const CLAIMS = JSON.stringify(GOOD_CLAIMS);
const SECRET = JSON.stringify({ kty: 'oct', k: randomBytes(32).toString('base64url') });
const RSA_KEY = pemOf(RSA.privateKey);
const EC_KEY = JSON.stringify(jwkOf(EC.privateKey));
const DIR = { alg: 'dir', enc: 'A256GCM' };
const PASSWORD = randomBytes(32).toString('base64url');
const PBES2 = { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 600_000 };

/** A signed token inside: nothing can be said against it. */
const nested = (header: Record<string, unknown>, key: string) =>
  seal({ ...header, cty: 'JWT' }, signedToken(EC.privateKey, { typ: 'JWT' }), key);

describe('claims that are encrypted', () => {
  test.each([
    [
      'for a public key say nothing of the sender',
      { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
      RSA_KEY,
      ['medium jwe-unsigned payload'],
    ],
    ['with a shared secret are a note', DIR, SECRET, ['info jwe-unsigned payload']],
  ] as const)('%s', async (_, header, key, lines) => {
    expect(await linesOf(await seal(header, CLAIMS, key), key)).toEqual(lines);
  });

  test('reports nothing for claims that are signed and encrypted', async () => {
    expect(await linesOf(await nested(DIR, SECRET), SECRET)).toEqual([]);
  });

  test('are not spoken of before they are open', async () => {
    expect(await linesOf(await seal(DIR, CLAIMS, SECRET))).toEqual([]);
  });

  test('with a password among them are no longer readable by everyone', async () => {
    const token = await seal(
      DIR,
      JSON.stringify({ ...GOOD_CLAIMS, password: 'hunter2-hunter2' }),
      SECRET,
    );
    const findings = await findingsOf(token, SECRET);
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'info password-claim',
      'info jwe-unsigned',
    ]);
    expect(findings[0]?.why).toContain('The payload is encrypted');
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });
});

describe('the algorithm', () => {
  test('RSA1_5 is warned of', async () => {
    expect(await linesOf(RFC7516_A_2.token)).toEqual(['high jwe-rsa15 /alg']);
  });

  test.each([
    ['RSA-OAEP', ['info jwe-oaep-sha1 /alg']],
    ['RSA-OAEP-256', []],
  ])('%s', async (alg, lines) => {
    expect(await linesOf(await nested({ alg, enc: 'A256GCM' }, RSA_KEY), RSA_KEY)).toEqual(lines);
  });
});

describe('a password', () => {
  test.each([
    [999, 'medium jwe-p2c-low /p2c'],
    [1000, 'low jwe-p2c-low /p2c'],
    [599_999, 'low jwe-p2c-low /p2c'],
    [600_000, undefined],
    [600_001, 'medium jwe-p2c-high /p2c'],
    [1_200_000, 'medium jwe-p2c-high /p2c'],
    [1_200_001, 'high jwe-p2c-high /p2c'],
  ])('of %i rounds', async (p2c, line) => {
    const token = withHeader(await nested({ ...PBES2, p2c: 1000 }, PASSWORD), { p2c });
    expect(await linesOf(token)).toEqual(line ? [line] : []);
  });

  test.each([
    [7, ['medium jwe-p2s-short /p2s']],
    [8, []],
  ])('with a salt of %i bytes', async (length, lines) => {
    const p2s = Buffer.alloc(length, 7).toString('base64url');
    const token = withHeader(await nested({ ...PBES2, p2c: 1000 }, PASSWORD), {
      p2s,
      p2c: 600_000,
    });
    expect(await linesOf(token)).toEqual(lines);
  });

  test.each([
    ['PBES2-HS256+A128KW', 15, true],
    ['PBES2-HS256+A128KW', 16, false],
    ['PBES2-HS512+A256KW', 31, true],
    ['PBES2-HS512+A256KW', 32, false],
  ])('for %s of %i bytes', async (alg, length, isShort) => {
    const password = PASSWORD.slice(0, length);
    const token = await nested({ ...PBES2, alg, p2c: 1000 }, password);
    expect(await linesOf(token, password)).toEqual([
      ...(isShort ? ['medium jwe-password-short key'] : []),
      'low jwe-p2c-low /p2c',
    ]);
    expect(await linesOf(token, 'another password')).toEqual(['low jwe-p2c-low /p2c']);
  });
});

describe('compression', () => {
  const zipped = { ...DIR, zip: 'DEF' };

  test('is advised against', async () => {
    expect(await linesOf(await nested(zipped, SECRET), SECRET)).toEqual(['low jwe-zip /zip']);
  });

  test.each([
    ['more than 250 kB', 300_000],
    ['more than a hundred times its size', 60_000],
  ])('to %s is a bomb', async (_, length) => {
    const token = await seal(zipped, 'a'.repeat(length), SECRET);
    expect(await linesOf(token, SECRET)).toEqual(['high jwe-zip /zip']);
  });
});

describe('the key of the sender', () => {
  const agreed = { alg: 'ECDH-ES', enc: 'A128GCM' };

  test.each([
    ['as it should be', {}, EC_KEY, []],
    ['missing', { epk: undefined }, '', ['high jwe-epk /epk']],
    [
      'on a curve nobody has',
      { epk: { kty: 'EC', crv: 'P-1', x: 'AA', y: 'AA' } },
      '',
      ['high jwe-epk /epk'],
    ],
    [
      'with a cut coordinate',
      { epk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } },
      '',
      ['high jwe-epk /epk', 'medium ec-malformed /epk/x'],
    ],
  ] as const)('%s', async (_, changes, key, lines) => {
    const token = withHeader(await nested(agreed, EC_KEY), changes);
    const found = await linesOf(token, key);
    expect(found.map((line) => line.replace(/ec-malformed .*/, 'ec-malformed /epk/x'))).toEqual(
      lines,
    );
  });

  test('on another curve than the key in Key', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const token = await nested(agreed, EC_KEY);
    expect(await linesOf(token, JSON.stringify(jwkOf(other.privateKey)))).toEqual([
      'high jwe-epk /epk',
    ]);
  });
});

describe('the lengths of the parts', () => {
  const KW = { alg: 'A256KW', enc: 'A128CBC-HS256' };

  test.each([
    ['of a sound token', DIR, (token: string) => token, []],
    ['of a sound token with CBC', KW, (token: string) => token, []],
    [
      'a tag cut short',
      DIR,
      (token: string) => withPart(token, 4, (tag) => tag.subarray(0, 4)),
      ['high jwe-sizes token'],
    ],
    [
      'a vector of 16 bytes for GCM',
      DIR,
      (token: string) => withPart(token, 2, () => Buffer.alloc(16)),
      ['high jwe-sizes token'],
    ],
    [
      'a ciphertext that is no whole blocks',
      KW,
      (token: string) => withPart(token, 3, (text) => text.subarray(1)),
      ['high jwe-sizes token'],
    ],
    [
      'an encrypted key beside "dir"',
      DIR,
      (token: string) => withPart(token, 1, () => Buffer.alloc(40)),
      ['high jwe-sizes token'],
    ],
    [
      'an encrypted key that is too short',
      KW,
      (token: string) => withPart(token, 1, (key) => key.subarray(8)),
      ['high jwe-sizes token'],
    ],
  ] as const)('%s', async (_, header, change, lines) => {
    expect(await linesOf(change(await nested(header, SECRET)))).toEqual(lines);
  });
});

test('a key set may have public keys beside the key that opens the token', async () => {
  const { d: _d, ...publicJwk } = jwkOf(EC.privateKey);
  const set = JSON.stringify({ keys: [JSON.parse(SECRET), publicJwk] });
  expect(await linesOf(await nested(DIR, SECRET), set)).toEqual([]);
});

describe('key-purpose of a key that opens a token', () => {
  const WRAP = { alg: 'RSA-OAEP-256', enc: 'A256GCM' };
  const AGREED = { alg: 'ECDH-ES', enc: 'A128GCM' };
  const rsa = jwkOf(RSA.privateKey);
  const cases: readonly [string, Record<string, unknown>, object, object][] = [
    ['an RSA key for signatures', WRAP, rsa, { use: 'sig' }],
    ['an RSA key only for signing', WRAP, rsa, { key_ops: ['sign'] }],
    ['an RSA key for another hash', WRAP, rsa, { alg: 'RSA-OAEP' }],
    ['an RSA key for RS256', WRAP, rsa, { alg: 'RS256' }],
    ['an EC key for ES256', AGREED, jwkOf(EC.privateKey), { alg: 'ES256' }],
    ['an EC key for ECDH-ES+A128KW', AGREED, jwkOf(EC.privateKey), { alg: 'ECDH-ES+A128KW' }],
    ['a secret for HS256', DIR, JSON.parse(SECRET), { alg: 'HS256' }],
    ['a secret for signatures', DIR, JSON.parse(SECRET), { use: 'sig' }],
    ['a secret for verifying', DIR, JSON.parse(SECRET), { key_ops: ['verify'] }],
    ['a secret to wrap with', DIR, JSON.parse(SECRET), { alg: 'A256KW' }],
  ];

  test.each(cases)('reports %s', async (_, header, jwk, marks) => {
    const token = await nested(header, JSON.stringify(jwk));
    expect(await linesOf(token, JSON.stringify({ ...jwk, ...marks }))).toEqual([
      'medium key-purpose key',
    ]);
  });

  test.each([
    ['an RSA key', WRAP, rsa, { use: 'enc', alg: 'RSA-OAEP-256', key_ops: ['decrypt'] }],
    ['an EC key', AGREED, jwkOf(EC.privateKey), { alg: 'ECDH-ES', key_ops: ['deriveKey'] }],
    ['a secret that names "enc"', DIR, JSON.parse(SECRET), { alg: 'A256GCM' }],
    ['a secret that names "dir"', DIR, JSON.parse(SECRET), { alg: 'dir', key_ops: [] }],
  ] as const)('stays silent for %s that is marked so', async (_, header, jwk, marks) => {
    const token = await nested(header, JSON.stringify(jwk));
    expect(await linesOf(token, JSON.stringify({ ...jwk, ...marks }))).toEqual([]);
  });

  test('speaks of the key that opens the token, and of no other in the set', async () => {
    const other = { kty: 'oct', k: randomBytes(32).toString('base64url'), use: 'sig', kid: 'b' };
    const keys = JSON.stringify({ keys: [other, { ...JSON.parse(SECRET), kid: 'a' }] });
    const lines = await linesOf(await nested({ ...DIR, kid: 'a' }, SECRET), keys);
    expect(lines).not.toContain('medium key-purpose key');
  });
});
