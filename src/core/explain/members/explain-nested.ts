import { quote } from '../../audit/words.ts';
import { looksLikeToken } from '../../decode/looks-like-token.ts';
import { decodeBase64url } from '../../encoding/base64url.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import { type JsonObject, parseJson } from '../../encoding/json-text.ts';
import { decodeUtf8 } from '../../encoding/utf8.ts';
import { say } from '../../words/say.ts';

/** What there is to say of a text that is a token of its own; undefined for any other text. */
export function explainNested(text: string): string | undefined {
  if (!looksLikeToken(text)) return undefined;
  const [encoded = '', payload = '', ...rest] = text.trim().split('.');
  const header = readObject(encoded);
  const algorithm = header && stringMember(header, 'alg');
  if (!header || algorithm === undefined) return undefined;
  if (findMember(header, 'enc') || rest.length > 1) {
    return say`A nested encrypted token (${quote(algorithm)}): paste it into the Token field to decrypt it.`;
  }
  const claims = readObject(payload);
  const issuer = claims && stringMember(claims, 'iss');
  return issuer === undefined
    ? say`A nested signed token (${quote(algorithm)}): paste it into the Token field to read it.`
    : say`A nested signed token (${quote(algorithm)}) from ${quote(issuer)}: paste it into the Token field to read it.`;
}

function readObject(encoded: string): JsonObject | undefined {
  const bytes = decodeBase64url(encoded);
  const text = bytes.ok ? decodeUtf8(bytes.value) : undefined;
  const root = text?.ok ? parseJson(text.value) : undefined;
  return root?.ok && root.value.type === 'object' ? root.value : undefined;
}
