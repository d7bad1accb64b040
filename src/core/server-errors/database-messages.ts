import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const HASURA = messagesOf('Hasura', [
  ['expiry', /\bCould not verify JWT: JWTExpired\b/, CAUSES.expired],
  ['audience', /\bCould not verify JWT: JWTNotInAudience\b/, CAUSES.otherAudience],
  ['issuer', /\bCould not verify JWT: JWTNotInIssuer\b/, CAUSES.otherIssuer, CAUSES.slash],
  ['not-before', /\bCould not verify JWT: JWTNotYetValid\b/, CAUSES.clockBehind],
  ['issued-at', /\bCould not verify JWT: JWTIssuedAtFuture\b/, CAUSES.clockBehind],
  ['form', /\bJWTClaimsSetDecodeError\b/, CAUSES.badJson],
  ['claims', /\bclaims key: '(?<expected>[^'\n]{1,100})' not found\b/, CAUSES.issue],
  [
    'claims',
    /\bYour requested role is not in allowed roles\b/,
    () => say`“x-hasura-allowed-roles” does not include the requested role.`,
  ],
  [
    'request',
    /\bMissing 'Authorization' or 'Cookie' header in JWT authentication mode\b|\bMissing Authorization header in JWT authentication mode\b/,
    CAUSES.noHeader,
  ],
  ['request', /\bMalformed Authorization header\b/, CAUSES.scheme],
]);

const POSTGREST = messagesOf('PostgREST, Hasura, Supabase', [
  [
    'signature',
    /\bJWSNoSignatures\b/,
    () =>
      say`The token has no acceptable signature: it is unsigned (“alg” is “none”, as from an emulator), or its algorithm is not allowed.`,
  ],
  ['key', /\bNo suitable key (?:or wrong key type|was found)\b/, CAUSES.keyKind, CAUSES.rotation],
  ['issued-at', /\bJWT issued at future\b/, CAUSES.clockBehind],
  ['not-before', /\bJWT not yet valid\b/, CAUSES.clockBehind],
  ['setup', /\bServer lacks JWT secret\b|\bPGRST300\b/, CAUSES.noKeySet],
  ['request', /\bAnonymous access is disabled\b|\bPGRST302\b/, CAUSES.noHeader],
]);

const SUPABASE = messagesOf('Supabase', [
  [
    'expiry',
    /\binvalid JWT: unable to parse or verify signature, [^\n]{0,60}\btoken is expired\b/,
    CAUSES.expired,
  ],
  [
    'signature',
    /\binvalid JWT: unable to parse or verify signature\b/,
    CAUSES.placeholders,
    CAUSES.secretForm,
  ],
  [
    'claims',
    /\binvalid claim: missing (?<expected>\w{1,30}) claim/,
    () => say`An API key such as “anon” was sent instead of the user’s token.`,
  ],
  [
    'rule',
    /\bSession from session_id claim in JWT does not exist\b|\bsession_not_found\b|\bInvalid Refresh Token\b/,
    CAUSES.revoked,
  ],
  ['rule', /\bUser from sub claim in JWT does not exist\b/, CAUSES.placeholders],
  ['request', /\bThis endpoint requires a Bearer token\b/, CAUSES.noHeader],
  ['expiry', /\bInvalidJWTToken: Token has expired\b/, CAUSES.expired],
  ['form', /\bbad_jwt\b/, CAUSES.notJwt, CAUSES.placeholders],
]);

const SNOWFLAKE = messagesOf('Snowflake', [
  ['expiry', /\bJWT_TOKEN_EXPIRED\b|\bJWT_TOKEN_INVALID_EXPIRATION_TIME\b/, CAUSES.expired],
  [
    'issued-at',
    /\bJWT_TOKEN_(?:INVALID|MISSING)_ISSUE_TIME\b/,
    CAUSES.clockBehind,
    () => say`Snowflake allows 60 seconds between “iat” and the time it receives the token.`,
  ],
  [
    'issuer',
    /\bJWT_TOKEN_INVALID_USER_IN_ISSUER\b/,
    () =>
      say`“iss” must be ACCOUNT.USER.SHA256:fingerprint, with account and user in uppercase and “-” instead of each dot in the account.`,
  ],
  [
    'key',
    /\bJWT_TOKEN_INVALID_PUBLIC_KEY_FINGERPRINT_MISMATCH\b/,
    () => say`The fingerprint in “iss” is not that of the key in the user’s RSA_PUBLIC_KEY.`,
  ],
  ['algorithm', /\bJWT_TOKEN_INVALID_ALGORITHM\b/, CAUSES.algorithm],
  [
    'unnamed',
    /\bJWT_TOKEN_INVALID\b|\b390144\b|\bJWT token is invalid\. ?\[/,
    () =>
      say`The account, user or fingerprint in “iss” and “sub” does not match the user’s public key.`,
    CAUSES.clockBehind,
  ],
]);

const FIREBASE = messagesOf('firebase-admin', [
  [
    'type',
    /\bexpects an ID token, but was given a (?:custom token|legacy custom token)\b/,
    () => say`Exchange the custom token with signInWithCustomToken() and send the ID token.`,
  ],
  [
    'setup',
    /\bMust initialize app with a cert credential or set your Firebase project ID\b/,
    () => say`The server does not know its project. Set “GOOGLE_CLOUD_PROJECT”.`,
  ],
  ['rule', /\bid-token-revoked\b|\bsession-cookie-revoked\b/, CAUSES.revoked],
  ['audience', /\bCREDENTIAL_MISMATCH\b|\bcustom-token-mismatch\b/, CAUSES.placeholders],
  [
    'form',
    /\bINVALID_CUSTOM_TOKEN\b|\binvalid-custom-token\b|\bINVALID_ID_TOKEN\b/,
    CAUSES.placeholders,
    CAUSES.wrongKind,
  ],
]);

/** Databases and back ends as a service. */
export const DATABASE_MESSAGES: readonly ServerError[] = [
  ...HASURA,
  ...POSTGREST,
  ...SUPABASE,
  ...SNOWFLAKE,
  ...FIREBASE,
];
