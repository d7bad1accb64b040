import { decodeBase64url } from './base64url.ts';

/** An unsigned big-endian number. */
export function toBigInteger(octets: Uint8Array): bigint {
  let digits = '';
  for (const octet of octets) digits += octet.toString(16).padStart(2, '0');
  return digits === '' ? 0n : BigInt(`0x${digits}`);
}

/** The octets of a base64url member such as "n" or "x"; undefined when it is none. */
export function memberOctets(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const octets = decodeBase64url(value);
  return octets.ok ? octets.value : undefined;
}

/** Bits of an unsigned big-endian number. */
export function bitLength(number: Uint8Array): number {
  const start = number.findIndex((octet) => octet !== 0);
  if (start === -1) return 0;
  return (number.length - start) * 8 - Math.clz32(number[start] ?? 0) + 24;
}
