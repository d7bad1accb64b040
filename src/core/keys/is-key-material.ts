import { encodeBase64 } from '../encoding/base64url.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { parseKeys } from './parse-keys.ts';
import { pointKeys } from './parse-point.ts';

/** Bytes of the shortest key of a pair that can be told from a secret: a compressed point. */
const SHORTEST = 33;

/**
 * Whether bytes that may be a secret are a key of a pair, or a certificate, however wrapped. To
 * take such a key for an HMAC secret is the key confusion attack (RFC 8725 §2.1).
 */
export function isKeyMaterial(bytes: Uint8Array<ArrayBuffer>): boolean {
  if (bytes.length < SHORTEST) return false;
  if (pointKeys(bytes).length > 0) return true;
  const text = decodeUtf8(bytes);
  // Bytes that are not text show what they are once they are written as base64.
  const reading = parseKeys(text.ok ? text.value : encodeBase64(bytes), 'utf8');
  if (reading.state === 'unreadable') return reading.format !== 'text' && reading.format !== 'jwk';
  if (reading.state !== 'read') return reading.state !== 'empty';
  return reading.keys.some(({ kind }) => kind !== 'secret');
}
