import { decodeBase64url } from './base64url.ts';
import { decodeHex, encodeHex } from './hex.ts';

/** An unsigned big-endian number. */
export function toBigInteger(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${encodeHex(bytes)}`);
}

/** A number as unsigned big-endian bytes, with zeros before them up to `size`. */
export function fromBigInteger(number: bigint, size = 0): Uint8Array<ArrayBuffer> {
  const digits = number.toString(16);
  return decodeHex(digits.padStart(Math.max(2 * size, digits.length + (digits.length % 2)), '0'));
}

/** An unsigned big-endian number without the zeros before it; of zero, one is left. */
export function withoutZeros<Bytes extends Uint8Array>(bytes: Bytes): Bytes {
  const start = bytes.findIndex((byte) => byte !== 0);
  return bytes.subarray(start === -1 ? bytes.length - 1 : start) as Bytes;
}

/** The bytes of a base64url member such as "n" or "x"; undefined when it is none. */
export function memberBytes(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const bytes = decodeBase64url(value);
  return bytes.ok ? bytes.value : undefined;
}

/** Bits of an unsigned big-endian number. */
export function bitLength(number: Uint8Array): number {
  const start = number.findIndex((byte) => byte !== 0);
  if (start === -1) return 0;
  return (number.length - start) * 8 - Math.clz32(number[start] ?? 0) + 24;
}
