import type { JsonObject } from '../encoding/json-text.ts';
import type { DecodedToken } from './decoded-token.ts';

/**
 * The header parameters of a token, wherever they stand (RFC 7515 §4: the
 * protected and the unprotected ones together); undefined where there are none
 * to read. A compact token has protected ones alone.
 */
export function joseHeader(token: DecodedToken): JsonObject | undefined {
  return token.protectedHeader.ok ? token.protectedHeader.value.object : undefined;
}

/** The text whose octets an encrypted token's tag covers besides the ciphertext (RFC 7516 §5.1, step 14). */
export function additionalAuthenticatedData(token: DecodedToken): string {
  return token.parts[0]?.encoded ?? '';
}
