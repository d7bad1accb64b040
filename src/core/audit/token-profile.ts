import type { DecodedToken } from '../decode/decoded-token.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { findSignatureAlgorithm } from '../registry/algorithms.ts';
import { plainType } from '../registry/plain-type.ts';
import { PROFILES, type TokenProfile } from '../registry/profiles.ts';
import { promisesClaims } from './payload-kind.ts';
import { readClaims, readHeader } from './read-claims.ts';
import { recogniseIssuer } from './token-issuer.ts';

export type { TokenProfile };

/** A profile with the members that led to it. */
export interface RecognisedProfile {
  readonly profile: TokenProfile;
  readonly marks: readonly string[];
  /** By "typ", or by more than one mark: then what the profile asks for can be asked for. */
  readonly isCertain: boolean;
}

const BY_HEADER_TYPE: ReadonlyMap<string, TokenProfile> = new Map(
  Object.entries(PROFILES).flatMap(([profile, { types = [] }]) =>
    types.map((type) => [type, profile as TokenProfile] as const),
  ),
);

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
/** Where Google takes assertions of service accounts for access tokens (RFC 7523 §2.1). */
const GRANT_AUDIENCES: ReadonlySet<string> = new Set([
  'https://oauth2.googleapis.com/token',
  'https://www.googleapis.com/oauth2/v4/token',
]);
/** Claims that are about a login rather than access (OpenID Connect Core §2, §3.3.2.11; FAPI). */
const LOGIN_CLAIMS = ['nonce', 'at_hash', 'c_hash', 's_hash', 'auth_time', 'azp', 'acr', 'amr'];
/** Claims that are about access: of OAuth, Okta, Auth0, Keycloak, Entra ID and Supabase. */
const ACCESS_CLAIMS = [
  ...['scope', 'scp', 'client_id', 'cid', 'gty', 'permissions', 'realm_access'],
  ...['appid', 'azpacr', 'idtyp', 'aal'],
];
const REGISTERED_CLAIMS = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];
const REQUEST_CLAIMS = ['response_type', 'client_id', 'redirect_uri'];
/** A request to a push service has no more than these (RFC 8292 §2). */
const PUSH_CLAIMS = ['aud', 'exp', 'sub'];

/** Push services of the browsers. */
const PUSH_HOST =
  /^https:\/\/(?:fcm\.googleapis\.com|[\w.-]+\.push\.(?:services\.mozilla|apple)\.com|[\w.-]+\.notify\.windows\.com|web\.push\.apple\.com)(?:\/|$)/;
/** What describes software (RFC 7591 §2.3; the directory of Open Banking). */
const STATEMENT_CLAIMS = ['software_id', 'software_client_id', 'software_roles'];
const CLIENT_METADATA = ['client_name', 'redirect_uris'];
/** RFC 9711 §4. */
const ATTESTATION_CLAIMS = ['eat_profile', 'eat_nonce', 'ueid', 'submods'];
/** Claims about a user (OpenID Connect Core §5.1, §5.6.2). */
const USER_CLAIMS = [
  ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username'],
  ...['profile', 'picture', 'website', 'email', 'email_verified', 'gender', 'birthdate'],
  ...['zoneinfo', 'locale', 'phone_number', 'phone_number_verified', 'address', 'updated_at'],
  ...['_claim_names', '_claim_sources', 'verified_claims', 'birthplace', 'birthcountry'],
];

const UNKNOWN: RecognisedProfile = { profile: 'unknown', marks: [], isCertain: false };
const recognised = new WeakMap<DecodedToken, RecognisedProfile>();

/** Recognises a token by "typ" (RFC 8725 §3.11) first, then by what its members say. */
export function recogniseProfile(token: DecodedToken): TokenProfile {
  return profileOf(token).profile;
}

/** The same with the reasons; worked out once for each token. */
export function profileOf(token: DecodedToken): RecognisedProfile {
  let known = recognised.get(token);
  if (!known) {
    known = findProfile(token) ?? UNKNOWN;
    recognised.set(token, known);
  }
  return known;
}

function findProfile(token: DecodedToken): RecognisedProfile | undefined {
  const header = readHeader(token);
  const claims = readClaims(token);
  const byHeader = header && recogniseHeader(header);
  if (byHeader || !claims) return byHeader;
  // The body of a webhook or of a request, signed beside it.
  if (token.detached !== undefined && !promisesClaims(token)) {
    return guess('signed-document', []);
  }
  const issued = recogniseIssuer(token);
  if (issued?.isWhole && issued.issuer.profile) return guess(issued.issuer.profile, issued.marks);
  const found = recogniseVendor(claims) ?? recogniseShape(token, claims);
  if (found) return found;
  const byClaims = recogniseClaims(claims);
  const usual = issued?.issuer.profile;
  if (usual && byClaims?.profile !== usual) return guess(usual, issued.marks);
  return byClaims ?? (header && recogniseDocument(header, claims));
}

