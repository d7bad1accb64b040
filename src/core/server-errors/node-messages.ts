import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const JSONWEBTOKEN = messagesOf('jsonwebtoken (Node.js)', [
  ['form', /\bjwt malformed\b/, CAUSES.notJwt, CAUSES.cutOff],
  [
    'form',
    /\bjwt must be a string\b/,
    () => say`An object or a promise was passed instead of the token.`,
  ],
  [
    'request',
    /\bjwt must be provided\b/,
    CAUSES.noHeader,
    () => say`The code looks for the token in a different place.`,
  ],
  ['form', /\bJsonWebTokenError: invalid token\b/, CAUSES.cutOff, CAUSES.notJwt],
  ['signature', /\binvalid signature\b/, CAUSES.otherKey, CAUSES.secretForm, CAUSES.changed],
  [
    'signature',
    /\bjwt signature is required\b/,
    () => say`A key is set, but the token has no signature.`,
  ],
  ['expiry', /\bjwt expired\b/, CAUSES.expired, CAUSES.clockAhead],
  ['expiry', /\binvalid exp value\b/, () => say`“exp” is a string, not a number.`],
  [
    'issued-at',
    /\bmaxAge exceeded\b/,
    () => say`“maxAge” is set, and the token is older than it allows, regardless of “exp”.`,
  ],
  ['claims', /\biat required when maxAge is specified\b/, CAUSES.issue],
  ['not-before', /\bjwt not active\b/, CAUSES.clockBehind],
  ['not-before', /\binvalid nbf value\b/, () => say`“nbf” is a string, not a number.`],
  [
    'audience',
    /\bjwt audience invalid\. expected: (?<expected>[^\n"]+)/,
    CAUSES.otherAudience,
    CAUSES.idToken,
  ],
  [
    'issuer',
    /\bjwt issuer invalid\. expected: (?<listed>[^\n"]+)/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  ['claims', /\bjwt (?:subject|jwtid|nonce) invalid\. expected: [^\n"]+/, CAUSES.wrongKind],
  [
    'algorithm',
    /\binvalid algorithm\b/,
    CAUSES.algorithm,
    () => say`“algorithms” is not set for this kind of key.`,
  ],
  [
    'key',
    /\bsecretOrPublicKey must be an? (?:a?symmetric) key when using \S+/,
    () => say`A secret is configured where a public key is needed, or vice versa.`,
  ],
  [
    'key',
    /\bsecret or public key must be provided\b/,
    () => say`The variable that holds the key is empty.`,
  ],
]);

const JOSE = messagesOf('jose', [
  [
    'expiry',
    /"exp" claim timestamp check failed|\bERR_JWT_EXPIRED\b|\bJWTExpired\b/,
    CAUSES.expired,
    CAUSES.clockAhead,
  ],
  ['not-before', /"nbf" claim timestamp check failed/, CAUSES.clockBehind],
  [
    'issued-at',
    /"iat" claim timestamp check failed/,
    () => say`“maxTokenAge” is set, and the token is older than it allows or from the future.`,
    CAUSES.clockBehind,
  ],
  ['issuer', /unexpected "iss" (?:claim )?value/, CAUSES.otherIssuer, CAUSES.slash],
  ['audience', /unexpected "aud" (?:claim )?value/, CAUSES.otherAudience, CAUSES.idToken],
  ['type', /unexpected "typ" (?:JWT header )?value/, CAUSES.wrongKind],
  ['claims', /missing required "(?<expected>[^"]+)" claim/, CAUSES.issue],
  ['claims', /unexpected "[^"]+" claim value/, CAUSES.wrongKind],
  [
    'signature',
    /\bJWSSignatureVerificationFailed\b|\bERR_JWS_SIGNATURE_VERIFICATION_FAILED\b/,
    CAUSES.otherKey,
    CAUSES.changed,
  ],
  [
    'key',
    /no applicable key found in the JSON Web Key Set|\bERR_JWKS_NO_MATCHING_KEY\b/,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
  [
    'key',
    /multiple matching keys found in the JSON Web Key Set|\bERR_JWKS_MULTIPLE_MATCHING_KEYS\b/,
    () => say`The header has no “kid”, and several keys in the JWKS fit.`,
  ],
  [
    'algorithm',
    /"alg" \(Algorithm\) Header Parameter value not allowed|\bERR_JOSE_ALG_NOT_ALLOWED\b/,
    CAUSES.algorithm,
  ],
  [
    'form',
    /\bInvalid Compact JWS\b|\bERR_JWS_INVALID\b|\bERR_JWT_INVALID\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  [
    'claims',
    /\bERR_JWT_CLAIM_VALIDATION_FAILED\b/,
    () => say`The error names the claim in its “claim” property.`,
  ],
  ['signature', /\bsignature verification failed\b/, CAUSES.otherKey, CAUSES.changed],
]);

const EXPRESS = messagesOf('express-jwt', [
  ['request', /\bNo authorization token was found\b/, CAUSES.noHeader, CAUSES.scheme],
  ['request', /\bFormat is Authorization: Bearer \[token\]/, CAUSES.scheme],
]);

const PASSPORT = messagesOf('passport-jwt', [
  [
    'request',
    /\bNo auth token\b/,
    CAUSES.noHeader,
    () => say`The strategy’s extractor looks for the token in a different place.`,
  ],
]);

const JWKS_RSA = messagesOf('jwks-rsa, or PyJWT', [
  ['key', /\bUnable to find a signing key that matches\b/, CAUSES.rotation, CAUSES.otherSet],
]);

const FAST_JWT = messagesOf('fast-jwt', [
  ['expiry', /\bThe token has expired at\b|\bFAST_JWT_EXPIRED\b/, CAUSES.expired],
  ['not-before', /\bThe token will be active at\b|\bFAST_JWT_INACTIVE\b/, CAUSES.clockBehind],
  [
    'signature',
    /\bThe token signature is invalid\b|\bFAST_JWT_INVALID_SIGNATURE\b/,
    CAUSES.otherKey,
    CAUSES.changed,
  ],
  [
    'algorithm',
    /\bThe token algorithm is invalid\b|\bFAST_JWT_INVALID_ALGORITHM\b/,
    CAUSES.algorithm,
  ],
  ['form', /\bThe token is malformed\b|\bFAST_JWT_MALFORMED\b/, CAUSES.notJwt],
]);

/** JavaScript on servers. */
export const NODE_MESSAGES: readonly ServerError[] = [
  ...EXPRESS,
  ...JOSE,
  ...JSONWEBTOKEN,
  ...PASSPORT,
  ...JWKS_RSA,
  ...FAST_JWT,
];
