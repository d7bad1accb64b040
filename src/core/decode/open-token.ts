import { ok } from '../result.ts';
import { readPayload } from './decode-token.ts';
import type { DecodedToken } from './decoded-token.ts';
import { looksLikeToken } from './looks-like-token.ts';

/** An encrypted token with what was in it: the plaintext is where a signed token has its payload. */
export function withPlaintext(
  token: DecodedToken,
  plaintext: Uint8Array<ArrayBuffer>,
): DecodedToken {
  const { claimsSet, payloadText, payloadJson } = readPayload(ok(plaintext), '');
  // A token inside is not broken JSON.
  const isNested = payloadJson === undefined && looksLikeToken(payloadText);
  return { ...token, claimsSet: isNested ? undefined : claimsSet, payloadText, payloadJson };
}
