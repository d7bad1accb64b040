import { describe, expect, test } from 'vitest';
import { ENCODING_NAMES } from '../../../src/core/explain/encoding-names.ts';
import {
  describeKey,
  describeNeededKey,
  describeNeededPrivateKey,
} from '../../../src/core/explain/explain-key.ts';
import { explainKeyProblem } from '../../../src/core/explain/explain-key-problem.ts';
import { explainKeyReading } from '../../../src/core/explain/explain-key-reading.ts';
import type { KeyMaterial, KeyProblem } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { SIGNATURE_ALGORITHMS } from '../../../src/core/registry/algorithms.ts';

const EC =
  '{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}';

/** Problems of each code: the compiler asks for a new one. */
const PROBLEMS = {
  'secret-not-decodable': [
    { code: 'secret-not-decodable', encoding: 'hex', character: 'x', offset: 1 },
    { code: 'secret-not-decodable', encoding: 'base64', character: '\n', offset: 0 },
  ],
  'secret-odd-length': [
    { code: 'secret-odd-length', encoding: 'hex', length: 1 },
    { code: 'secret-odd-length', encoding: 'base64url', length: 5 },
  ],
  'pem-without-begin': [{ code: 'pem-without-begin', label: 'PUBLIC KEY' }],
  'pem-dashes': [{ code: 'pem-dashes', line: 'BEGIN PUBLIC KEY' }],
  'pem-bare': [{ code: 'pem-bare', label: 'PUBLIC KEY' }],
  'pem-legacy-encrypted': [{ code: 'pem-legacy-encrypted', label: 'RSA PRIVATE KEY' }],
  'pem-mislabelled': [{ code: 'pem-mislabelled', label: 'RSA PUBLIC KEY', actual: 'PUBLIC KEY' }],
  'pem-ends-early': [
    { code: 'pem-ends-early', label: 'PUBLIC KEY', missing: 1 },
    { code: 'pem-ends-early', label: 'PUBLIC KEY', missing: 2 },
  ],
  'pem-runs-on': [
    { code: 'pem-runs-on', label: 'PUBLIC KEY', extra: 1 },
    { code: 'pem-runs-on', label: 'PUBLIC KEY', extra: 2 },
  ],
  'der-unreadable': [{ code: 'der-unreadable', label: 'CERTIFICATE' }],
  'ec-curve-missing': [{ code: 'ec-curve-missing' }],
  'ec-scalar': [{ code: 'ec-scalar', curve: 'P-256' }],
  'encryption-unknown': [{ code: 'encryption-unknown', scheme: 'scrypt' }],
  'encryption-not-in-browser': [{ code: 'encryption-not-in-browser', cipher: 'AES-192' }],
  'iterations-too-many': [{ code: 'iterations-too-many', count: '10000001' }],
  'reader-not-loaded': [{ code: 'reader-not-loaded' }],
  'key-text-too-long': [{ code: 'key-text-too-long', count: 300_000, most: 262_144 }],
  'key-lines-too-many': [{ code: 'key-lines-too-many', count: 12_000, most: 10_000 }],
  'keys-too-many': [{ code: 'keys-too-many', count: 1_200, most: 1_000 }],
  'foreign-key-file': [{ code: 'foreign-key-file', file: 'putty' }],
  'openssh-broken': [{ code: 'openssh-broken', type: 'ssh-rsa' }],
  'openssh-type-unknown': [{ code: 'openssh-type-unknown', type: 'ssh-dss' }],
  'openssh-type-mismatch': [
    { code: 'openssh-type-mismatch', type: 'ssh-rsa', actual: 'ssh-ed25519' },
  ],
  'key-url': [{ code: 'key-url', address: 'https://a.example/jwks' }],
  'assignment-of-file': [{ code: 'assignment-of-file', name: 'PUBLIC_KEY' }],
  'json-metadata': [{ code: 'json-metadata', address: 'https://issuer.example.com/jwks' }],
  'json-service-account': [
    { code: 'json-service-account', fault: 'missing' },
    { code: 'json-service-account', fault: 'no-pem' },
  ],
  'jwk-encrypted': [{ code: 'jwk-encrypted' }],
  'jwk-curve-unknown': [{ code: 'jwk-curve-unknown', curve: 'P256' }],
  'jwk-curve-of-other-type': [{ code: 'jwk-curve-of-other-type', curve: 'Ed25519', keyType: 'EC' }],
  'pem-without-end': [{ code: 'pem-without-end', label: 'PUBLIC KEY' }],
  'pem-not-base64': [{ code: 'pem-not-base64', label: 'PUBLIC KEY', character: '-' }],
  'pem-cut-off': [{ code: 'pem-cut-off', label: 'PUBLIC KEY' }],
  'pem-label-unknown': [{ code: 'pem-label-unknown', label: 'CERTIFICATE' }],
  'pem-not-a-key': [{ code: 'pem-not-a-key', label: 'PUBLIC KEY' }],
  'key-type-unknown': [{ code: 'key-type-unknown', keyType: '1.2.840.10040.4.1' }],
  'json-not-a-key': [
    { code: 'json-not-a-key', reason: 'syntax', offset: 3 },
    { code: 'json-not-a-key', reason: 'syntax' },
    { code: 'json-not-a-key', reason: 'not-an-object' },
    { code: 'json-not-a-key', reason: 'no-kty' },
  ],
  'jwk-member': [
    { code: 'jwk-member', member: 'x', fault: 'missing' },
    { code: 'jwk-member', member: 'x', fault: 'not-base64url' },
    { code: 'jwk-member', member: 'x', fault: 'length' },
    { code: 'jwk-member', member: 'x', fault: 'not-text' },
    { code: 'jwk-member', member: 'x5c', fault: 'not-base64' },
  ],
  'jwk-set-empty': [{ code: 'jwk-set-empty' }],
  'ec-explicit': [
    { code: 'ec-explicit', bits: 320 },
    { code: 'ec-explicit', bits: undefined },
  ],
  'ec-point': [
    { code: 'ec-point', curve: 'P-256', isInfinity: true },
    { code: 'ec-point', curve: 'P-256', isInfinity: false },
  ],
} as const satisfies {
  readonly [Code in KeyProblem['code']]: readonly (KeyProblem & { code: Code })[];
};

