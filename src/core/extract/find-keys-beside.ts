import { encodeBase64url, readBase64urlLeniently } from '../encoding/base64url.ts';

/** More of a kind than these are not key of one token. */
const MOST_KEYS = 50;
/** No key is longer, in characters. */
const LONGEST_KEY = 32_768;

/**
 * Texts that may be the public key of a token in the same text, the likeliest
 * first: in the link of another debugger, in a header of Web Push, as PEM or
 * as JWK. Whether they are is for the reader of keys to say.
 */
export function findKeysBeside(text: string): readonly string[] {
  const plain = text.includes('\\"kty\\"') ? text.replaceAll('\\"', '"') : text;
  const found = [...findParameters(text), ...findPem(text), ...findJwks(plain)];
  return [...new Set(found)];
}

/**
 * Parameters by which other tools hand on a key: `publicKey=` of jwt.io,
 * `k=` of VAPID (RFC 8292 §3), `p256ecdsa=` of its drafts, and their like.
 */
const PARAMETER =
  /(?:^|[?&#;,\s"'(])(?:(?:public|verification|signing)?[_-]?key|pubkey|jwks?|cert(?:ificate)?|pem|k|p256ecdsa)="?([^&#\s"'<>;,]{20,32768})/gi;

function findParameters(text: string): string[] {
  const found: string[] = [];
  for (const [, value = ''] of text.matchAll(PARAMETER)) {
    if (found.length >= MOST_KEYS) break;
    found.push(readPoint(value) ?? percentDecode(value));
  }
  return found;
}

/** An uncompressed point of P-256 in base64url, as JWK; undefined for anything else. */
function readPoint(value: string): string | undefined {
  if (!/^B[\w+/-]{86}=?$/.test(value)) return undefined;
  const bytes = readBase64urlLeniently(value);
  if (bytes.length !== 65 || bytes[0] !== 4) return undefined;
  const x = encodeBase64url(bytes.subarray(1, 33));
  return JSON.stringify({ kty: 'EC', crv: 'P-256', x, y: encodeBase64url(bytes.subarray(33)) });
}

/** Decoded until nothing is left to decode: a link in a link is encoded twice. */
function percentDecode(value: string): string {
  let decoded = value;
  for (let round = 0; round < 3 && /%[0-9a-f]{2}/i.test(decoded); round++) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      return decoded;
    }
  }
  return decoded;
}

/** Public keys and certificates as PEM, all of them as one text. */
function findPem(text: string): string[] {
  const blocks: string[] = [];
  const begin = /-----BEGIN ([A-Z0-9 ]{1,30})-----/g;
  for (let count = 0; count < MOST_KEYS; count++) {
    const match = begin.exec(text);
    if (!match) break;
    const [, label = ''] = match;
    const end = `-----END ${label}-----`;
    const at = text.slice(match.index, match.index + LONGEST_KEY).indexOf(end);
    if (at === -1 || label.includes('PRIVATE')) continue;
    begin.lastIndex = match.index + at + end.length;
    blocks.push(text.slice(match.index, begin.lastIndex));
  }
  return blocks.length === 0 ? [] : [blocks.join('\n')];
}

/** JWKs, as a set where there are several. */
function findJwks(text: string): string[] {
  const jwks: string[] = [];
  const mark = /"kty"\s{0,9}:/g;
  for (let count = 0; count < MOST_KEYS; count++) {
    const match = mark.exec(text);
    if (!match) break;
    const jwk = objectAround(text, match.index);
    if (jwk) jwks.push(jwk);
  }
  if (jwks.length < 2) return jwks;
  return [`{"keys":[${jwks.join(',')}]}`];
}

/** The object in which a member is. Values of a JWK hold no braces. */
function objectAround(text: string, at: number): string | undefined {
  const from = Math.max(0, at - LONGEST_KEY);
  const start = text.slice(from, at).lastIndexOf('{');
  const end = text.slice(at, at + LONGEST_KEY).indexOf('}');
  return start === -1 || end === -1 ? undefined : text.slice(from + start, at + end + 1);
}
