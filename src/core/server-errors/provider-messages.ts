import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const AUTH0 = messagesOf('Auth0', [
  ['expiry', /\bExpired token received for JSON Web Token validation\b/, CAUSES.expired],
  [
    'signature',
    /\bInvalid signature received for JSON Web Token validation\b/,
    CAUSES.otherKey,
    CAUSES.changed,
  ],
  ['audience', /\bBad audience: /, CAUSES.otherAudience],
  ['request', /\bBad HTTP authentication header format\b/, CAUSES.scheme],
  ['scopes', /\bInsufficient scope, expected any of: (?<listed>[^\n"]{1,300})/, CAUSES.scopes],
  [
    'setup',
    /\bService not found: /,
    () => say`No API in the tenant is registered with this audience.`,
  ],
  [
    'issuer',
    /\bIssuer \(iss\) claim mismatch in the ID token; expected "(?<expected>[^"\n]{1,300})"/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  [
    'audience',
    /\bAudience \(aud\) claim mismatch in the ID token; expected "(?<expected>[^"\n]{1,300})"/,
    CAUSES.otherAudience,
  ],
  [
    'expiry',
    /\bExpiration Time \(exp\) claim error in the ID token\b/,
    CAUSES.expired,
    CAUSES.clockAhead,
  ],
  [
    'algorithm',
    /\bSignature algorithm of "\w+" is not supported\. Expected the ID token to be signed with "(?<expected>\w+)"/,
    CAUSES.algorithm,
  ],
  ['claims', /\bNonce \(nonce\) claim (?:mismatch|must be)\b/, CAUSES.nonce],
  ['form', /\bID token could not be decoded\b/, CAUSES.notJwt],
  ['issued-at', /\bIssued At \(iat\) claim must be a number\b/, CAUSES.notANumber],
]);

const OKTA = messagesOf('Okta', [
  [
    'expiry',
    /\bclient_assertion token has an expiration date too far into the future\b/,
    CAUSES.tooFar,
  ],
  [
    'audience',
    /\baudience claim for client_assertion must be the endpoint invoked\b/,
    () => say`The assertion’s “aud” must be the full URL of the token endpoint.`,
  ],
  ['signature', /\bclient_assertion signature is invalid\b/i, CAUSES.clientAssertion],
  ['expiry', /\bclient_assertion token is expired\b/i, CAUSES.expired],
  [
    'claims',
    /\bclaim '(?<claim>\w{1,30})' value [^\n]{0,300}? does not match expected value\b/,
    CAUSES.otherAudience,
  ],
  [
    'issuer',
    /\bissuer \S{1,300} does not match expected issuer: (?<expected>\S{1,300})/,
    CAUSES.otherIssuer,
  ],
  [
    'key',
    /\bError while resolving signing key for kid "(?<kid>[^"\n]{1,100})"/,
    CAUSES.rotation,
    CAUSES.unreachable,
  ],
  ['form', /\bJwt cannot be parsed\b/, CAUSES.notJwt],
  ['unnamed', /\bE0000011\b/, CAUSES.expired, CAUSES.otherIssuer],
]);

const KEYCLOAK = messagesOf('Keycloak', [
  [
    'issuer',
    /\bInvalid token issuer\. Expected '(?<expected>[^'\n]{1,300})'/,
    () =>
      say`The token was requested from a different host name than the server is configured with.`,
    CAUSES.slash,
  ],
  ['key', /\bDidn't find publicKey for (?:specified )?kid\b/, CAUSES.rotation, CAUSES.otherSet],
  [
    'rule',
    /\bSession not active\b|\bStale token\b|\bSession doesn't have required client\b/,
    CAUSES.revoked,
  ],
  ['expiry', /\bToken is not active\b/, CAUSES.expired, CAUSES.clockBehind],
  [
    'audience',
    /\bExpected audience not available in the token\b|\bToken audience doesn't match domain\b/,
    () => say`Add an audience mapper for this client to its client scope.`,
  ],
  ['signature', /\bInvalid token signature\b/, CAUSES.otherKey, CAUSES.rotation],
  [
    'signature',
    /\bClient authentication with signed JWT failed\b|\bSignature on JWT token failed validation\b/,
    CAUSES.clientAssertion,
  ],
  ['setup', /\bInvalid client or Invalid client credentials\b/, CAUSES.registration],
]);

