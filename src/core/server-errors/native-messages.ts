import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const RUST = messagesOf('jsonwebtoken (Rust)', [
  ['form', /\bError\(InvalidToken\)|\bkind: InvalidToken\b/, CAUSES.notJwt, CAUSES.cutOff],
  ['form', /\bBase64\(Invalid(?:Byte|Length|LastSymbol|Padding)\b/, CAUSES.badBase64],
  [
    'setup',
    /\bInvalidKeyFormat\b|\bInvalidRsaKey\b|\bInvalidEcdsaKey\b|\bInvalidEddsaKey\b/,
    CAUSES.notPem,
    CAUSES.wrongPem,
  ],
  ['claims', /\bMissingRequiredClaim\("(?<expected>[\w-]+)"\)/, CAUSES.issue],
  ['algorithm', /\bMissingAlgorithm\b|\bInvalidAlgorithmName\b/, CAUSES.algorithm],
  ['claims', /\bError\(InvalidSubject\)|\bkind: InvalidSubject\b/, CAUSES.wrongKind],
  ['setup', /\bRsaFailedSigning\b/, CAUSES.wrongPem],
]);

const ELIXIR = messagesOf('Joken, Guardian', [
  ['signature', /:signature_error\b/, CAUSES.otherKey, CAUSES.secretForm],
  ['form', /:token_malformed\b/, CAUSES.notJwt, CAUSES.cutOff],
  ['expiry', /:token_expired\b|\bmessage: "Invalid token", claim: "exp"/, CAUSES.expired],
  [
    'not-before',
    /:token_not_yet_valid\b|\bmessage: "Invalid token", claim: "nbf"/,
    CAUSES.clockBehind,
  ],
  ['audience', /\bmessage: "Invalid token", claim: "aud"/, CAUSES.otherAudience],
  ['issuer', /:invalid_issuer\b|\bmessage: "Invalid token", claim: "iss"/, CAUSES.otherIssuer],
  ['claims', /\bmessage: "Invalid token", claim: "(?<expected>[\w-]+)"/, CAUSES.wrongKind],
  ['setup', /:secret_not_found\b/, CAUSES.noKeySet],
]);

const SWIFT = messagesOf('JWTKit (Swift)', [
  ['expiry', /\bexp claim verification failed\b/, CAUSES.expired],
  ['not-before', /\bnbf claim verification failed\b/, CAUSES.clockBehind],
  ['audience', /\baud claim verification failed\b/, CAUSES.otherAudience],
  ['issuer', /\biss claim verification failed\b/, CAUSES.otherIssuer],
  ['claims', /\b(?<expected>\w{1,30}) claim verification failed\b/, CAUSES.wrongKind],
  [
    'key',
    /\bunknown kid: |\bno key found for kid\b|\bmissing kid\b/i,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
]);

const CPP = messagesOf('jwt-cpp', [
  ['claims', /\bdecoded JWT is missing required claim/, CAUSES.issue],
  ['audience', /\btoken doesn't contain the required audience\b/, CAUSES.otherAudience],
  ['type', /\bclaim type does not match expected type\b/, CAUSES.wrongKind],
  ['algorithm', /\bwrong algorithm\b/, CAUSES.algorithm],
]);

const RABBITMQ = messagesOf('RabbitMQ', [
  [
    'key',
    /\bOAuth 2\/JWT token failed: [^\n]{0,60}\bkey_not_found\b/,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
  [
    'audience',
    /\bOAuth 2\/JWT token failed: [^\n]{0,60}\binvalid_aud\b/,
    () => say`“aud” must contain the broker’s “resource_server_id”.`,
  ],
  [
    'expiry',
    /\bProvided JWT token has expired\b|\bProvided OAuth 2\.0 token has expired\b/,
    CAUSES.expired,
  ],
  [
    'unnamed',
    /\bAuthentication using an? OAuth 2\/JWT token failed\b/,
    CAUSES.otherKey,
    CAUSES.scopes,
  ],
]);

/** Rust, Elixir, Erlang, Swift and C++. */
export const NATIVE_MESSAGES: readonly ServerError[] = [
  ...RUST,
  ...ELIXIR,
  ...SWIFT,
  ...RABBITMQ,
  ...CPP,
];
