import { readHeader } from '../../audit/read-claims.ts';
import type { DecodedToken } from '../../decode/decoded-token.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';

/** What a kind of token must have besides what every verifier looks at. */
export interface ProfileDemand {
  /** As it is in a sentence: "an OIDC ID token". */
  readonly name: () => string;
  readonly document: string;
  readonly required: readonly string[];
  /** What else is wrong, as sentences. */
  readonly further?: (claims: JsonObject, token: DecodedToken) => readonly string[];
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** "sub" of an ID token has at most so many ASCII characters (OpenID Connect Core §2). */
const LONGEST_SUBJECT = 255;
/** A SHA-256 hash as base64url, which "jkt" is. */
const THUMBPRINT = /^[\w-]{43}$/;

export const ACCESS_TOKEN: ProfileDemand = {
  name: () => say`an access token`,
  document: 'RFC 9068 §2.2',
  required: ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'],
};

export const ID_TOKEN: ProfileDemand = {
  name: () => say`an OIDC ID token`,
  document: 'OpenID Connect Core §2',
  required: ['iss', 'sub', 'aud', 'exp', 'iat'],
  further: (claims) =>
    (stringMember(claims, 'sub')?.length ?? 0) > LONGEST_SUBJECT
      ? [
          say`“sub” is longer than ${LONGEST_SUBJECT} characters, the most that an OIDC ID token allows (OpenID Connect Core §2).`,
        ]
      : [],
};

export const DPOP_BOUND: ProfileDemand = {
  name: () => say`a DPoP-bound token`,
  document: 'RFC 9449 §6.1',
  required: ['cnf'],
  further: (claims) => {
    const confirmation = findMember(claims, 'cnf')?.value;
    if (!confirmation) return [];
    const thumbprint =
      confirmation.type === 'object' ? stringMember(confirmation, 'jkt') : undefined;
    if (thumbprint === undefined)
      return [say`“cnf” has no “jkt”, the thumbprint of the DPoP key (RFC 9449 §6.1).`];
    return THUMBPRINT.test(thumbprint)
      ? []
      : [
          say`“jkt” in “cnf” is not a SHA-256 thumbprint, which has 43 base64url characters (RFC 9449 §6.1).`,
        ];
  },
};

export const LOGOUT_TOKEN: ProfileDemand = {
  name: () => say`a logout token`,
  document: 'OpenID Connect Back-Channel Logout §2.4',
  required: ['iss', 'aud', 'iat', 'exp', 'jti', 'events'],
  further: (claims) => [
    ...(isLogoutEvent(claims)
      ? []
      : [
          say`“events” of a logout token must have an object named “${LOGOUT_EVENT}” (OpenID Connect Back-Channel Logout §2.4).`,
        ]),
    ...(hasAny(claims, ['sub', 'sid'])
      ? []
      : [
          say`A logout token must have “sub” or “sid” (OpenID Connect Back-Channel Logout §2.4), but the token has neither.`,
        ]),
    ...(hasAny(claims, ['nonce'])
      ? [say`A logout token must not have a “nonce” (OpenID Connect Back-Channel Logout §2.4).`]
      : []),
  ],
};

export const CLIENT_ASSERTION: ProfileDemand = {
  name: () => say`a client assertion`,
  document: 'RFC 7523 §3',
  required: ['iss', 'sub', 'aud', 'exp'],
  further: (claims) => {
    const issuer = stringMember(claims, 'iss');
    const subject = stringMember(claims, 'sub');
    const differ = issuer !== undefined && subject !== undefined && issuer !== subject;
    return differ
      ? [say`“iss” and “sub” differ, but both must be the client ID (OpenID Connect Core §9).`]
      : [];
  },
};

const DPOP_PROOF: ProfileDemand = {
  name: () => say`a DPoP proof`,
  document: 'RFC 9449 §4.2',
  required: ['jti', 'htm', 'htu', 'iat'],
  further: (_, token) => {
    const header = readHeader(token);
    return header && findMember(header, 'jwk')
      ? []
      : [say`The header has no “jwk”, which a DPoP proof must have (RFC 9449 §4.2).`];
  },
};

const KEY_BINDING: ProfileDemand = {
  name: () => say`a Key Binding JWT`,
  document: 'RFC 9901 §4.3',
  required: ['iat', 'aud', 'nonce', 'sd_hash'],
};

const SECURITY_EVENT: ProfileDemand = {
  name: () => say`a security event token`,
  document: 'RFC 8417',
  required: ['iss', 'iat', 'jti', 'events'],
};

/** The kinds whose "typ" says beyond doubt what the token is, by "typ" without "application/". */
export const BY_TYPE: ReadonlyMap<string, ProfileDemand> = new Map([
  ['at+jwt', ACCESS_TOKEN],
  ['dpop+jwt', DPOP_PROOF],
  ['kb+jwt', KEY_BINDING],
  ['logout+jwt', LOGOUT_TOKEN],
  ['secevent+jwt', SECURITY_EVENT],
]);

function isLogoutEvent(claims: JsonObject): boolean {
  const events = findMember(claims, 'events')?.value;
  if (!events) return true;
  if (events.type !== 'object') return false;
  return findMember(events, LOGOUT_EVENT)?.value.type === 'object';
}

function hasAny(claims: JsonObject, names: readonly string[]): boolean {
  return names.some((name) => findMember(claims, name));
}
