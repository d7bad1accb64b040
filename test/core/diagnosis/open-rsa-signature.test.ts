import { createHash, generateKeyPairSync, privateEncrypt, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { openRsaSignature } from '../../../src/core/diagnosis/open-rsa-signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const { n = '', e = '' } = publicKey.export({ format: 'jwk' });

function open(signature: Buffer) {
  return openRsaSignature(signature, Buffer.from(n, 'base64url'), Buffer.from(e, 'base64url'));
}

test.each([
  ['sha1', 'SHA-1'],
  ['sha224', 'SHA-224'],
  ['sha256', 'SHA-256'],
  ['sha384', 'SHA-384'],
  ['sha512', 'SHA-512'],
  ['md5', 'MD5'],
])('names the hash that OpenSSL signed: %s', (digest, hash) => {
  expect(open(sign(digest, Buffer.from('any text'), privateKey))).toEqual({
    state: 'digest',
    hash,
    digest: createHash(digest).update('any text').digest('hex'),
  });
});

test('knows what private-key encryption makes', () => {
  const hash = createHash('sha256').update('any text').digest();
  expect(open(privateEncrypt(privateKey, hash))).toEqual({ state: 'bare' });
});

test('recognizes the last byte of PSS', () => {
  const key = { key: privateKey, padding: 6 };
  expect(open(sign('sha256', Buffer.from('any text'), key))).toEqual({ state: 'perhaps-pss' });
});

test('finds nothing in the signature of another key', () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const signature = sign('sha256', Buffer.from('any text'), other.privateKey);
  expect(['nothing', 'beyond-modulus', 'perhaps-pss']).toContain(open(signature)?.state);
});

test('compares with the modulus', () => {
  expect(open(Buffer.alloc(128, 0xff))).toEqual({ state: 'beyond-modulus' });
});

test('opens nothing of another length, and nothing with an exponent of one', () => {
  expect(open(Buffer.alloc(64))).toBeUndefined();
  expect(openRsaSignature(Buffer.alloc(128), Buffer.alloc(128, 1), Buffer.of(1))).toBeUndefined();
});
