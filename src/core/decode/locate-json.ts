import { encodeUtf8 } from '../encoding/utf8.ts';
import { type DecodedToken, findPart } from './decoded-token.ts';
import { charactersOf, type Stretch } from './locate-fault.ts';

/**
 * The characters of the compact text in which a stretch of the JSON text of
 * header or payload is written; undefined where that part is not in the token,
 * or is not a JSON object. `from` and `to` count the UTF-16 units of the JSON text.
 */
export function locateJson(
  token: DecodedToken,
  name: 'header' | 'payload',
  from: number,
  to: number,
): Stretch | undefined {
  const part = findPart(token, name);
  const json = name === 'header' ? token.protectedHeader : token.claimsSet;
  if (!part || part.start === part.end || !json?.ok) return undefined;
  if (name === 'payload' && token.unencoded) {
    return { start: part.start + from, end: part.start + to };
  }
  const { text } = json.value;
  const byte = encodeUtf8(text.slice(0, from)).length;
  return charactersOf(part, byte, encodeUtf8(text.slice(from, to)).length);
}
