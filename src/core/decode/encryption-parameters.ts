import { decodeBase64url } from '../encoding/base64url.ts';
import { findMember } from '../encoding/json-query.ts';
import type { JsonNode, JsonObject } from '../encoding/json-text.ts';
import { toValue } from '../encoding/json-value.ts';
import { hasFullCoordinates, isOnCurve } from '../keys/curve-check.ts';
import type { Jwk } from '../keys/key-material.ts';
import type { KeyManagementAlgorithm } from '../registry/encryption-algorithms.ts';

/** A header parameter of the algorithm that no verifier can work with. */
export type ParameterFault =
  | {
      readonly parameter: 'epk' | 'apu' | 'apv' | 'p2s' | 'p2c' | 'iv' | 'tag';
      readonly fault: 'missing' | 'wrong-type' | 'not-base64url';
    }
  | {
      readonly parameter: 'epk';
      readonly fault: 'private' | 'curve-unknown' | 'coordinates' | 'off-curve' | 'low-order';
      readonly curve: string;
    }
  | { readonly parameter: 'apv'; readonly fault: 'same-as-apu' }
  | {
      readonly parameter: 'p2s' | 'iv' | 'tag';
      readonly fault: 'length';
      readonly length: number;
      readonly expected: number;
    };

/** Least bytes of a salt (RFC 7518 §4.8.1.1). */
export const LEAST_SALT = 8;
/** Bytes of IV and tag of AES-GCM key wrapping (RFC 7518 §4.7.1). */
const GCM_IV = 12;
const GCM_TAG = 16;

const SECRET_MEMBERS = ['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv'];

/** The first fault of the parameters that the algorithm reads (RFC 7518 §4.6.1, §4.7.1, §4.8.1). */
export function findParameterFault(
  header: JsonObject,
  algorithm: KeyManagementAlgorithm,
): ParameterFault | undefined {
  if (algorithm.curves) return agreementFault(header, algorithm.curves);
  if (algorithm.hasOwnTag) {
    return lengthFault(header, 'iv', GCM_IV) ?? lengthFault(header, 'tag', GCM_TAG);
  }
  return algorithm.isPassword ? passwordFault(header) : undefined;
}

/** "epk" as a JWK; undefined where it is not an object. */
export function ephemeralKey(header: JsonObject): Jwk | undefined {
  const epk = findMember(header, 'epk')?.value;
  return epk?.type === 'object' ? (toValue(epk) as Jwk) : undefined;
}

/** "crv" of "epk". */
export function ephemeralCurve(header: JsonObject): string | undefined {
  const curve = ephemeralKey(header)?.crv;
  return typeof curve === 'string' ? curve : undefined;
}

/** "p2c", the number of rounds of PBKDF2; undefined where it is not a positive integer. */
export function iterationCount(header: JsonObject): number | undefined {
  const count = findMember(header, 'p2c')?.value;
  const isCount = count?.type === 'number' && Number.isSafeInteger(count.value) && count.value > 0;
  return isCount ? count.value : undefined;
}

/** The bytes of a base64url parameter. */
export function parameterBytes(header: JsonObject, name: string): Uint8Array | undefined {
  const value = findMember(header, name)?.value;
  const bytes = value?.type === 'string' ? decodeBase64url(value.value) : undefined;
  return bytes?.ok ? bytes.value : undefined;
}

function agreementFault(header: JsonObject, curves: readonly string[]): ParameterFault | undefined {
  return ephemeralFault(header, curves) ?? partyFault(header);
}

function ephemeralFault(header: JsonObject, curves: readonly string[]): ParameterFault | undefined {
  const value = findMember(header, 'epk')?.value;
  if (!value) return { parameter: 'epk', fault: 'missing' };
  const epk = ephemeralKey(header);
  if (!epk) return { parameter: 'epk', fault: 'wrong-type' };
  const curve = typeof epk.crv === 'string' ? epk.crv : '';
  const parameter = 'epk';
  if (SECRET_MEMBERS.some((member) => Object.hasOwn(epk, member))) {
    return { parameter, fault: 'private', curve };
  }
  const keyType = curve.startsWith('X') ? 'OKP' : 'EC';
  if (!curves.includes(curve) || epk.kty !== keyType) {
    return { parameter, fault: 'curve-unknown', curve };
  }
  const isWhole =
    keyType === 'EC'
      ? hasFullCoordinates(epk) === true
      : parameterBytes(value as JsonObject, 'x')?.length === (curve === 'X448' ? 56 : 32);
  if (!isWhole) return { parameter, fault: 'coordinates', curve };
  if (isOnCurve(epk) !== false) return undefined;
  return { parameter, fault: keyType === 'EC' ? 'off-curve' : 'low-order', curve };
}

/** What the two sides are called goes into the key (RFC 7518 §4.6.2, which wants them distinct). */
function partyFault(header: JsonObject): ParameterFault | undefined {
  for (const parameter of ['apu', 'apv'] as const) {
    const value = findMember(header, parameter)?.value;
    if (!value) continue;
    if (value.type !== 'string') return { parameter, fault: 'wrong-type' };
    if (!parameterBytes(header, parameter)) return { parameter, fault: 'not-base64url' };
  }
  const apu = textOf(findMember(header, 'apu')?.value);
  const apv = textOf(findMember(header, 'apv')?.value);
  return apu !== undefined && apu === apv ? { parameter: 'apv', fault: 'same-as-apu' } : undefined;
}

function passwordFault(header: JsonObject): ParameterFault | undefined {
  const salt = bytesFault(header, 'p2s');
  if (salt) return salt;
  const length = parameterBytes(header, 'p2s')?.length ?? 0;
  if (length < LEAST_SALT) {
    return { parameter: 'p2s', fault: 'length', length, expected: LEAST_SALT };
  }
  const count = findMember(header, 'p2c')?.value;
  if (!count) return { parameter: 'p2c', fault: 'missing' };
  return iterationCount(header) === undefined
    ? { parameter: 'p2c', fault: 'wrong-type' }
    : undefined;
}

function lengthFault(
  header: JsonObject,
  parameter: 'iv' | 'tag',
  expected: number,
): ParameterFault | undefined {
  const fault = bytesFault(header, parameter);
  if (fault) return fault;
  const length = parameterBytes(header, parameter)?.length ?? 0;
  return length === expected ? undefined : { parameter, fault: 'length', length, expected };
}

function bytesFault(
  header: JsonObject,
  parameter: 'p2s' | 'iv' | 'tag',
): ParameterFault | undefined {
  const value = findMember(header, parameter)?.value;
  if (!value) return { parameter, fault: 'missing' };
  if (value.type !== 'string') return { parameter, fault: 'wrong-type' };
  return parameterBytes(header, parameter) ? undefined : { parameter, fault: 'not-base64url' };
}

function textOf(node: JsonNode | undefined): string | undefined {
  return node?.type === 'string' ? node.value : undefined;
}
