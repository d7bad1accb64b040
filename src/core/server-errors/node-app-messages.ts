import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const JSONWEBTOKEN = messagesOf('jsonwebtoken (Node.js)', [
  [
    'setup',
    /\bsecretOrPrivateKey must have a value\b|\bsecretOrPublicKey must have a value\b/,
    CAUSES.noKeySet,
  ],
  [
    'key',
    /\bsecretOrPrivateKey must be an? (?:a?symmetric) key when using \S+/,
    CAUSES.keyKind,
    CAUSES.privateWhere,
  ],
  ['key', /\bsecretOr(?:Private|Public)Key has a minimum key size of 2048 bits\b/, CAUSES.shortKey],
  [
    'setup',
    /\bsecretOr(?:Private|Public)Key is not valid key material\b/,
    CAUSES.notPem,
    CAUSES.keyKind,
  ],
  ['key', /"alg" parameter "\w+" requires curve "\w+"/, CAUSES.curve],
  ['key', /"alg" parameter for "[\w-]+" key type must be one of\b/, CAUSES.keyKind],
  ['key', /\bUnknown key type "[\w-]*"/, CAUSES.keyKind],
  ['setup', /\berror in secret or public key callback\b/, CAUSES.unreachable, CAUSES.rotation],
  [
    'setup',
    /"expiresIn" should be a number of seconds or string representing a timespan/,
    () =>
      say`“expiresIn” is neither a number of seconds nor a string such as “1h”. The variable may be empty.`,
  ],
  [
    'setup',
    /\bBad "options\.\w+" option\b|\bthe payload already has an "\w+" property/,
    () => say`The claim is set twice: in the payload and in the options of sign().`,
  ],
  [
    'setup',
    /\bExpected "payload" to be a plain object\b|\bpayload is required\b/,
    () =>
      say`sign() was called with a class instance or nothing as the payload. Pass a plain object.`,
  ],
  ['issued-at', /"iat" should be a number of seconds\b/, CAUSES.notANumber],
]);

