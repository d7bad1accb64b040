import { findMember, stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { type Candidate, decodeText, readObject } from './candidate.ts';
import type { Recognition } from './other-format.ts';
import type { FormatRow } from './text-formats.ts';

/** Claims of RFC 7519 §4.1 and OpenID Connect; a text with two of them is a payload. */
const CLAIMS = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'azp', 'scope', 'email', 'nonce'];
/** What servers write about a request that they reject: RFC 9457 §3.1, and the habits of frameworks. */
const ERROR_TEXTS = ['error', 'errors', 'message', 'msg', 'detail', 'details', 'title'];
const ERROR_MEMBERS: ReadonlySet<string> = new Set([
  ...ERROR_TEXTS,
  ...['code', 'data', 'description', 'error_description', 'error_uri', 'instance', 'messages'],
  ...['path', 'reason', 'request_id', 'requestId', 'status', 'statusCode', 'success', 'ok'],
  ...['timestamp', 'trace', 'traceId', 'type', 'documentation_url', 'statusText', 'name'],
]);

type ReadObject = (object: JsonObject, text: string) => Recognition | undefined;

/** JSON without a token in it. */
export const JSON_FORMATS: readonly FormatRow[] = [
  { name: 'jwk', read: readKey },
  fromObject('credential', (object) =>
    stringMember(object, 'type') === 'service_account' && findMember(object, 'private_key')
      ? { variant: 'Google service account key' }
      : undefined,
  ),
  fromObject('discovery', (object) =>
    hasAll(object, 'issuer', 'jwks_uri')
      ? { variant: stringMember(object, 'issuer') ?? '' }
      : undefined,
  ),
  fromObject('introspection', (object) => {
    const active = findMember(object, 'active')?.value;
    const isActive = active?.type === 'boolean' ? active.value : undefined;
    return isActive === undefined ? undefined : { variant: String(isActive) };
  }),
  // RFC 6749 §5.2 and the registry that it makes: lower case with underscores.
  fromObject('oauth-error', (object) => {
    const error = stringMember(object, 'error');
    return error !== undefined && /^[a-z]+(?:_[a-z]+)+$/.test(error)
      ? { variant: error }
      : undefined;
  }),
  fromObject('token-response', (object) =>
    /^(?!eyJ)./.test(stringMember(object, 'access_token') ?? '') ? {} : undefined,
  ),
  fromObject('macaroon', (object) =>
    hasAll(object, 'identifier', 'signature') ||
    hasAll(object, 'v', 'i', 's64') ||
    hasAll(object, 'v', 'i', 's')
      ? {}
      : undefined,
  ),
  fromObject('error-response', (object) => {
    const isError =
      ERROR_TEXTS.some((name) => findMember(object, name)) &&
      object.members.every(({ name }) => ERROR_MEMBERS.has(name));
    return isError ? {} : undefined;
  }),
  fromObject('header-json', (object) => {
    const isHeader = stringMember(object, 'alg') !== undefined && !hasClaims(object);
    return isHeader ? {} : undefined;
  }),
  fromObject('claims-json', (object) => (hasClaims(object) ? {} : undefined)),
  { name: 'jwt-part', read: readPart },
];

function fromObject(name: FormatRow['name'], read: ReadObject): FormatRow {
  return {
    name,
    read: ({ text }) => {
      const object = readObject(text);
      return object && read(object, text);
    },
  };
}

/** A JWK or JWK Set, alone, in a list or in base64. */
function readKey(candidate: Candidate): Recognition | undefined {
  const { text } = candidate;
  if (/^\s*\[\s*\{/.test(text) && /"kty"\s*:\s*"/.test(text)) return { variant: 'JWK Set' };
  if (text.startsWith('{')) return nameKey(readObject(text));
  const { decoded } = candidate;
  const named = /^\s*\{/.test(decoded) ? nameKey(readObject(decoded)) : undefined;
  return named && { ...named, content: decoded };
}

function nameKey(object: JsonObject | undefined): Recognition | undefined {
  if (!object) return undefined;
  if (findMember(object, 'keys')?.value.type === 'array') return { variant: 'JWK Set' };
  return stringMember(object, 'kty') === undefined ? undefined : { variant: 'JWK' };
}

/** The payload of a JWT without its header, and perhaps the signature behind it: no shorter than an HMAC. */
function readPart({ text }: Candidate): Recognition | undefined {
  const found = /^(e[\w+/-]{10,60000})={0,2}(\.[\w-]{43,2000})?$/.exec(text);
  const content = found?.[1] === undefined ? undefined : decodeText(found[1]);
  const object = readObject(content);
  if (!object || content === undefined || findMember(object, 'alg') || !hasClaims(object)) {
    return undefined;
  }
  return { variant: found?.[2] === undefined ? 'payload' : 'payload-signature', content };
}

function hasClaims(object: JsonObject): boolean {
  return CLAIMS.filter((name) => findMember(object, name)).length > 1;
}

function hasAll(object: JsonObject, ...names: readonly string[]): boolean {
  return names.every((name) => findMember(object, name));
}
