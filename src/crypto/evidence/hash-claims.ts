import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { encodeBase64url, withoutPadding } from '../../core/encoding/base64url.ts';
import { findPointer } from '../../core/encoding/json-query.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { HashClaim, HeldPair } from '../../core/evidence/evidence.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';

/** Whether a claim is the hash of that text; undefined where that cannot be judged. */
export async function isHashOf(
  token: DecodedToken,
  claim: HashClaim,
  text: string,
): Promise<boolean | undefined> {
  const stated = claimText(token, `/${claim}`);
  const hash = claim === 'ath' ? 'SHA-256' : hashOf(token);
  if (stated === undefined || hash === undefined) return undefined;
  const bytes = await digest(hash, text);
  const half = bytes.subarray(0, bytes.length / 2);
  return encodeBase64url(claim === 'ath' ? bytes : half) === withoutPadding(stated);
}

/** The hash of "alg" (OpenID Connect Core §3.1.3.6); that of Ed25519 is SHA-512. */
function hashOf({ algorithm = '', parts }: DecodedToken): string | undefined {
  if (!findSignatureAlgorithm(algorithm)) return undefined;
  const bytes = parts[2]?.bytes;
  const isEd25519 = algorithm === 'EdDSA' && bytes?.ok && bytes.value.length === 64;
  if (algorithm === 'Ed25519' || isEd25519) return 'SHA-512';
  const bits = /^(?:HS|RS|PS|ES)(256|384|512)K?$/.exec(algorithm)?.[1];
  return bits && `SHA-${bits}`;
}

export async function digest(hash: string, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(hash, encodeUtf8(text)));
}

/** The hashes of an ID token that nothing in its response could be compared with. */
export function findUnchecked(token: DecodedToken, checked: readonly string[]): HeldPair[] {
  if (token.found.context.answer === undefined || hashOf(token) === undefined) return [];
  const claims = ['at_hash', 'c_hash', 's_hash'].filter(
    (claim) => !checked.includes(claim) && claimText(token, `/${claim}`) !== undefined,
  );
  return claims.length > 0 ? [{ subject: 'unchecked', claims }] : [];
}

export function claimText({ claimsSet }: DecodedToken, pointer: string): string | undefined {
  const value = claimsSet?.ok ? findPointer(claimsSet.value.object, pointer)?.value : undefined;
  return value?.type === 'string' ? value.value : undefined;
}
