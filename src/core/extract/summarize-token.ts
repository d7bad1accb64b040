import { readBase64urlLeniently } from '../encoding/base64url.ts';
import { stringMember } from '../encoding/json-query.ts';
import { type JsonObject, parseJson } from '../encoding/json-text.ts';
import { decodeUtf8Leniently } from '../encoding/utf8.ts';
import { numericDate } from '../time/numeric-date.ts';

/** What a list says of a token; everything that can't be read is undefined. */
export interface TokenSummary {
  readonly kind: 'JWS' | 'JWE' | 'SD-JWT' | 'unknown';
  readonly algorithm: string | undefined;
  readonly issuer: string | undefined;
  /** "exp" and "iat" in seconds since 1970-01-01 UTC. */
  readonly expiry: number | undefined;
  readonly issuedAt: number | undefined;
}

/** A longer payload is not read for a line of a list. */
const LONGEST_PART = 200_000;

export function summarizeToken(compact: string): TokenSummary {
  const parts = (compact.split('~', 1)[0] ?? '').split('.', 7);
  const header = readObject(parts[0]);
  const kind = kindOf(parts.length, compact);
  const claims = kind === 'JWE' ? undefined : readObject(parts[1]);
  return {
    kind,
    algorithm: header && stringMember(header, 'alg'),
    issuer: claims && stringMember(claims, 'iss'),
    expiry: claims && numericDate(claims, 'exp'),
    issuedAt: claims && numericDate(claims, 'iat'),
  };
}

function kindOf(count: number, compact: string): TokenSummary['kind'] {
  if (compact.includes('~')) return 'SD-JWT';
  if (count === 5) return 'JWE';
  return count <= 3 ? 'JWS' : 'unknown';
}

function readObject(encoded = ''): JsonObject | undefined {
  if (encoded.length > LONGEST_PART) return undefined;
  const json = parseJson(decodeUtf8Leniently(readBase64urlLeniently(encoded)));
  return json.ok && json.value.type === 'object' ? json.value : undefined;
}
