import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyReading } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { SECRET_ENCODINGS } from '../../../src/core/keys/parse-secret.ts';
import { processorTime } from '../../support/processor-time.ts';
import { awkwardText } from '../json-arbitraries.ts';

const EC = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
} as const;
const OKP = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
} as const;
const OCT = { kty: 'oct', k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS' } as const;
const PEM = generateKeyPairSync('ed25519')
  .publicKey.export({ format: 'pem', type: 'spki' })
  .toString();

function read(text: string): KeyReading {
  return parseKeys(text, 'utf8');
}

function keysOf(reading: KeyReading): readonly unknown[] {
  return reading.state === 'read' ? reading.keys : [];
}

describe('tells apart without asking', () => {
  test.each([
    ['a secret', 'correct horse battery staple', 'text'],
    ['a secret that begins with a brace', '{secret}', 'text'],
    ['a secret that begins with a bracket', '[x', 'text'],
    ['a secret of one brace', '{', 'text'],
    ['a secret of letters as in base64url', 'c2VjcmV0', 'text'],
    ['PEM', PEM, 'pem'],
    ['PEM behind other text', `\n  ${PEM}`, 'pem'],
    ['a JWK', JSON.stringify(EC), 'jwk'],
    ['a JWK over lines', JSON.stringify(EC, null, 2), 'jwk'],
    ['a symmetric JWK', JSON.stringify(OCT), 'jwk'],
    ['a JWK Set', JSON.stringify({ keys: [EC, OKP] }), 'jwk-set'],
    ['a JWK Set with white space around it', ` \n${JSON.stringify({ keys: [EC] })}\n `, 'jwk-set'],
  ])('%s', (_, text, format) => {
    expect(read(text)).toMatchObject({ state: 'read', format });
  });
});

test.each(['', ' ', '\n\t '])('takes %j for no key', (text) => {
  expect(read(text)).toEqual({ state: 'empty' });
});

test('makes a new object of every reading', () => {
  expect(read('secret')).not.toBe(read('secret'));
});

test('keeps a secret as it was typed, white space included', () => {
  expect(read(' se cret\n')).toMatchObject({
    secretText: ' se cret\n',
    keys: [{ kind: 'secret', bytes: Uint8Array.from(Buffer.from(' se cret\n')) }],
  });
});

describe('reads a JWK Set', () => {
  test('with every key in its place', () => {
    const reading = read(
      JSON.stringify({ keys: [{ ...EC, kid: 'a' }, { ...OKP, kid: 'b' }, OCT] }),
    );

    expect(reading).toMatchObject({ format: 'jwk-set', skipped: 0, secretText: undefined });
    expect(keysOf(reading)).toMatchObject([{ keyId: 'a' }, { keyId: 'b' }, { kind: 'secret' }]);
  });

  test('passing over what it cannot use', () => {
    const keys = [
      { kty: 'unknown', kid: 'u' },
      { ...EC, kid: 'a' },
      { kty: 'RSA', n: 'AQAB' },
      {},
      null,
      'key',
      7,
      [EC],
      { ...OKP, kid: 'b' },
    ];
    const reading = read(JSON.stringify({ keys }));

    expect(keysOf(reading)).toMatchObject([{ keyId: 'a' }, { keyId: 'b' }]);
    expect(reading).toMatchObject({ state: 'read', skipped: 7 });
  });

  test.each([
    ['none', [], { code: 'jwk-set-empty' }],
    ['values that are no objects', [1, null, 'x'], { code: 'jwk-set-empty' }],
    ['an unknown type', [{ kty: 'XYZ' }], { code: 'key-type-unknown', keyType: 'XYZ' }],
    [
      'a broken key',
      [{ kty: 'EC', crv: 'P-256', x: 'AA' }],
      { code: 'jwk-member', member: 'x', fault: 'length' },
    ],
  ])('says what is wrong with a set whose only key is %s', (_, keys, problem) => {
    expect(read(JSON.stringify({ keys }))).toEqual({
      state: 'unreadable',
      format: 'jwk-set',
      problem,
    });
  });
});

describe('names what is wrong with JSON that is not a key', () => {
  test.each([
    ['an array', '[]', { code: 'json-not-a-key', reason: 'not-an-object' }],
    [
      'an array of other things',
      '[1,{"a":2}]',
      { code: 'json-not-a-key', reason: 'not-an-object' },
    ],
    ['an object without "kty"', '{"a":1}', { code: 'json-not-a-key', reason: 'no-kty' }],
    ['"kty" that is no string', '{"kty":1}', { code: 'json-not-a-key', reason: 'no-kty' }],
    ['a cut-off JWK', '{"kty":"EC",', { code: 'json-not-a-key', reason: 'syntax', offset: 12 }],
    ['a cut-off set', '\n {"keys":[', { code: 'json-not-a-key', reason: 'syntax', offset: 11 }],
    [
      'a JWK with a comma too many',
      '{"kty":"EC",}',
      { code: 'json-not-a-key', reason: 'syntax', offset: 12 },
    ],
  ])('%s', (_, text, problem) => {
    expect(read(text)).toEqual({ state: 'unreadable', format: 'jwk', problem });
  });
});

test.each(['\u00a0', '\ufeff', '\u2028', '\u3000'])(
  'reads a JWK with %j before and behind it, as it comes out of documents',
  (white) => {
    expect(read(`${white}${JSON.stringify(EC)}${white}`)).toMatchObject({
      state: 'read',
      format: 'jwk',
    });
  },
);

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
  'takes the key type %j for an unknown one',
  (keyType) => {
    expect(read(JSON.stringify({ kty: keyType }))).toEqual({
      state: 'unreadable',
      format: 'jwk',
      problem: { code: 'key-type-unknown', keyType },
    });
  },
);