const JOSE = messagesOf('jose', [
  [
    'issued-at',
    /"iat" claim timestamp check failed \(too far in the past\)/,
    () => say`“maxTokenAge” is set, and the token is older than it allows.`,
  ],
  [
    'key',
    /\bKey for the \w+ algorithm must be (?:one )?of type\b|\bKey for the \w+ algorithm must be\b/,
    CAUSES.keyKind,
  ],
  [
    'setup',
    /"(?:pkcs8|spki|x509)" must be (?:PKCS#8|SPKI|X\.509) formatted string/i,
    CAUSES.wrongPem,
    CAUSES.notPem,
  ],
  [
    'key',
    /\bCryptoKey does not support this operation\b|\bInvalid key for this operation, its\b/,
    CAUSES.keyKind,
  ],
  ['setup', /\bInvalid or unsupported JWK "\w+" \([\w ]+\) Parameter value/, CAUSES.badKeySet],
  [
    'setup',
    /\bExpected 200 OK from the JSON Web Key Set HTTP response\b|\bJWKSTimeout\b|\bERR_JWKS_TIMEOUT\b/,
    CAUSES.unreachable,
  ],
  ['setup', /\bJSON Web Key Set malformed\b|\bERR_JWKS_INVALID\b/, CAUSES.badKeySet],
  ['key', /\b\w+ requires key modulusLength to be 2048 bits or larger\b/, CAUSES.shortKey],
  [
    'form',
    /\bJWS Protected Header is invalid\b|\bJWT Claims Set must be a top-level JSON object\b/,
    CAUSES.badJson,
  ],
  ['form', /\bExtension Header Parameter "[^"\n]{1,60}" is not recognized/, CAUSES.unknownCritical],
  ['expiry', /"exp" claim must be a number/, CAUSES.notANumber],
  ['not-before', /"nbf" claim must be a number/, CAUSES.notANumber],
  ['issued-at', /"iat" claim must be a number/, CAUSES.notANumber],
  ['key', /\bUnsupported key curve for this operation\b/, CAUSES.curve],
]);

const OPENID_CLIENT = messagesOf('openid-client', [
  [
    'algorithm',
    /\bunexpected JWT alg received, expected (?<expected>\w+), got\b/,
    CAUSES.algorithm,
  ],
  ['issued-at', /\bid_token issued in the future, now\b/, CAUSES.clockBehind],
  ['expiry', /\bid_token expired, now\b|\bJWT expired, now\b/, CAUSES.expired, CAUSES.clockAhead],
  ['not-before', /\bJWT not active yet, now\b/, CAUSES.clockBehind],
  [
    'issuer',
    /\bunexpected iss value, expected (?<expected>[^\s,]{1,300}), got\b/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  [
    'audience',
    /\baud (?:mismatch|is missing), expected (?<expected>[^\s,]{1,300})/,
    CAUSES.otherAudience,
  ],
  ['audience', /\baud is missing the client_id\b/, CAUSES.otherAudience],
  ['claims', /\bnonce mismatch, expected\b/, CAUSES.nonce],
  [
    'claims',
    /\b(?:at_hash|c_hash|s_hash) mismatch\b/,
    () => say`The access token or code is not the one issued with the ID token.`,
  ],
  ['claims', /\bmissing required JWT property (?<expected>\w+)/, CAUSES.issue],
  ['signature', /\bfailed to validate JWT signature\b/, CAUSES.otherKey, CAUSES.rotation],
  [
    'key',
    /\bno valid key found in issuer's jwks_uri for key parameters\b/,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
  [
    'key',
    /\bmultiple matching keys found in issuer's jwks_uri\b/,
    () => say`The header has no “kid”, and several keys in the JWKS fit.`,
  ],
]);

const EXPRESS = messagesOf('express-jwt', [
  [
    'setup',
    /\balgorithms should be set\b|`algorithms` is a required option/,
    () => say`“algorithms” is not set. List the algorithms that the API accepts.`,
  ],
  ['rule', /\bThe token has been revoked\b/, CAUSES.revoked],
]);

const PASSPORT = messagesOf('passport-jwt', [
  ['setup', /\bJwtStrategy requires a secret or key\b/, CAUSES.noKeySet],
  [
    'setup',
    /\bJwtStrategy requires a function to retrieve jwt from requests\b/,
    () =>
      say`“jwtFromRequest” is not set. Pass an extractor such as ExtractJwt.fromAuthHeaderAsBearerToken().`,
  ],
  [
    'setup',
    /\bUnknown authentication strategy "jwt"/,
    () => say`The strategy is not registered: add it to the providers or call passport.use().`,
  ],
]);

const JWKS_RSA = messagesOf('jwks-rsa', [
  ['setup', /\bJWKS endpoint did not contain any (?:signing )?keys\b/, CAUSES.badKeySet],
  [
    'setup',
    /\bToo many requests to the JWKS endpoint\b|\bJwksRateLimitError\b/,
    () =>
      say`Tokens with unknown key IDs made the server fetch the JWKS too often. Turn on the JWKS cache.`,
  ],
  ['setup', /\bJwksError\b/, CAUSES.unreachable],
]);

const JWT_DECODE = messagesOf('jwt-decode', [
  ['form', /\bInvalid token specified: must be a string\b/, CAUSES.emptyToken],
  ['form', /\bInvalid token specified\b/, CAUSES.notJwt, CAUSES.cutOff],
  [
    'form',
    /\bThe string to be decoded is not correctly encoded\b|\bcontains characters outside of the Latin1 range\b/,
    CAUSES.badBase64,
    CAUSES.notJwt,
  ],
]);

const DJWT = messagesOf('djwt (Deno)', [
  ['expiry', /\bThe jwt is expired\b/, CAUSES.expired],
  [
    'signature',
    /\bThe jwt's signature does not match the verification signature\b/,
    CAUSES.otherKey,
    CAUSES.changed,
  ],
  ['algorithm', /\bThe jwt's alg '\w+' does not match the key's algorithm\b/, CAUSES.algorithm],
]);

/** Further messages of JavaScript on servers and in apps, tried before the short words of others. */
export const NODE_APP_MESSAGES: readonly ServerError[] = [
  ...OPENID_CLIENT,
  ...JSONWEBTOKEN,
  ...JOSE,
  ...EXPRESS,
  ...PASSPORT,
  ...JWKS_RSA,
  ...JWT_DECODE,
  ...DJWT,
];
