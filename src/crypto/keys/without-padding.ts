/** A secret without zeros at its end, which make no other secret: HMAC pads a short one with them (RFC 2104 §2). */
export function withoutPadding(secret: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let length = secret.length;
  while (length > 0 && secret[length - 1] === 0) length--;
  return secret.subarray(0, length);
}
