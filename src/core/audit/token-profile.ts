import type { DecodedToken } from '../decode/decoded-token.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { readClaims, readHeader } from './read-claims.ts';

/** What a token is for, as far as it tells; each makes normal what elsewhere would be odd. */
export type TokenProfile =
  | 'acme-request'
  | 'access-token'
  | 'credential'
  | 'credential-proof'
  | 'dpop-proof'
  | 'id-token'
  | 'introspection-answer'
  | 'key-binding'
  | 'logout-token'
  | 'refresh-token'
  | 'security-event'
  | 'self-issued'
  | 'signed-document'
  | 'status-list'
  | 'unknown';

const BY_HEADER_TYPE: ReadonlyMap<string, TokenProfile> = new Map([
  ['at+jwt', 'access-token'],
  ['dc+sd-jwt', 'credential'],
  ['vc+sd-jwt', 'credential'],
  ['vc+jwt', 'credential'],
  ['openid4vci-proof+jwt', 'credential-proof'],
  ['dpop+jwt', 'dpop-proof'],
  ['token-introspection+jwt', 'introspection-answer'],
  ['kb+jwt', 'key-binding'],
  ['logout+jwt', 'logout-token'],
  ['secevent+jwt', 'security-event'],
  ['statuslist+jwt', 'status-list'],
]);

/** Keycloak says in a claim "typ" what it issued. */
const BY_KEYCLOAK_TYPE: ReadonlyMap<string, TokenProfile> = new Map([
  ['Bearer', 'access-token'],
  ['ID', 'id-token'],
  ['Logout', 'logout-token'],
  ['Offline', 'refresh-token'],
  ['Refresh', 'refresh-token'],
]);

/** Amazon Cognito says it in "token_use". */
const BY_TOKEN_USE: ReadonlyMap<string, TokenProfile> = new Map([
  ['access', 'access-token'],
  ['id', 'id-token'],
  ['refresh', 'refresh-token'],
]);

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const SELF_ISSUERS: ReadonlySet<string> = new Set([
  'https://self-issued.me',
  'https://self-issued.me/v2',
]);
/** Claims that are about a login rather than access (OpenID Connect Core §2, §3.3.2.11; FAPI). */
const LOGIN_CLAIMS = ['nonce', 'at_hash', 'c_hash', 's_hash', 'auth_time', 'azp', 'acr', 'amr'];
const ACCESS_CLAIMS = ['scope', 'scp', 'client_id', 'cid'];
const REGISTERED_CLAIMS = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/** Recognises a token by "typ" (RFC 8725 §3.11) first, then by what its members say. */
export function recogniseProfile(token: DecodedToken): TokenProfile {
  const header = readHeader(token);
  const claims = readClaims(token);
  return (
    (header && recogniseHeader(header)) ??
    (claims && (recogniseVendor(claims) ?? recogniseClaims(claims))) ??
    (header && claims && isSignedDocument(header, claims) ? 'signed-document' : 'unknown')
  );
}

function recogniseHeader(header: JsonObject): TokenProfile | undefined {
  const type = stringMember(header, 'typ')?.toLowerCase();
  const profile = type && BY_HEADER_TYPE.get(type.replace(/^application\//, ''));
  if (profile) return profile;
  // Every request of ACME carries both (RFC 8555 §6.2).
  return hasAll(header, ['url', 'nonce']) ? 'acme-request' : undefined;
}

function recogniseVendor(claims: JsonObject): TokenProfile | undefined {
  return (
    BY_KEYCLOAK_TYPE.get(stringMember(claims, 'typ') ?? '') ??
    BY_TOKEN_USE.get(stringMember(claims, 'token_use') ?? '')
  );
}

function recogniseClaims(claims: JsonObject): TokenProfile | undefined {
  const events = findMember(claims, 'events')?.value;
  if (events?.type === 'object') {
    return findMember(events, LOGOUT_EVENT) ? 'logout-token' : 'security-event';
  }
  if (SELF_ISSUERS.has(stringMember(claims, 'iss') ?? '')) return 'self-issued';
  if (hasAny(claims, ['vc', 'vct'])) return 'credential';
  if (hasAny(claims, ACCESS_CLAIMS)) return 'access-token';
  const names = hasAll(claims, ['iss', 'sub', 'aud']);
  return names && hasAny(claims, LOGIN_CLAIMS) ? 'id-token' : undefined;
}

/** A signed object that is no JWT, such as a receipt of Apple's App Store. */
function isSignedDocument(header: JsonObject, claims: JsonObject): boolean {
  return hasAny(header, ['x5c']) && !hasAny(header, ['typ']) && !hasAny(claims, REGISTERED_CLAIMS);
}

function hasAny(object: JsonObject, names: readonly string[]): boolean {
  return names.some((name) => findMember(object, name));
}

function hasAll(object: JsonObject, names: readonly string[]): boolean {
  return names.every((name) => findMember(object, name));
}
