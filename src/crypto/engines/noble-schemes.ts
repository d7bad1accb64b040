import type { EdDSA } from '@noble/curves/abstract/edwards.js';
import type { ECDSA } from '@noble/curves/abstract/weierstrass.js';
import type { DSA } from '@noble/post-quantum/ml-dsa.js';
import { decodeBase64url, encodeBase64url } from '../../core/encoding/base64url.ts';
import type { Jwk } from '../../core/keys/key-material.ts';

/** One signature scheme on JWKs; every function throws when the key is not sound. */
export interface NobleScheme {
  verify(signature: Uint8Array, input: Uint8Array, publicKey: Jwk): boolean;
  sign(input: Uint8Array, privateKey: Jwk): Uint8Array;
  generate(): Jwk;
  /** A private JWK with the public members worked out from the private one. */
  complete(privateKey: Jwk): Jwk;
}

/** By curve, or by name for ML-DSA. Each file of the library is fetched when first asked for. */
const SCHEMES: Readonly<Record<string, () => Promise<NobleScheme>>> = {
  'P-256': async () => ecdsa('P-256', (await import('@noble/curves/nist.js')).p256),
  'P-384': async () => ecdsa('P-384', (await import('@noble/curves/nist.js')).p384),
  'P-521': async () => ecdsa('P-521', (await import('@noble/curves/nist.js')).p521),
  secp256k1: async () => ecdsa('secp256k1', (await import('@noble/curves/secp256k1.js')).secp256k1),
  Ed25519: async () => edDsa('Ed25519', (await import('@noble/curves/ed25519.js')).ed25519),
  Ed448: async () => edDsa('Ed448', (await import('@noble/curves/ed448.js')).ed448),
  'ML-DSA-44': async () =>
    mlDsa('ML-DSA-44', (await import('@noble/post-quantum/ml-dsa.js')).ml_dsa44),
  'ML-DSA-65': async () =>
    mlDsa('ML-DSA-65', (await import('@noble/post-quantum/ml-dsa.js')).ml_dsa65),
  'ML-DSA-87': async () =>
    mlDsa('ML-DSA-87', (await import('@noble/post-quantum/ml-dsa.js')).ml_dsa87),
};

export async function loadNobleScheme(name: string): Promise<NobleScheme> {
  const load = SCHEMES[name];
  if (!load) throw new TypeError(`@noble has no ${name}`);
  return await load();
}

/** ECDSA with the hash that belongs to the curve in JOSE, which is the library's own choice too. */
function ecdsa(crv: string, curve: ECDSA): NobleScheme {
  const bytes = curve.lengths.secretKey ?? 32;
  const complete = (jwk: Jwk): Jwk => {
    const secret = member(jwk, 'd', bytes);
    const point = curve.getPublicKey(secret, false);
    const x = encodeBase64url(point.subarray(1, 1 + bytes));
    const y = encodeBase64url(point.subarray(1 + bytes));
    return { kty: 'EC', crv, x, y, d: encodeBase64url(secret) };
  };
  return {
    complete,
    generate: () => complete({ d: encodeBase64url(curve.utils.randomSecretKey()) }),
    sign: (input, jwk) => {
      requireSamePublicKey(complete(jwk), jwk, ['x', 'y']);
      return curve.sign(input, member(jwk, 'd', bytes));
    },
    verify: (signature, input, jwk) => {
      const point = Uint8Array.of(4, ...member(jwk, 'x', bytes), ...member(jwk, 'y', bytes));
      curve.Point.fromBytes(point);
      // RFC 8812 asks for no low s, and OpenSSL makes high ones.
      return curve.verify(signature, input, point, { lowS: false });
    },
  };
}

function edDsa(crv: string, curve: EdDSA): NobleScheme {
  const bytes = curve.lengths.publicKey ?? 32;
  const complete = (jwk: Jwk): Jwk => {
    const secret = member(jwk, 'd', bytes);
    const x = encodeBase64url(curve.getPublicKey(secret));
    return { kty: 'OKP', crv, x, d: encodeBase64url(secret) };
  };
  return {
    complete,
    generate: () => complete({ d: encodeBase64url(curve.utils.randomSecretKey()) }),
    sign: (input, jwk) => {
      requireSamePublicKey(complete(jwk), jwk, ['x']);
      return curve.sign(input, member(jwk, 'd', bytes));
    },
    verify: (signature, input, jwk) => {
      const publicKey = member(jwk, 'x', bytes);
      curve.Point.fromBytes(publicKey);
      // The rules of RFC 8032, not the looser ones of ZIP 215.
      return curve.verify(signature, input, publicKey, { zip215: false });
    },
  };
}

/** RFC 9964: "priv" is the seed of 32 bytes. */
function mlDsa(alg: string, scheme: DSA): NobleScheme {
  const complete = (jwk: Jwk): Jwk => {
    const seed = member(jwk, 'priv', 32);
    const pub = encodeBase64url(scheme.keygen(seed).publicKey);
    return { kty: 'AKP', alg, pub, priv: encodeBase64url(seed) };
  };
  return {
    complete,
    generate: () => complete({ priv: encodeBase64url(crypto.getRandomValues(new Uint8Array(32))) }),
    sign: (input, jwk) => {
      requireSamePublicKey(complete(jwk), jwk, ['pub']);
      return scheme.sign(input, scheme.keygen(member(jwk, 'priv', 32)).secretKey);
    },
    verify: (signature, input, jwk) =>
      scheme.verify(signature, input, member(jwk, 'pub', scheme.lengths.publicKey ?? 0)),
  };
}

function member(jwk: Jwk, name: string, length: number): Uint8Array {
  const bytes = decodeBase64url(String(jwk[name] ?? ''));
  if (!bytes.ok || bytes.value.length !== length) throw new TypeError(`"${name}" is broken`);
  return bytes.value;
}

/** A private key whose public half is another's would sign what nobody can verify. */
function requireSamePublicKey(made: Jwk, given: Jwk, names: readonly string[]): void {
  for (const name of names) {
    if (made[name] !== given[name])
      throw new TypeError('The halves of the key do not belong together');
  }
}
