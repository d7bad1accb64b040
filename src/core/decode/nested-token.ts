import { extractTokens } from '../extract/extract-tokens.ts';
import { decodeToken } from './decode-token.ts';
import type { DecodedToken } from './decoded-token.ts';

const COMPACT = /^\s*[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?\s*$/;

/** Whether a text has the form of a token in compact form: three or five parts of base64url. */
export function looksLikeToken(text: string): boolean {
  return COMPACT.test(text);
}

/** The token that is the whole payload of another one (RFC 7519 §5.2 calls it nested). */
export function nestedToken({ payloadText, payloadJson }: DecodedToken): DecodedToken | undefined {
  if (payloadJson !== undefined || !looksLikeToken(payloadText)) return undefined;
  const tokens = extractTokens(payloadText);
  const [found] = tokens;
  if (!found || tokens.length > 1) return undefined;
  const token = decodeToken(found);
  return token.protectedHeader.ok ? token : undefined;
}
