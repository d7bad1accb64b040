import { memberBytes, toBigInteger } from '../encoding/big-integer.ts';
import { CURVES, isPointOf } from './curves.ts';
import { type EdwardsFault, edwardsFault } from './edwards-check.ts';
import type { Jwk } from './key-material.ts';

/** Why a public point is none that an honest key has. */
export type PointFault = EdwardsFault | 'out-of-range';

/** Whether x and y have the length that their curve asks for; undefined for other keys. */
export function hasFullCoordinates(jwk: Jwk): boolean | undefined {
  const curve = jwk.kty === 'EC' ? CURVES.get(String(jwk.crv)) : undefined;
  const x = memberBytes(jwk.x);
  const y = memberBytes(jwk.y);
  return curve && x && y && x.length === curve.size && y.length === curve.size;
}

/** Whether a public point can be one of an honest key; undefined where that is not known here. */
export function isOnCurve(jwk: Jwk): boolean | undefined {
  const isKnown = jwk.kty === 'OKP' ? memberBytes(jwk.x) : hasCoordinates(jwk);
  return isKnown ? findPointFault(jwk) === undefined : undefined;
}

/** What is wrong with the point of an EC or OKP key; undefined where nothing is, or it is not known here. */
export function findPointFault(jwk: Jwk): PointFault | undefined {
  const encodedX = memberBytes(jwk.x);
  if (!encodedX) return undefined;
  if (jwk.kty === 'OKP') {
    const name = String(jwk.crv);
    return hasLowOrder(encodedX, name) ? 'low-order' : edwardsFault(encodedX, name);
  }
  const curve = jwk.kty === 'EC' ? CURVES.get(String(jwk.crv)) : undefined;
  const encodedY = memberBytes(jwk.y);
  if (!curve || !encodedY) return undefined;
  const x = toBigInteger(encodedX);
  const y = toBigInteger(encodedY);
  if (x >= curve.p || y >= curve.p) return 'out-of-range';
  return isPointOf(curve, x, y) ? undefined : 'off-curve';
}

function hasCoordinates({ kty, crv, x, y }: Jwk): boolean {
  return Boolean(kty === 'EC' && CURVES.has(String(crv)) && memberBytes(x) && memberBytes(y));
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
  const bytes = encoded.toReversed();
  // The highest bit of an X25519 coordinate does not count (RFC 7748 §5).
  if (curve === 'X25519') bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return known.u.includes(toBigInteger(bytes) % known.p);
}
