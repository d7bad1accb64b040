import { decodeBase64url, encodeBase64url, readLeniently } from '../encoding/base64url.ts';
import { fromBigInteger, withoutZeros } from '../encoding/big-integer.ts';
import { looksLikePem } from '../encoding/pem.ts';
import { isOnCurve } from './curve-check.ts';
import { CURVES } from './curves.ts';
import { MEMBERS, RSA_PRIMES } from './jwk-members.ts';
import type { AsymmetricKey, Jwk } from './key-material.ts';
import type { KeyRepair } from './key-repair.ts';
import { parseBareDer } from './parse-bare-der.ts';
import { parsePem } from './parse-pem.ts';
import { pointKeys } from './parse-point.ts';
import { readPublicJwk } from './public-jwk.ts';

/** A JWK whose members can be read, and what was done to them. */
export interface RepairedJwk {
  readonly jwk: Jwk;
  readonly repairs: readonly KeyRepair[];
}

interface Repaired {
  readonly value: string;
  readonly repair: KeyRepair;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Characters from which on a member of nothing but hex or decimal digits is not base64url. */
const LONG_NUMBER = 100;
/** Characters of a number of 16,384 bits in decimal digits; longer ones are not keys. */
const LONGEST_NUMBER = 5000;

/** Puts right what is plainly meant; what may mean anything else stays as it is, for the reader to reject. */
export function repairJwk(jwk: Jwk, keyType: AsymmetricKey['keyType']): RepairedJwk {
  const whole = keyInMember(jwk, keyType);
  if (whole) return whole;
  const names = [...MEMBERS[keyType].public, MEMBERS[keyType].private, ...RSA_PRIMES];
  const members: Record<string, string> = {};
  const repairs: KeyRepair[] = [];
  for (const name of new Set(names)) {
    if (name === 'crv' || name === 'alg' || !Object.hasOwn(jwk, name)) continue;
    for (let value: unknown = jwk[name]; ; value = members[name]) {
      const step = repairMember(name, value, keyType, String(jwk.crv));
      if (!step) break;
      members[name] = step.value;
      repairs.push(step.repair);
    }
  }
  const repaired = { ...jwk, ...members };
  // A coordinate that was guessed right puts the point on its curve.
  const isGuessed = repairs.some(({ code }) => code === 'coordinate-length');
  return isGuessed && !isOnCurve(repaired) ? { jwk, repairs: [] } : { jwk: repaired, repairs };
}

/** A whole key where one of its numbers belongs: PEM, DER or a point in "n" or "x". */
function keyInMember(jwk: Jwk, keyType: AsymmetricKey['keyType']): RepairedJwk | undefined {
  const member = keyType === 'RSA' ? 'n' : 'x';
  const value = jwk[member];
  if (typeof value !== 'string' || value.length < 40 || keyType === 'AKP') return undefined;
  const isPem = looksLikePem(value);
  const piece = isPem ? parsePem(value)[0] : parseBareDer(value);
  const inside = piece?.state === 'read' && piece.key.kind !== 'secret' ? piece.key : undefined;
  const members = inside?.keyType === keyType ? readPublicJwk(inside) : undefined;
  if (members) {
    return { jwk: { ...jwk, ...members }, repairs: [form(member, isPem ? 'pem' : 'der')] };
  }
  const point = keyType === 'EC' ? pointKeys(readLeniently(value) ?? new Uint8Array()) : [];
  const key = point.find(({ curve }) => curve === jwk.crv);
  if (key?.source.form !== 'jwk') return undefined;
  return { jwk: { ...jwk, ...key.source.jwk }, repairs: [form(member, 'point')] };
}

/** The next step towards what the member should be; undefined where it is, or cannot become so. */
function repairMember(
  member: string,
  value: unknown,
  keyType: AsymmetricKey['keyType'],
  curve: string,
): Repaired | undefined {
  if (member === 'e' && typeof value === 'number') return exponent(value);
  if (typeof value !== 'string' || value === '') return undefined;
  const size = keyType === 'EC' ? CURVES.get(curve)?.size : keyType === 'OKP' ? 32 : undefined;
  const digits = readDigits(member, value, size);
  if (digits) return { value: encodeBase64url(digits.bytes), repair: form(member, digits.form) };
  const strict = decodeBase64url(value);
  if (!strict.ok) {
    const bytes = readLeniently(value);
    return bytes && { value: encodeBase64url(bytes), repair: { code: 'member-base64', member } };
  }
  if (keyType === 'EC' && size !== undefined) return fitCoordinate(member, strict.value, size);
  return keyType === 'RSA' ? stripZeros(member, strict.value) : undefined;
}

function exponent(value: number): Repaired | undefined {
  if (!Number.isSafeInteger(value) || value < 1) return undefined;
  return { value: encodeBase64url(fromBigInteger(BigInt(value))), repair: form('e', 'decimal') };
}

/** Hex or decimal digits in place of base64url. */
function readDigits(
  member: string,
  value: string,
  size: number | undefined,
): { readonly bytes: Bytes; readonly form: 'hex' | 'decimal' } | undefined {
  if (member === 'e') return readExponent(value);
  if (value.length > LONGEST_NUMBER) return undefined;
  const isDecimal = /^\d+$/.test(value);
  if (isDecimal && value.length >= LONG_NUMBER && size === undefined) {
    return { bytes: fromBigInteger(BigInt(value)), form: 'decimal' };
  }
  if (!/^(?:0x)?[0-9A-Fa-f]{2}[0-9A-Fa-f\s:]*$/.test(value)) return undefined;
  const digits = value.replace(/^0x|[\s:]+/g, '');
  const isHex = size === undefined ? digits.length >= LONG_NUMBER : digits.length === 2 * size;
  if (isHex) return { bytes: fromBigInteger(BigInt(`0x${digits}`), size), form: 'hex' };
  return isDecimal && size !== undefined && digits.length > 2 * size && digits.length < 3 * size
    ? { bytes: fromBigInteger(BigInt(value), size), form: 'decimal' }
    : undefined;
}

function readExponent(value: string) {
  if (/^(?:0x)?0{0,3}10001$/.test(value))
    return { bytes: fromBigInteger(65537n), form: 'hex' } as const;
  // Of these lengths no text is base64url.
  if (!/^\d{1,9}$/.test(value) || decodeBase64url(value).ok) return undefined;
  return { bytes: fromBigInteger(BigInt(value)), form: 'decimal' } as const;
}

/** Zeros in front put back, or taken away. */
function fitCoordinate(member: string, bytes: Bytes, size: number): Repaired | undefined {
  const surplus = bytes.length - size;
  if (surplus === 0 || bytes.length === 0) return undefined;
  if (surplus > 0 && bytes.subarray(0, surplus).some((byte) => byte !== 0)) return undefined;
  const fitted = new Uint8Array(size);
  fitted.set(bytes.subarray(Math.max(0, surplus)), Math.max(0, -surplus));
  const repair = {
    code: 'coordinate-length',
    member,
    length: bytes.length,
    expected: size,
  } as const;
  return { value: encodeBase64url(fitted), repair };
}

function stripZeros(member: string, bytes: Bytes): Repaired | undefined {
  if (bytes.length < 2 || bytes[0] !== 0) return undefined;
  return {
    value: encodeBase64url(withoutZeros(bytes)),
    repair: { code: 'leading-zeros', member, length: bytes.length },
  };
}

function form(member: string, name: 'hex' | 'decimal' | 'pem' | 'der' | 'point'): KeyRepair {
  return { code: 'member-form', member, form: name };
}
