import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { ok } from '../result.ts';
import { readPayload } from './decode-token.ts';
import { type DecodedToken, lacksPayload } from './decoded-token.ts';

/**
 * The token with a payload that came another way (RFC 7515, appendix F). The
 * text is signed as its UTF-8 octets, in base64url unless "b64" is false.
 */
export function attachPayload<Token extends DecodedToken | undefined>(
  token: Token,
  text: string,
): Token | DecodedToken {
  if (!token || text === '' || !lacksPayload(token)) return token;
  const octets = encodeUtf8(text);
  const detached = token.unencoded ? text : encodeBase64url(octets);
  const { problem, ...read } = readPayload(ok(octets), detached);
  const others = token.faults.filter(({ part }) => part !== 'payload');
  return {
    ...token,
    ...read,
    detached,
    faults: problem ? [...others, { part: 'payload', problem } as const] : others,
  };
}
