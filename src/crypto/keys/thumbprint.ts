import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import { publicMembers } from '../../core/keys/jwk-members.ts';
import type { AsymmetricKey, Jwk } from '../../core/keys/key-material.ts';

/**
 * The SHA-256 thumbprint of a key (RFC 7638 §3), over the members that RFC 8037
 * §2 and RFC 9964 name for their types. Here and not from a library, so that a
 * new key has its name when the host is out of reach. Rejects where a member is missing.
 */
export async function thumbprint(jwk: Jwk): Promise<string> {
  const members =
    jwk.kty === 'oct'
      ? { k: jwk.k, kty: jwk.kty }
      : publicMembers(jwk, jwk.kty as AsymmetricKey['keyType']);
  if (Object.values(members).some((value) => typeof value !== 'string' || value === '')) {
    throw new TypeError('A key without all its members');
  }
  const sorted = Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1));
  const input = encodeUtf8(JSON.stringify(Object.fromEntries(sorted)));
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', input)));
}
