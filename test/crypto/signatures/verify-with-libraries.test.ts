import { type KeyObject, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { explainVerdict } from '../../../src/core/explain/explain-verdict.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import { signToken } from '../../../src/crypto/signatures/sign-token.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { readToken } from '../../core/read-token.ts';
import { keyOf, OPENSSL_PAIRS, pkcs8Pem, spkiPem } from '../keys/key-of.ts';

function signed(alg: string, hash: string | null, key: KeyObject): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${encode({ alg })}.${encode({ sub: 'a' })}`;
  const signature = sign(hash, Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

async function judge(token: string, keyText: string) {
  return await verifySignature(readToken(token), parseKeys(keyText, 'utf8'), 'utf8');
}

test('names the library that checked what WebCrypto lacks', async () => {
  const { privateKey, publicKey } = OPENSSL_PAIRS.secp256k1();
  const verdict = await judge(signed('ES256K', 'sha256', privateKey), spkiPem(publicKey));

  expect(verdict).toMatchObject({ state: 'verified', library: '@noble/curves' });
  expect(explainVerdict(verdict).detail).toBe(
    'ES256K verification succeeded with the EC public key on secp256k1. Checked with @noble/curves, because this browser’s WebCrypto doesn’t support the algorithm.',
  );
});

test('names the library when it finds no match, too', async () => {
  const { privateKey } = OPENSSL_PAIRS.secp256k1();
  const { publicKey } = OPENSSL_PAIRS.secp256k1();
  const verdict = await judge(signed('ES256K', 'sha256', privateKey), spkiPem(publicKey));

  expect(verdict).toMatchObject({ state: 'invalid', library: '@noble/curves' });
  expect(explainVerdict(verdict).detail).toContain('Checked with @noble/curves');
});

test('names no library where the browser did it', async () => {
  const { privateKey, publicKey } = OPENSSL_PAIRS['P-256']();
  const verdict = await judge(signed('ES256', 'sha256', privateKey), spkiPem(publicKey));

  expect(verdict).toMatchObject({ state: 'verified', library: undefined });
  expect(explainVerdict(verdict).detail).not.toContain('Checked with');
});

test.each(['Ed25519', 'Ed448'] as const)('EdDSA finds its %s key in a mixed set', async (curve) => {
  const pairs = { Ed25519: OPENSSL_PAIRS.Ed25519(), Ed448: OPENSSL_PAIRS.Ed448() };
  const keys = [pairs.Ed25519, pairs.Ed448].map(({ publicKey }) =>
    publicKey.export({ format: 'jwk' }),
  );
  const verdict = await judge(
    signed('EdDSA', null, pairs[curve].privateKey),
    JSON.stringify({ keys }),
  );

  expect(verdict).toMatchObject({ state: 'verified', key: { curve } });
});

test('EdDSA: a signature of the other curve has the wrong length', async () => {
  const { publicKey } = OPENSSL_PAIRS.Ed448();
  const token = signed('EdDSA', null, OPENSSL_PAIRS.Ed25519().privateKey);

  expect(explainVerdict(await judge(token, spkiPem(publicKey))).detail).toBe(
    'The 64-byte signature has the wrong length: Ed448 signatures have 114 bytes.',
  );
});

test.each([
  ['ESP256', 'sha256', 'P-256'],
  ['ESP384', 'sha384', 'P-384'],
  ['ESP512', 'sha512', 'P-521'],
] as const)('%s is ECDSA with %s on %s', async (name, hash, curve) => {
  const { privateKey, publicKey } = OPENSSL_PAIRS[curve]();

  expect(await judge(signed(name, hash, privateKey), spkiPem(publicKey))).toMatchObject({
    state: 'verified',
  });
});

test('says what ESB256 is, and that it is out of reach', async () => {
  const { privateKey, publicKey } = OPENSSL_PAIRS['P-256']();
  const verdict = await judge(signed('ESB256', 'sha256', privateKey), spkiPem(publicKey));

  expect(verdict.state).toBe('unsupported');
  expect(explainVerdict(verdict)).toMatchObject({
    title: 'Algorithm not supported',
    detail: expect.stringContaining('brainpoolP256r1'),
  });
});

test.each([
  ['ES256K', 'secp256k1'],
  ['EdDSA', 'Ed448'],
  ['EdDSA', 'Ed25519'],
  ['ESP256', 'P-256'],
] as const)('what it signs with %s on %s it verifies', async (name, curve) => {
  const { privateKey, publicKey } = OPENSSL_PAIRS[curve]();
  const algorithm = findSignatureAlgorithm(name);
  if (!algorithm) throw new Error(name);
  const [header, payload] = signed(
    name,
    curve.startsWith('Ed') ? null : 'sha256',
    privateKey,
  ).split('.');
  const token = await signToken(`${header}.${payload}`, algorithm, keyOf(pkcs8Pem(privateKey)));

  expect(token.ok && (await judge(token.value, spkiPem(publicKey)))).toMatchObject({
    state: 'verified',
  });
});

test('a key whose point is off the curve is refused, not called a mismatch', async () => {
  const { privateKey, publicKey } = OPENSSL_PAIRS.secp256k1();
  const jwk = publicKey.export({ format: 'jwk' });
  const broken = JSON.stringify({ ...jwk, x: jwk.y });

  expect(await judge(signed('ES256K', 'sha256', privateKey), broken)).toMatchObject({
    state: 'unverified',
    reason: 'key-refused',
  });
});

test('says when the library could not be loaded', () => {
  const missing = { state: 'unsupported', reason: 'not-in-browser', name: 'ES256K' } as const;

  expect(explainVerdict({ ...missing, library: '@noble/curves' }).detail).toBe(
    'This browser does not support ES256K, and @noble/curves, which does, could not be loaded. Check your connection and reload the page.',
  );
  expect(explainVerdict(missing).detail).not.toContain('noble');
});
