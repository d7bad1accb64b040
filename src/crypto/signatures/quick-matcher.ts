import { SHA256 } from '@stablelib/sha256';

/** Bytes of a block and of a digest of SHA-256. */
const BLOCK = 64;
const DIGEST = 32;
/** RFC 2104 §2. */
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

/**
 * Tells of many secrets in turn whether HMAC-SHA-256 makes this tag with one
 * (RFC 2104). The hash is a library's; what is ours keeps its state and both
 * texts from one secret to the next, which is what takes time in short messages.
 * It is not a comparison in constant time, and not for secrets that are to be kept.
 */
export function quickMatcher(
  message: Uint8Array,
  tag: Uint8Array,
): (secret: Uint8Array) => boolean {
  const sha = new SHA256();
  const inner = new Uint8Array(BLOCK + message.length);
  inner.set(message, BLOCK);
  const outer = new Uint8Array(BLOCK + DIGEST);
  const innerDigest = outer.subarray(BLOCK);
  const digest = new Uint8Array(DIGEST);
  return (secret) => {
    const key = secret.length > BLOCK ? sha.reset().update(secret).digest() : secret;
    inner.fill(INNER_PAD, 0, BLOCK);
    outer.fill(OUTER_PAD, 0, BLOCK);
    for (let at = 0; at < key.length; at++) {
      const byte = key[at] ?? 0;
      inner[at] = INNER_PAD ^ byte;
      outer[at] = OUTER_PAD ^ byte;
    }
    sha.reset().update(inner).finish(innerDigest);
    sha.reset().update(outer).finish(digest);
    return tag.length === DIGEST && digest.every((byte, at) => byte === tag[at]);
  };
}