describe('has plain words for every problem', () => {
  test.each(
    Object.values<readonly KeyProblem[]>(PROBLEMS)
      .flat()
      .map((problem) => [problem]),
  )('%o', (problem) => {
    const words = explainKeyProblem(problem);
    expect(words).toMatch(/^\S.{15,}[.]$/);
    expect(words).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

test.each<[KeyProblem, string]>([
  [
    PROBLEMS['secret-not-decodable'][0],
    'Invalid Hex: unexpected “x” at character 2. Choose another secret encoding.',
  ],
  [
    PROBLEMS['secret-odd-length'][1],
    'Invalid Base64url length (5 characters). Copy the whole secret, or choose another secret encoding.',
  ],
  [
    PROBLEMS['pem-without-end'][0],
    'The line “-----END PUBLIC KEY-----” is missing. Copy the key again, including its last line.',
  ],
  [
    PROBLEMS['pem-not-base64'][0],
    'Unexpected “-” between the first and last lines of this PUBLIC KEY block. Copy the key again.',
  ],
  [PROBLEMS['jwk-member'][0], 'The JWK has no member “x”.'],
  [PROBLEMS['json-not-a-key'][0], 'Invalid JSON at character 4. Copy the JWK or JWKS again.'],
  [PROBLEMS['json-not-a-key'][3], 'This JSON is not a JWK: it has neither “kty” nor “keys”.'],
  [PROBLEMS['jwk-set-empty'][0], 'This JWKS contains no keys.'],
])('says of %o', (problem, words) => {
  expect(explainKeyProblem(problem)).toBe(words);
});

test('says "character" of one', () => {
  expect(explainKeyProblem(PROBLEMS['secret-odd-length'][0])).toMatch(/\(1 character\)/);
});

describe('describes a key', () => {
  const source = { form: 'jwk', jwk: {} } as const;
  const names = { keyId: undefined, algorithm: undefined };
  const secret = (length: number): KeyMaterial => {
    return { kind: 'secret', keyType: 'oct', bytes: new Uint8Array(length), ...names };
  };
  test.each<[KeyMaterial, string]>([
    [secret(1), '1-byte secret'],
    [secret(64), '64-byte secret'],
    [
      { kind: 'public', keyType: 'RSA', curve: undefined, bits: 2048, source, ...names },
      '2,048-bit RSA public key',
    ],
    [
      { kind: 'private', keyType: 'EC', curve: 'P-256', bits: undefined, source, ...names },
      'EC private key on P-256',
    ],
    [
      { kind: 'public', keyType: 'OKP', curve: 'Ed25519', bits: undefined, source, ...names },
      'Ed25519 public key',
    ],
    [
      { kind: 'private', keyType: 'AKP', curve: 'ML-DSA-65', bits: undefined, source, ...names },
      'ML-DSA-65 private key',
    ],
  ])('%#', (key, words) => {
    expect(describeKey(key)).toBe(words);
  });
});

test('says for every algorithm what it needs', () => {
  expect([...new Set(SIGNATURE_ALGORITHMS.map(describeNeededKey))]).toEqual([
    'a secret',
    'an RSA key',
    'an EC key on P-256',
    'an EC key on P-384',
    'an EC key on P-521',
    'an EC key on secp256k1',
    'an Ed25519 or Ed448 key',
    'an Ed25519 key',
    'an Ed448 key',
    'an ML-DSA-44 key',
    'an ML-DSA-65 key',
    'an ML-DSA-87 key',
  ]);
});

test('says for every algorithm what it needs to sign', () => {
  expect([...new Set(SIGNATURE_ALGORITHMS.map(describeNeededPrivateKey))]).toEqual([
    'a secret',
    'a private RSA key',
    'a private EC key on P-256',
    'a private EC key on P-384',
    'a private EC key on P-521',
    'a private EC key on secp256k1',
    'a private Ed25519 or Ed448 key',
    'a private Ed25519 key',
    'a private Ed448 key',
    'a private ML-DSA-44 key',
    'a private ML-DSA-65 key',
    'a private ML-DSA-87 key',
  ]);
});

test.each([
  ['', ''],
  ['secret', 'Decoded as UTF-8: 6-byte secret.'],
  ['s', 'Decoded as UTF-8: 1-byte secret.'],
  [EC, 'EC public key on P-256. This key can verify but not sign.'],
  [
    EC.replace('{', '{"kid":"a",'),
    'EC public key on P-256, “a”. This key can verify but not sign.',
  ],
  ['{"kty":"oct","k":"AAAA"}', '3-byte secret. This key can sign and verify.'],
  [`{"keys":[${EC}]}`, '1 key: EC public key on P-256.'],
  [
    `{"keys":[${EC},{"kty":"x"},{"kty":"oct","k":"AAAA"}]}`,
    '2 keys: EC public key on P-256; 3-byte secret. 1 entry skipped.',
  ],
  ['{"kty":"EC"}', 'The JWK has no member “crv”.'],
])('says of the Key box %j', (text, words) => {
  expect(explainKeyReading(parseKeys(text, 'utf8'), 'utf8')).toBe(words);
});

test('names the encoding in which a secret is read', () => {
  expect(explainKeyReading(parseKeys('c0ffee', 'hex'), 'hex')).toBe(
    'Decoded as Hex: 3-byte secret.',
  );
  expect(Object.values(ENCODING_NAMES)).toEqual(['UTF-8', 'Base64url', 'Base64', 'Hex']);
});
