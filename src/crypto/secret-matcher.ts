import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

/** The algorithms whose secrets can be tried, with their hash (RFC 7518 §3.2). */
const HASHES = { HS256: sha256, HS384: sha384, HS512: sha512 } as const;

export type HmacName = keyof typeof HASHES;

export function isHmacName(name: string | undefined): name is HmacName {
  return name !== undefined && Object.hasOwn(HASHES, name);
}

/** What is needed to try a secret on a token. */
export interface SignedInput {
  readonly algorithm: HmacName;
  readonly signingInput: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/**
 * Tells of one secret after the other whether it made the signature. The
 * library is synchronous: for millions of keys, each used once, that is as fast
 * as WebCrypto, and takes the empty secret, too.
 */
export function secretMatcher({
  algorithm,
  signingInput,
  signature,
}: SignedInput): (secret: Uint8Array) => boolean {
  const hash = HASHES[algorithm];
  const message = new TextEncoder().encode(signingInput);
  return (secret) => isSame(hmac(hash, secret, message), signature);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index]);
}
