import { isForGraph } from '../../core/audit/is-for-graph.ts';
import { readClaims, readHeader } from '../../core/audit/read-claims.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import type { SigningCandidate } from '../../core/diagnosis/signed-texts.ts';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { findMember } from '../../core/encoding/json-query.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';

/** Whether it is a token for Microsoft Graph whose header was changed after signing, on purpose. */
export function hasGraphNonce(token: DecodedToken): boolean {
  const header = readHeader(token);
  const claims = readClaims(token);
  return (
    header !== undefined &&
    claims !== undefined &&
    isForGraph(claims) &&
    nonceOf(token) !== undefined
  );
}

/**
 * What Entra ID signs of a token for Microsoft Graph: the header with the SHA-256 hash of "nonce"
 * in its place. The token carries the plain value, so that only Graph can verify it.
 */
export async function withHashedNonce(token: DecodedToken): Promise<SigningCandidate | undefined> {
  const nonce = hasGraphNonce(token) ? nonceOf(token) : undefined;
  if (!nonce || !token.protectedHeader.ok) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', encodeUtf8(nonce.text));
  const hashed = JSON.stringify(encodeBase64url(new Uint8Array(digest)));
  const { text } = token.protectedHeader.value;
  const header = `${text.slice(0, nonce.start)}${hashed}${text.slice(nonce.end)}`;
  const input = `${encodeBase64url(encodeUtf8(header))}.${token.parts[1]?.encoded ?? ''}`;
  return { text: { as: 'hashed-nonce' }, bytes: encodeUtf8(input) };
}

function nonceOf(token: DecodedToken) {
  const header = readHeader(token);
  const value = header && findMember(header, 'nonce')?.value;
  return value?.type === 'string'
    ? { text: value.value, start: value.start, end: value.end }
    : undefined;
}
