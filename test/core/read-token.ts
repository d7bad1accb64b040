import { decodeToken } from '../../src/core/decode/decode-token.ts';
import type { DecodedToken } from '../../src/core/decode/decoded-token.ts';
import { extractTokens } from '../../src/core/extract/extract-tokens.ts';

/** The first token of a text. */
export function readToken(text: string): DecodedToken {
  const [found] = extractTokens(text);
  if (!found) throw new Error(`no token in ${text.slice(0, 80)}`);
  return decodeToken(found);
}

export function encodeText(text: string | Uint8Array): string {
  return Buffer.from(text).toString('base64url');
}

/** A token of these texts as they are; its signature is any bytes. */
export function tokenText(header: string, payload = '{}', signature = 'c2lnbmF0dXJl'): string {
  return `${encodeText(header)}.${encodeText(payload)}.${signature}`;
}

export function decodeText(encoded: string | undefined): string {
  return Buffer.from(encoded ?? '', 'base64url').toString();
}
