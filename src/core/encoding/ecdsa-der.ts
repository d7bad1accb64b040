import { withoutZeros } from './big-integer.ts';
import { DER_INTEGER, DER_SEQUENCE, readDer, readDerChildren } from './der.ts';

/**
 * An ECDSA signature in DER (RFC 3279 §2.2.3) as JWS and WebCrypto have it: r and s one after the
 * other, of `size` bytes each; undefined where it is none.
 */
export function readEcdsaDer(
  signature: Uint8Array,
  size: number,
): Uint8Array<ArrayBuffer> | undefined {
  const outer = readDer(signature);
  if (!outer.ok || outer.value.tag !== DER_SEQUENCE || outer.value.rest.length > 0) {
    return undefined;
  }
  const numbers = readDerChildren(outer.value.content);
  const [r, s, more] = numbers.ok ? numbers.value : [];
  if (r?.tag !== DER_INTEGER || s?.tag !== DER_INTEGER || more) return undefined;
  const [first, second] = [withoutZeros(r.content), withoutZeros(s.content)];
  return Math.max(first.length, second.length) > size
    ? undefined
    : joinNumbers(first, second, size);
}

/** Two numbers of at most `size` bytes, with zeros before them. */
export function joinNumbers(r: Uint8Array, s: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(2 * size);
  joined.set(r, size - r.length);
  joined.set(s, 2 * size - s.length);
  return joined;
}