function recogniseHeader(header: JsonObject): RecognisedProfile | undefined {
  const profile = BY_HEADER_TYPE.get(plainType(stringMember(header, 'typ') ?? ''));
  if (profile) return certain(profile, ['typ']);
  // Every request of ACME carries both (RFC 8555 §6.2).
  const marks = ['url', 'nonce'];
  return hasAll(header, marks) ? certain('acme-request', marks) : undefined;
}

function recogniseVendor(claims: JsonObject): RecognisedProfile | undefined {
  for (const [name, profiles] of [
    ['typ', BY_KEYCLOAK_TYPE],
    ['token_use', BY_TOKEN_USE],
  ] as const) {
    const profile = profiles.get(stringMember(claims, name) ?? '');
    if (profile) return guess(profile, [name]);
  }
  return undefined;
}

/** Kinds of token that have a member, or a value, which no other has. */
function recogniseShape(token: DecodedToken, claims: JsonObject): RecognisedProfile | undefined {
  const events = findMember(claims, 'events')?.value;
  if (events?.type === 'object') {
    return findMember(events, LOGOUT_EVENT)
      ? certain('logout-token', ['events'])
      : guess('security-event', ['events']);
  }
  // Those of Sign in with Apple are JSON in a string.
  if (events?.type === 'string') return guess('security-event', ['events']);
  const issuer = stringMember(claims, 'iss');
  const subject = stringMember(claims, 'sub') ?? '';
  if (SELF_ISSUERS.has(issuer ?? '')) return guess('self-issued', ['iss']);
  const credential = present(claims, ['vc', 'vct', 'vp']);
  if (credential.length > 0) return guess('credential', credential);
  if (subject.startsWith('spiffe://')) return guess('workload-identity', ['sub']);
  const statement = present(claims, STATEMENT_CLAIMS);
  if (statement.length > 0 || hasAll(claims, CLIENT_METADATA)) {
    return guess('software-statement', statement.length > 0 ? statement : CLIENT_METADATA);
  }
  const attested = present(claims, ATTESTATION_CLAIMS);
  if (attested.length > 0) return guess('attestation', attested);
  if (isUserInfo(token, claims)) return guess('user-info', ['iss', 'aud', 'sub']);
  if (GRANT_AUDIENCES.has(stringMember(claims, 'aud') ?? '')) {
    return guess('authorization-grant', ['aud']);
  }
  if (hasAll(claims, REQUEST_CLAIMS)) return certain('request-object', REQUEST_CLAIMS);
  if (isPushSender(claims, subject)) return guess('push-sender', ['aud', 'sub']);
  const outcome = present(claims, ['code', 'error', 'state']);
  if (outcome.length > 1 && hasAll(claims, ['iss', 'aud']) && subject === '') {
    return guess('authorization-response', outcome);
  }
  const asserts = issuer !== undefined && issuer === subject && findMember(claims, 'aud');
  return asserts ? guess('client-assertion', ['iss = sub']) : undefined;
}

function recogniseClaims(claims: JsonObject): RecognisedProfile | undefined {
  const access = present(claims, ACCESS_CLAIMS);
  if (access.length > 0) return guess('access-token', access);
  const login = present(claims, LOGIN_CLAIMS);
  if (login.length === 0 || !hasAll(claims, ['iss', 'sub', 'aud'])) return undefined;
  return { profile: 'id-token', marks: login, isCertain: login.length > 1 };
}

/**
 * Claims about a user, with an issuer and an audience, and nothing that a token has which
 * is presented for access or for a login (OpenID Connect Core §5.3.2).
 */
function isUserInfo(token: DecodedToken, claims: JsonObject): boolean {
  return (
    findSignatureAlgorithm(token.algorithm ?? '')?.keyType !== 'oct' &&
    hasAll(claims, ['iss', 'sub', 'aud']) &&
    present(claims, USER_CLAIMS).length > 0 &&
    claims.members.every(
      ({ name }) => ['iss', 'sub', 'aud'].includes(name) || USER_CLAIMS.includes(name),
    )
  );
}

function isPushSender(claims: JsonObject, subject: string): boolean {
  return (
    (/^(?:mailto:|https:)/.test(subject) || PUSH_HOST.test(stringMember(claims, 'aud') ?? '')) &&
    findMember(claims, 'aud') !== undefined &&
    claims.members.every(({ name }) => PUSH_CLAIMS.includes(name))
  );
}

/** A signed object that is not a JWT, such as a receipt of Apple's App Store. */
function recogniseDocument(header: JsonObject, claims: JsonObject): RecognisedProfile | undefined {
  if (findMember(header, 'typ') || present(claims, REGISTERED_CLAIMS).length > 0) return undefined;
  return findMember(header, 'x5c') ? guess('signed-document', ['x5c']) : undefined;
}

function certain(profile: TokenProfile, marks: readonly string[]): RecognisedProfile {
  return { profile, marks, isCertain: true };
}

function guess(profile: TokenProfile, marks: readonly string[]): RecognisedProfile {
  return { profile, marks, isCertain: false };
}

function present(object: JsonObject, names: readonly string[]): string[] {
  return names.filter((name) => findMember(object, name));
}

function hasAll(object: JsonObject, names: readonly string[]): boolean {
  return present(object, names).length === names.length;
}