test('takes no member from a prototype', () => {
  expect(read(`{"__proto__":${JSON.stringify(EC)}}`)).toMatchObject({
    problem: { reason: 'no-kty' },
  });
  expect(read('{"kty":"oct","__proto__":{"k":"AAAA"}}')).toMatchObject({
    problem: { code: 'jwk-member', member: 'k' },
  });
});

test.each([
  ['utf8', 'AAAA', [0x41, 0x41, 0x41, 0x41]],
  ['base64url', '-_8', [0xfb, 0xff]],
  ['base64', '+/8=', [0xfb, 0xff]],
  ['hex', 'fbff', [0xfb, 0xff]],
] as const)('reads a secret as %s', (encoding, text, bytes) => {
  expect(parseKeys(text, encoding)).toMatchObject({
    state: 'read',
    format: 'text',
    keys: [{ bytes: Uint8Array.from(bytes) }],
  });
});

test('names the character that an encoding does not have', () => {
  expect(parseKeys('c0ffee?', 'hex')).toEqual({
    state: 'unreadable',
    format: 'text',
    problem: { code: 'secret-not-decodable', encoding: 'hex', character: '?', offset: 6 },
  });
});

test('never throws, whatever the text and encoding', () => {
  fc.assert(
    fc.property(awkwardText, fc.constantFrom(...SECRET_ENCODINGS), (text, encoding) => {
      parseKeys(text, encoding);
    }),
    { numRuns: 2000 },
  );
});

test('never throws at JSON with the members of a key', () => {
  const value = fc.oneof(
    fc.constantFrom('AQAB', 'P-256', 'Ed25519', 'ML-DSA-44', 'sig', '', 'A', '!', '😀'),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const jwk = fc.record(
    {
      kty: fc.constantFrom('RSA', 'EC', 'OKP', 'AKP', 'oct', 'x', 1, null),
      ...{ n: value, e: value, d: value, crv: value, x: value, y: value, k: value },
      ...{ alg: value, pub: value, priv: value, kid: value, use: value, key_ops: value },
    },
    { requiredKeys: ['kty'] },
  );
  fc.assert(
    fc.property(fc.oneof(jwk, fc.record({ keys: fc.array(fc.oneof(jwk, value)) })), (json) => {
      parseKeys(JSON.stringify(json), 'utf8');
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['a nest of brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['a nest of keys', `${'{"keys":['.repeat(50_000)}${']}'.repeat(50_000)}`],
  [
    'a PEM of equals signs',
    `-----BEGIN PUBLIC KEY-----${'='.repeat(20_000)}A-----END PUBLIC KEY-----`,
  ],
  ['blank lines before text', `.${'\n'.repeat(200_000)}x`],
  ['blanks in an assignment', `JWT_SECRET=a${' '.repeat(200_000)}b`],
  ['OpenSSH types', 'ssh-rsa '.repeat(20_000)],
  ['first lines of PEM', '-----BEGIN PUBLIC KEY-----'.repeat(10_000)],
  ['DER of many parts', Buffer.from(`30820ff0${'0500'.repeat(2040)}`, 'hex').toString('base64')],
])('does not choke on %s', (_, text) => {
  const start = processorTime();
  read(text);

  expect(processorTime() - start).toBeLessThan(5_000);
});
