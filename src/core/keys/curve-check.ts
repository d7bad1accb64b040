import { memberOctets, toBigInteger } from '../encoding/big-integer.ts';
import type { Jwk } from './key-material.ts';

/** y² = x³ + ax + b over the integers modulo p (SEC 2; FIPS 186-4 §D.1.2). */
interface Curve {
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
  /** Octets of a coordinate (RFC 7518 §6.2.1.2). */
  readonly size: number;
}

const CURVES: ReadonlyMap<string, Curve> = new Map([
  [
    'P-256',
    {
      p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
      a: -3n,
      b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
      size: 32,
    },
  ],
  [
    'P-384',
    {
      p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
      a: -3n,
      b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
      size: 48,
    },
  ],
  [
    'P-521',
    {
      p: 2n ** 521n - 1n,
      a: -3n,
      b: 0x051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
      size: 66,
    },
  ],
  ['secp256k1', { p: 2n ** 256n - 2n ** 32n - 977n, a: 0n, b: 7n, size: 32 }],
]);

/** Whether x and y have the length that their curve asks for; undefined for other keys. */
export function hasFullCoordinates(jwk: Jwk): boolean | undefined {
  const curve = jwk.kty === 'EC' ? CURVES.get(String(jwk.crv)) : undefined;
  const x = memberOctets(jwk.x);
  const y = memberOctets(jwk.y);
  return curve && x && y && x.length === curve.size && y.length === curve.size;
}

/** Whether a public point can be one of an honest key; undefined where that is not known here. */
export function isOnCurve(jwk: Jwk): boolean | undefined {
  const encodedX = memberOctets(jwk.x);
  const encodedY = memberOctets(jwk.y);
  if (jwk.kty === 'OKP') return encodedX && !hasLowOrder(encodedX, String(jwk.crv));
  const curve = jwk.kty === 'EC' ? CURVES.get(String(jwk.crv)) : undefined;
  if (!curve || !encodedX || !encodedY) return undefined;
  const x = toBigInteger(encodedX);
  const y = toBigInteger(encodedY);
  if (x >= curve.p || y >= curve.p) return false;
  return (y * y - (x * x * x + curve.a * x + curve.b)) % curve.p === 0n;
}

/** p and the u-coordinates of points whose multiples are few (RFC 7748 §6, RFC 8037 §4). */
const LOW_ORDER: ReadonlyMap<string, { readonly p: bigint; readonly u: readonly bigint[] }> =
  new Map([
    [
      'X25519',
      {
        p: 2n ** 255n - 19n,
        u: [
          0n,
          1n,
          2n ** 255n - 20n,
          325606250916557431795983626356110631294008115727848805560023387167927233504n,
          39382357235489614581723060781553021112529911719440698176882885853963445705823n,
        ],
      },
    ],
    ['X448', { p: 2n ** 448n - 2n ** 224n - 1n, u: [0n, 1n, 2n ** 448n - 2n ** 224n - 2n] }],
  ]);

function hasLowOrder(encoded: Uint8Array, curve: string): boolean {
  const known = LOW_ORDER.get(curve);
  if (!known) return false;
  const octets = encoded.toReversed();
  // The highest bit of an X25519 coordinate does not count (RFC 7748 §5).
  if (curve === 'X25519') octets[0] = (octets[0] ?? 0) & 0x7f;
  return known.u.includes(toBigInteger(octets) % known.p);
}
