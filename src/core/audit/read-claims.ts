import type { DecodedToken } from '../decode/decoded-token.ts';
import { joseHeader } from '../decode/jose-header.ts';
import type { JsonObject } from '../encoding/json-text.ts';

/** The JOSE header, where it can be read. */
export function readHeader(token: DecodedToken): JsonObject | undefined {
  return joseHeader(token);
}

/** The claims set, where there is one that can be read; an encrypted one can not. */
export function readClaims(token: DecodedToken): JsonObject | undefined {
  return token.claimsSet?.ok ? token.claimsSet.value.object : undefined;
}
