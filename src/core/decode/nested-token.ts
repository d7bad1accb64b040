import { extractTokens } from '../extract/extract-tokens.ts';
import { decodeToken } from './decode-token.ts';
import type { DecodedToken } from './decoded-token.ts';
import { looksLikeToken } from './looks-like-token.ts';

/** The token that is the whole payload of another one (RFC 7519 §5.2 calls it nested). */
export function nestedToken({ payloadText, payloadJson }: DecodedToken): DecodedToken | undefined {
  if (payloadJson !== undefined || !looksLikeToken(payloadText)) return undefined;
  const tokens = extractTokens(payloadText);
  const [found] = tokens;
  if (!found || tokens.length > 1) return undefined;
  const token = decodeToken(found);
  return token.protectedHeader.ok ? token : undefined;
}
