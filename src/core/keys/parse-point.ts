import { encodeBase64url } from '../encoding/base64url.ts';
import { fromBigInteger, toBigInteger } from '../encoding/big-integer.ts';
import { decodeHex } from '../encoding/hex.ts';
import { CURVES, decompress, isPointOf } from './curves.ts';
import type { AsymmetricKey, Jwk } from './key-material.ts';
import type { KeyRepair } from './key-repair.ts';

const COMPRESSED_EVEN = 2;
const COMPRESSED_ODD = 3;
const UNCOMPRESSED = 4;

/** Characters of hex that the shortest and the longest point have. */
const SHORTEST = 66;
const LONGEST = 270;

/** A public key given as hex: 04 and both coordinates, or 02 or 03 and one (SEC 1 §2.3.3). */
export function parseHexPoint(text: string): AsymmetricKey[] {
  const trimmed = text.trim();
  if (trimmed.length > 4 * LONGEST || !/^(?:0x)?[0-9A-Fa-f\s:]+$/.test(trimmed)) return [];
  const digits = trimmed.replace(/^0x|[\s:]+/g, '');
  if (digits.length < SHORTEST || digits.length > LONGEST || digits.length % 2 === 1) return [];
  return pointKeys(decodeHex(digits));
}

/** The keys that these bytes are as a point: of a compressed one there may be two. */
export function pointKeys(bytes: Uint8Array): AsymmetricKey[] {
  if (bytes.length > LONGEST / 2) return [];
  return [...CURVES.keys()].flatMap((crv) => {
    const point = readPoint(bytes, crv) ?? readPoint(Uint8Array.of(UNCOMPRESSED, ...bytes), crv);
    if (!point) return [];
    const repairs: KeyRepair[] = [{ code: 'raw-point', curve: crv }];
    if (point.isCompressed) repairs.push({ code: 'compressed-point', curve: crv });
    return [pointKey(crv, point.jwk, repairs)];
  });
}

/** A point of that curve as the members of a JWK; undefined where it is none. */
export function readPoint(
  bytes: Uint8Array,
  crv: string,
): { readonly jwk: Jwk; readonly isCompressed: boolean } | undefined {
  const curve = CURVES.get(crv);
  if (!curve) return undefined;
  const [form] = bytes;
  const x = bytes.subarray(1, 1 + curve.size);
  if (form === UNCOMPRESSED && bytes.length === 1 + 2 * curve.size) {
    const y = bytes.subarray(1 + curve.size);
    if (!isPointOf(curve, toBigInteger(x), toBigInteger(y))) return undefined;
    return { jwk: members(crv, x, y), isCompressed: false };
  }
  if (bytes.length !== 1 + curve.size) return undefined;
  if (form !== COMPRESSED_EVEN && form !== COMPRESSED_ODD) return undefined;
  const y = decompress(curve, toBigInteger(x), form === COMPRESSED_ODD);
  return y === undefined
    ? undefined
    : { jwk: members(crv, x, fromBigInteger(y, curve.size)), isCompressed: true };
}

function pointKey(curve: string, jwk: Jwk, repairs: readonly KeyRepair[]): AsymmetricKey {
  return {
    kind: 'public',
    keyType: 'EC',
    curve,
    bits: undefined,
    source: { form: 'jwk', jwk },
    keyId: undefined,
    algorithm: undefined,
    repairs,
  };
}

function members(crv: string, x: Uint8Array, y: Uint8Array): Jwk {
  return { kty: 'EC', crv, x: encodeBase64url(x), y: encodeBase64url(y) };
}
