import { ok } from '../result.ts';
import { readJsonPart } from './decode-token.ts';
import type { DecodedToken } from './decoded-token.ts';
import { looksLikeToken } from './looks-like-token.ts';

/** An encrypted token with what was in it: the plaintext stands where a signed token has its payload. */
export function withPlaintext(
  token: DecodedToken,
  plaintext: Uint8Array<ArrayBuffer>,
): DecodedToken {
  const { json, shown, source } = readJsonPart({ encoded: '', octets: ok(plaintext) });
  // A token inside is no broken JSON.
  const isNested = source === undefined && looksLikeToken(shown);
  return {
    ...token,
    claimsSet: isNested ? undefined : json,
    payloadText: shown,
    payloadJson: source,
  };
}
