import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { KeyPiece } from '../../../src/core/keys/key-material.ts';
import { parsePem } from '../../../src/core/keys/parse-pem.ts';

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ED25519 = generateKeyPairSync('ed25519');

function firstOf(text: string): KeyPiece | undefined {
  return parsePem(text)[0];
}

function pem(key: KeyObject): string {
  const type = key.type === 'public' ? 'spki' : 'pkcs8';
  return key.export({ format: 'pem', type }).toString();
}

function armour(label: string, der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----`;
}

describe.each<[string, KeyPair, string, string | undefined, number | undefined]>([
  ['RSA of 2048 bits', RSA, 'RSA', undefined, 2048],
  ['RSA of 1024 bits', generateKeyPairSync('rsa', { modulusLength: 1024 }), 'RSA', undefined, 1024],
  ['RSA of 2056 bits', generateKeyPairSync('rsa', { modulusLength: 2056 }), 'RSA', undefined, 2056],
  ['EC on P-256', EC, 'EC', 'P-256', undefined],
  ['EC on P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' }), 'EC', 'P-384', undefined],
  ['EC on P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' }), 'EC', 'P-521', undefined],
  [
    'EC on secp256k1',
    generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
    'EC',
    'secp256k1',
    undefined,
  ],
  [
    'EC on a curve we have no name for',
    generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' }),
    'EC',
    '1.3.36.3.3.2.8.1.1.7',
    undefined,
  ],
  ['Ed25519', ED25519, 'OKP', 'Ed25519', undefined],
  ['Ed448', generateKeyPairSync('ed448'), 'OKP', 'Ed448', undefined],
  ['X25519', generateKeyPairSync('x25519'), 'OKP', 'X25519', undefined],
  ['X448', generateKeyPairSync('x448'), 'OKP', 'X448', undefined],
])('reads PEM that Node made: %s', (_, pair, keyType, curve, bits) => {
  test('public', () => {
    expect(firstOf(pem(pair.publicKey))).toEqual({
      state: 'read',
      key: {
        ...{ kind: 'public', keyType, curve, bits, keyId: undefined, algorithm: undefined },
        source: {
          form: 'spki',
          der: Uint8Array.from(pair.publicKey.export({ format: 'der', type: 'spki' })),
        },
      },
    });
  });

  test('private', () => {
    expect(firstOf(pem(pair.privateKey))).toMatchObject({
      state: 'read',
      key: { kind: 'private', keyType, curve, bits, source: { form: 'pkcs8' } },
    });
  });
});

test.each([
  ['ML-DSA-44', '11'],
  ['ML-DSA-65', '12'],
  ['ML-DSA-87', '13'],
])('reads the name of a public %s key', (curve, lastArc) => {
  const der = Buffer.from(
    `30123 00b06096086480165030403${lastArc}0303000102`.replace(' ', ''),
    'hex',
  );

  expect(firstOf(armour('PUBLIC KEY', der))).toMatchObject({
    state: 'read',
    key: { kind: 'public', keyType: 'AKP', curve },
  });
});

describe('leaves anything except SPKI and PKCS #8 to the ASN.1 library', () => {
  test.each<[string, string]>([
    ['RSA PUBLIC KEY', RSA.publicKey.export({ format: 'pem', type: 'pkcs1' }).toString()],
    ['RSA PRIVATE KEY', RSA.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString()],
    ['EC PRIVATE KEY', EC.privateKey.export({ format: 'pem', type: 'sec1' }).toString()],
    [
      'ENCRYPTED PRIVATE KEY',
      EC.privateKey
        .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-128-cbc', passphrase: 'x' })
        .toString(),
    ],
  ])('%s', (label, text) => {
    expect(firstOf(text)).toMatchObject({ state: 'encoded', label });
  });
});

describe('names a PEM block that holds no key', () => {
  test.each<[string, string]>([
    ['CERTIFICATE REQUEST', armour('CERTIFICATE REQUEST', Buffer.from('3000', 'hex'))],
    ['EC PARAMETERS', armour('EC PARAMETERS', Buffer.from('06082a8648ce3d030107', 'hex'))],
  ])('%s', (label, text) => {
    expect(firstOf(text)).toEqual({
      state: 'unreadable',
      problem: { code: 'pem-label-unknown', label },
    });
  });
});

test('reads every block, and the curve before a key as part of it', () => {
  const parameters = armour('EC PARAMETERS', Buffer.from('06082a8648ce3d030107', 'hex'));
  const sec1 = EC.privateKey.export({ format: 'pem', type: 'sec1' }).toString();

  expect(parsePem(`${parameters}\n${sec1}\nand\n${pem(RSA.publicKey)}`)).toMatchObject([
    { state: 'encoded', label: 'EC PRIVATE KEY', parameters: expect.any(Uint8Array) },
    { state: 'read', key: { keyType: 'RSA' } },
  ]);
});

test.each<[string, KeyPair, string]>([
  [
    'DSA',
    generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }),
    '1.2.840.10040.4.1',
  ],
  ['RSASSA-PSS', generateKeyPairSync('rsa-pss', { modulusLength: 1024 }), '1.2.840.113549.1.1.10'],
])('names by its identifier a key we cannot use: %s', (_, pair, keyType) => {
  for (const key of [pair.publicKey, pair.privateKey]) {
    expect(firstOf(pem(key))).toEqual({
      state: 'unreadable',
      problem: { code: 'key-type-unknown', keyType },
    });
  }
});

describe('says what is wrong with the bytes', () => {
  const spki = ED25519.publicKey.export({ format: 'der', type: 'spki' });
  const pkcs8 = ED25519.privateKey.export({ format: 'der', type: 'pkcs8' });
  const pkcs1 = RSA.publicKey.export({ format: 'der', type: 'pkcs1' });

  test.each([
    ['a private key', 'PUBLIC KEY', pkcs8, 'PRIVATE KEY'],
    ['a public key', 'PRIVATE KEY', spki, 'PUBLIC KEY'],
    ['PKCS #1', 'PUBLIC KEY', pkcs1, 'RSA PUBLIC KEY'],
  ])('reads %s under the label %s', (_, label, der, actual) => {
    const repairs = [{ code: 'pem-label', label, actual }];
    const piece = firstOf(armour(label, der));
    expect(
      piece?.state === 'read' ? piece.key.repairs : piece && 'repairs' in piece && piece.repairs,
    ).toEqual(repairs);
  });

  test.each([
    ['nothing', 'PUBLIC KEY', Buffer.alloc(0), { code: 'pem-bare' }],
    ['a few bytes', 'PUBLIC KEY', Buffer.from('hello'), { code: 'pem-not-a-key' }],
    ['an empty sequence', 'PRIVATE KEY', Buffer.from('3000', 'hex'), { code: 'pem-not-a-key' }],
    ['a cut', 'PUBLIC KEY', spki.subarray(0, 20), { code: 'pem-ends-early', missing: 24 }],
    [
      'more',
      'PUBLIC KEY',
      Buffer.concat([spki, Buffer.alloc(3)]),
      { code: 'pem-runs-on', extra: 3 },
    ],
  ])('%s', (_, label, der, problem) => {
    expect(firstOf(armour(label, der))).toEqual({
      state: 'unreadable',
      problem: { label, ...problem },
    });
  });
});

test('hands through what is wrong with the armour', () => {
  expect(firstOf('-----BEGIN PUBLIC KEY-----\nAAAA')).toMatchObject({
    problem: { code: 'pem-without-end' },
  });
  expect(firstOf('-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----')).toMatchObject({
    problem: { code: 'pem-not-base64', character: '!' },
  });
});
