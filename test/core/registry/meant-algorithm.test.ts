import { expect, test } from 'vitest';
import { algorithmNames } from '../../../src/core/registry/jose-names.ts';
import { meantAlgorithm } from '../../../src/core/registry/meant-algorithm.ts';

test.each([
  // Java, and libraries on it
  ['SHA256withRSA', 'RS256'],
  ['SHA512withRSA', 'RS512'],
  ['SHA256withRSA/PSS', 'PS256'],
  ['SHA384withRSAandMGF1', 'PS384'],
  ['SHA256withECDSA', 'ES256'],
  ['HmacSHA256', 'HS256'],
  ['HmacSHA512', 'HS512'],
  ['HMAC256', 'HS256'],
  ['RSA256', 'RS256'],
  // OpenSSL and Node.js
  ['RSA-SHA256', 'RS256'],
  ['sha256WithRSAEncryption', 'RS256'],
  ['sha256', undefined],
  // WebCrypto
  ['RSASSA-PKCS1-v1_5 SHA-256', 'RS256'],
  ['RSA-PSS-SHA-256', 'PS256'],
  ['HMAC-SHA-384', 'HS384'],
  ['ECDSA_SHA_256', 'ES256'],
  // AWS KMS
  ['RSASSA_PSS_SHA_256', 'PS256'],
  ['RSASSA_PKCS1_V1_5_SHA_512', 'RS512'],
  // XML Signature, which .NET writes
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'RS256'],
  ['http://www.w3.org/2001/04/xmldsig-more#hmac-sha256', 'HS256'],
  ['http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384', 'ES384'],
  ['http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1', 'PS256'],
  // Case and separators
  ['rs256', 'RS256'],
  ['HS-256', 'HS256'],
  ['Es256', 'ES256'],
  ['EDDSA', 'EdDSA'],
  ['ed25519', 'Ed25519'],
  ['ES256k', 'ES256K'],
  // Its signatures have one byte more.
  ['ES256K-R', undefined],
  ['ML_DSA_44', 'ML-DSA-44'],
])('reads %s as %s', (name, meant) => {
  expect(meantAlgorithm(name, 'sign')).toBe(meant);
});

test.each([
  ['RSA_OAEP_256', 'wrap-key', 'RSA-OAEP-256'],
  ['rsa-oaep', 'wrap-key', 'RSA-OAEP'],
  ['AES256KW', 'wrap-key', 'A256KW'],
  ['DIR', 'wrap-key', 'dir'],
  ['ECDH_ES', 'wrap-key', 'ECDH-ES'],
  ['AES-256-GCM', 'encrypt', 'A256GCM'],
  ['A128CBC_HS256', 'encrypt', 'A128CBC-HS256'],
] as const)('reads %s of %s as %s', (name, use, meant) => {
  expect(meantAlgorithm(name, use)).toBe(meant);
});

test.each(['none', 'None', 'NONE', '', 'X', 'MD5withRSA', 'RS1', 'RS256RS384', 'constructor'])(
  'does not guess at %j',
  (name) => {
    expect(meantAlgorithm(name, 'sign')).toBeUndefined();
  },
);

test('has nothing to say of a registered name', () => {
  for (const use of ['sign', 'wrap-key', 'encrypt'] as const) {
    for (const name of algorithmNames(use)) expect(meantAlgorithm(name, use)).toBeUndefined();
  }
});
