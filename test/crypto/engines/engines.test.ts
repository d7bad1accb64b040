import {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import { describe, expect, test } from 'vitest';
import type { Jwk } from '../../../src/core/keys/key-material.ts';
import {
  findSignatureAlgorithm,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
  specify,
} from '../../../src/core/registry/algorithms.ts';
import { chooseEngine, isSupported } from '../../../src/crypto/engines/choose-engine.ts';
import { loadNobleEngine } from '../../../src/crypto/engines/noble-engine.ts';
import type { SignatureEngine } from '../../../src/crypto/engines/signature-engine.ts';
import { webCryptoEngine } from '../../../src/crypto/engines/webcrypto-engine.ts';
import { writeJwk } from '../../../src/crypto/keys/convert-key.ts';
import { keyOf, OPENSSL_PAIRS, pairOf, pkcs8Pem, spkiPem } from '../keys/key-of.ts';

const INPUT = new TextEncoder().encode('eyJhbGciOiJFUzI1NksifQ.e30');

/** Every algorithm with every engine that has it here. Node 20's WebCrypto has Ed448 and no ML-DSA. */
const CASES = SIGNATURE_ALGORITHMS.filter(({ variants }) => !variants).flatMap((algorithm) => [
  ...(algorithm.webCrypto && algorithm.keyType !== 'AKP'
    ? [[algorithm.name, 'WebCrypto', algorithm, async () => webCryptoEngine] as const]
    : []),
  ...(algorithm.library
    ? [[algorithm.name, algorithm.library, algorithm, () => nobleEngine(algorithm)] as const]
    : []),
]);

function nobleEngine(algorithm: SignatureAlgorithm): Promise<SignatureEngine> {
  return loadNobleEngine(algorithm.library ?? '@noble/curves', algorithm);
}

const keys = new Map<string, Promise<Jwk>>();

/** RSA keys take long to make, so one serves all. */
function someKey(engine: SignatureEngine, algorithm: SignatureAlgorithm, which = 0): Promise<Jwk> {
  const isRsa = algorithm.keyType === 'RSA';
  const name = isRsa ? 'RSA' : `${algorithm.name} ${engine.library} ${which}`;
  const key = keys.get(name) ?? engine.generate(algorithm, 2048).then(({ jwk }) => jwk);
  keys.set(name, key);
  return key;
}

function find(name: string): SignatureAlgorithm {
  const algorithm = findSignatureAlgorithm(name);
  if (!algorithm) throw new Error(`no ${name}`);
  return algorithm;
}

test.each(CASES)('%s by %s: what it signs, another verifies', async (_n, _e, algorithm, load) => {
  const engine = await load();
  const jwk = await someKey(engine, algorithm);
  const key = keyOf(JSON.stringify(jwk));
  const signature = await engine.sign(algorithm, key, INPUT);

  expect(signature.length).toBe(algorithm.signatureLength ?? 256);
  expect(verifyElsewhere(algorithm, jwk, INPUT, signature)).toBe(true);
  expect(verifyElsewhere(algorithm, jwk, INPUT.toReversed(), signature)).toBe(false);
});

test.each(CASES)('%s by %s: what another signs, it verifies', async (_n, _e, algorithm, load) => {
  const engine = await load();
  for (let round = 0; round < 6; round++) {
    const jwk = await someKey(engine, algorithm, round);
    const key = keyOf(JSON.stringify(jwk));
    const signature = signElsewhere(algorithm, jwk, INPUT);
    expect(await engine.verify(algorithm, key, signature, INPUT)).toBe(true);
    const altered = signature.slice();
    altered[10] = (altered[10] ?? 0) ^ 1;
    expect(await engine.verify(algorithm, key, altered, INPUT)).toBe(false);
    expect(await engine.verify(algorithm, key, signature, INPUT.toReversed())).toBe(false);
    if (algorithm.keyType === 'RSA') break;
  }
});

test.each(CASES)('%s by %s: PEM does as well as JWK', async (_n, _e, algorithm, load) => {
  if (algorithm.keyType === 'oct') return;
  const engine = await load();
  const jwk = await someKey(engine, algorithm);
  const signature = await engine.sign(algorithm, keyOf(writeJwk(jwk, 'private', 'pem')), INPUT);
  for (const half of ['private', 'public'] as const) {
    const key = keyOf(writeJwk(jwk, half, 'pem'));
    const bytes = new Uint8Array(signature);
    expect(await engine.verify(algorithm, key, bytes, INPUT)).toBe(true);
  }
});

test.each(CASES.filter(([, , { keyType }]) => keyType !== 'oct'))(
  '%s by %s: does not sign with a public key, or with halves of two keys',
  async (_n, _e, algorithm, load) => {
    const engine = await load();
    const first = await someKey(engine, algorithm);
    const other = await someKey(engine, algorithm, 1);
    const { d: _d, priv: _priv, ...publicJwk } = first;
    await expect(engine.sign(algorithm, keyOf(JSON.stringify(publicJwk)), INPUT)).rejects.toThrow();
    if (algorithm.keyType === 'RSA') return;
    const { d, priv } = other;
    const mixed = { ...first, ...(d === undefined ? { priv } : { d }) };
    await expect(engine.sign(algorithm, keyOf(JSON.stringify(mixed)), INPUT)).rejects.toThrow();
  },
);

describe('which engine', () => {
  test.each([
    ['RS256', undefined],
    ['ES256', undefined],
    ['ES256K', '@noble/curves'],
    ['ML-DSA-44', '@noble/post-quantum'],
  ])('%s: %s', async (name, library) => {
    expect(await isSupported(find(name))).toBe(true);
    expect((await chooseEngine(find(name)))?.library).toBe(library);
  });

  test('EdDSA is what its key says', () => {
    expect(specify(find('EdDSA'), { curve: 'Ed448' }).name).toBe('Ed448');
    expect(specify(find('EdDSA'), { curve: 'Ed25519' }).name).toBe('Ed25519');
    expect(specify(find('EdDSA'), { curve: undefined }).name).toBe('Ed25519');
  });
});

test('ES256K: high and low s are both right', async () => {
  const engine = await nobleEngine(find('ES256K'));
  const { privateKey, publicKey } = OPENSSL_PAIRS.secp256k1();
  const order = BigInt('0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141');
  const signature = sign('sha256', INPUT, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const s = BigInt(`0x${signature.subarray(32).toString('hex')}`);
  const mirrored = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex');
  const other = Buffer.concat([signature.subarray(0, 32), mirrored]);
  const key = keyOf(spkiPem(publicKey));
  for (const bytes of [signature, other]) {
    expect(await engine.verify(find('ES256K'), key, new Uint8Array(bytes), INPUT)).toBe(true);
  }
});

test.each([
  ['ES256K', OPENSSL_PAIRS.secp256k1],
  ['ES256', OPENSSL_PAIRS['P-256']],
])('%s by @noble/curves: rejects a point that is not on the curve', async (name, make) => {
  const engine = await nobleEngine(find(name));
  const jwk = make().publicKey.export({ format: 'jwk' });
  const key = keyOf(JSON.stringify({ ...jwk, x: jwk.y }));
  await expect(engine.verify(find(name), key, new Uint8Array(64), INPUT)).rejects.toThrow();
});

/** RFC 8032 §7.4, the first two of Ed448. */
test.each([
  [
    '6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3528c8a3fcc2f044e39a3fc5b94492f8f032e7549a20098f95b',
    '5fd7449b59b461fd2ce787ec616ad46a1da1342485a70e1f8a0ea75d80e96778edf124769b46c7061bd6783df1e50f6cd1fa1abeafe8256180',
    '',
    '533a37f6bbe457251f023c0d88f976ae2dfb504a843e34d2074fd823d41a591f2b233f034f628281f2fd7a22ddd47d7828c59bd0a21bfd3980ff0d2028d4b18a9df63e006c5d1c2d345b925d8dc00b4104852db99ac5c7cdda8530a113a0f4dbb61149f05a7363268c71d95808ff2e652600',
  ],
])('Ed448 of RFC 8032 §7.4', async (secret, publicKey, message, expected) => {
  const engine = await nobleEngine(find('Ed448'));
  const base64url = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');
  const jwk = { kty: 'OKP', crv: 'Ed448', d: base64url(secret), x: base64url(publicKey) };
  const input = Uint8Array.from(Buffer.from(message, 'hex'));
  const signature = await engine.sign(find('Ed448'), keyOf(JSON.stringify(jwk)), input);
  expect(Buffer.from(signature).toString('hex')).toBe(expected);
});

test('a private key in PEM verifies without its public half being written down', async () => {
  const { privateKey } = OPENSSL_PAIRS.Ed448();
  const engine = await nobleEngine(find('Ed448'));
  const key = pairOf(pkcs8Pem(privateKey));
  const signature = new Uint8Array(sign(null, INPUT, privateKey));
  expect(await engine.verify(find('Ed448'), key, signature, INPUT)).toBe(true);
});

const ML_DSA = { 'ML-DSA-44': ml_dsa44, 'ML-DSA-65': ml_dsa65, 'ML-DSA-87': ml_dsa87 };

/** By OpenSSL, which has all but ML-DSA. */
function signElsewhere(
  algorithm: SignatureAlgorithm,
  jwk: Readonly<Record<string, unknown>>,
  input: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const hash = algorithm.keyType === 'OKP' ? null : hashOf(algorithm);
  if (algorithm.keyType === 'AKP') {
    const scheme = ML_DSA[algorithm.name as keyof typeof ML_DSA];
    const { secretKey } = scheme.keygen(Buffer.from(String(jwk.priv), 'base64url'));
    return new Uint8Array(scheme.sign(input, secretKey));
  }
  if (algorithm.keyType === 'oct') return hmac(algorithm, jwk, input);
  const key = createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' });
  return new Uint8Array(sign(hash, input, options(algorithm, key)));
}

function verifyElsewhere(
  algorithm: SignatureAlgorithm,
  jwk: Readonly<Record<string, unknown>>,
  input: Uint8Array,
  signature: Uint8Array,
): boolean {
  const hash = algorithm.keyType === 'OKP' ? null : hashOf(algorithm);
  if (algorithm.keyType === 'AKP') {
    const scheme = ML_DSA[algorithm.name as keyof typeof ML_DSA];
    return scheme.verify(signature, input, Buffer.from(String(jwk.pub), 'base64url'));
  }
  if (algorithm.keyType === 'oct') {
    return Buffer.compare(hmac(algorithm, jwk, input), signature) === 0;
  }
  const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  return verify(hash, input, options(algorithm, key), signature);
}

function hmac(
  algorithm: SignatureAlgorithm,
  jwk: Readonly<Record<string, unknown>>,
  input: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const secret = Buffer.from(String(jwk.k), 'base64url');
  return new Uint8Array(createHmac(hashOf(algorithm), secret).update(input).digest());
}

function hashOf({ name }: SignatureAlgorithm): string {
  return `sha${/\d+/.exec(name)?.[0]}`;
}

function options({ name, keyType }: SignatureAlgorithm, key: KeyObject) {
  return {
    key,
    ...(keyType === 'EC' ? { dsaEncoding: 'ieee-p1363' as const } : {}),
    ...(name.startsWith('PS')
      ? {
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
        }
      : {}),
  };
}