/** RFC 6750, 6749, 9449, 9470, 8707 and OpenID Connect: what any server may answer. */
const DPOP = messagesOf('DPoP (RFC 9449)', [
  ['rule', /\binvalid_dpop_proof\b/, CAUSES.proof, CAUSES.clockBehind],
  [
    'rule',
    /\buse_dpop_nonce\b/,
    () =>
      say`The server requires its nonce in the proof. Take the nonce from the DPoP-Nonce header and send the request again.`,
  ],
]);

const OAUTH = messagesOf('OAuth 2.0', [
  [
    'rule',
    /\binsufficient_user_authentication\b/,
    () =>
      say`The sign-in is too old or too weak for the request. Sign in again with the “acr_values” or “max_age” in the message.`,
  ],
  [
    'rule',
    /\binvalid_client\b[^\n]{0,200}\b(?:assertion|private_key_jwt|JWT)\b/i,
    CAUSES.clientAssertion,
  ],
  ['rule', /\binvalid_client\b/, CAUSES.registration, CAUSES.clientAssertion],
  ['rule', /\bunauthorized_client\b/, CAUSES.registration],
  [
    'rule',
    /\binvalid_grant\b/,
    () =>
      say`The code, refresh token or assertion has expired, was already used, or belongs to another client or redirect URI.`,
  ],
  ['rule', /\bunsupported_grant_type\b/, CAUSES.registration],
  ['scopes', /\binvalid_scope\b/, CAUSES.scopes],
  ['audience', /\binvalid_target\b/, CAUSES.otherAudience],
  [
    'rule',
    /\binvalid_request_object\b|\binvalid_client_metadata\b|\binvalid_software_statement\b/,
    () =>
      say`The signed request or statement does not match what is registered. Check the key, “aud” and dates.`,
  ],
  ['rule', /\b(?:login|consent|interaction)_required\b/, CAUSES.consent],
]);

/** Identity providers, and the codes that OAuth defines. */
export const PROVIDER_MESSAGES: readonly ServerError[] = [...AUTH0, ...OKTA, ...KEYCLOAK];
export const OAUTH_MESSAGES: readonly ServerError[] = [...DPOP, ...OAUTH];

/** Codes that name no check, tried after all else. */
export const BARE_MESSAGES: readonly ServerError[] = messagesOf('OAuth 2.0', [
  ['unnamed', /\binvalid_token\b/, CAUSES.expired, CAUSES.otherKey, CAUSES.otherAudience],
  [
    'request',
    /\binvalid_request\b/,
    CAUSES.scheme,
    () => say`A parameter is missing, repeated or malformed.`,
  ],
  ['rule', /\baccess_denied\b/, CAUSES.permission],
  // A challenge without a code: the request had no credentials (RFC 6750 §3.1).
  ['request', /\bWWW-Authenticate: *Bearer\b(?!.*\berror=)/i, CAUSES.noHeader, CAUSES.scheme],
  [
    'unnamed',
    /\b401 Unauthorized\b|\bUnauthorized\b[^\n]{0,40}\b401\b|\b401\b[^\n]{0,40}\bUnauthorized\b|"message": ?"Unauthorized"|\bUnauthenticated\b/,
    CAUSES.anyReason,
    CAUSES.noHeader,
  ],
  [
    'rule',
    /\b403 Forbidden\b|\bForbidden\b[^\n]{0,40}\b403\b|\b403\b[^\n]{0,40}\bForbidden\b|"message": ?"Forbidden"/,
    CAUSES.permission,
  ],
]);
