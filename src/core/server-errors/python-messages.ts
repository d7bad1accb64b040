import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const PYTHON = messagesOf('PyJWT, python-jose', [
  ['expiry', /\bExpiredSignatureError\b/, CAUSES.expired, CAUSES.clockAhead],
  ['not-before', /\bThe token is not yet valid \(nbf\)/, CAUSES.clockBehind],
  [
    'issued-at',
    /\bThe token is not yet valid \(iat\)|\bImmatureSignatureError\b/,
    CAUSES.clockBehind,
    () => say`Without “leeway”, PyJWT compares “iat” exactly to the second.`,
  ],
  [
    'issued-at',
    /\bIssued At claim \(iat\) must be an integer\b/,
    () => say`“iat” is not a number.`,
  ],
  [
    'expiry',
    /\bExpiration Time claim \(exp\) must be an integer\b/,
    () => say`“exp” is not a number.`,
  ],
  [
    'audience',
    /\bInvalidAudienceError\b|\bAudience doesn't match\b/,
    CAUSES.otherAudience,
    () =>
      say`decode() is called without “audience”, so PyJWT rejects every token that has an “aud”.`,
  ],
  ['issuer', /\bInvalidIssuerError\b/, CAUSES.otherIssuer, CAUSES.slash],
  ['claims', /\bToken is missing the "(?<expected>[^"]+)" claim/, CAUSES.issue],
  ['claims', /\bMissingRequiredClaimError\b/, CAUSES.issue],
  [
    'algorithm',
    /\bThe specified alg value is not allowed\b|\bInvalidAlgorithmError\b/,
    CAUSES.algorithm,
  ],
  [
    'algorithm',
    /\bAlgorithm not supported\b.{0,40}cryptography|\brequires 'cryptography' to be installed|\bDo you have cryptography installed\?/,
    () => say`RS, ES and PS need the “cryptography” package on the server.`,
  ],
  [
    'algorithm',
    /\bIt is required that you pass in a value for the "algorithms" argument\b/,
    () => say`decode() is called without “algorithms”.`,
  ],
  ['signature', /\bInvalidSignatureError\b/, CAUSES.otherKey, CAUSES.secretForm, CAUSES.changed],
  [
    'form',
    /\bNot enough segments\b|\bInvalid (?:header|payload|crypto) padding\b|\bInvalid header string\b|\bInvalid payload string\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  ['form', /\bError decoding token headers\b/, CAUSES.notJwt, CAUSES.cutOff],
  ['key', /\bPyJWKClientError\b|\bPyJWKSetError\b/, CAUSES.rotation, CAUSES.otherSet],
]);

/** Words that two families share to the letter. */
const PYTHON_AND_RUBY = messagesOf('PyJWT, python-jose, ruby-jwt', [
  ['expiry', /\bSignature has expired\b/, CAUSES.expired, CAUSES.clockAhead],
]);

const PYTHON_RUBY_PHP = messagesOf('PyJWT, python-jose, ruby-jwt, php-jwt', [
  [
    'signature',
    /\bSignature verification failed\b/,
    CAUSES.otherKey,
    CAUSES.secretForm,
    CAUSES.changed,
  ],
]);

const RUBY = messagesOf('ruby-jwt', [
  [
    'audience',
    /\bInvalid audience\. Expected (?<expected>[^\n]{1,300}?), received\b/,
    CAUSES.otherAudience,
  ],
  [
    'issuer',
    /\bInvalid issuer\. Expected (?<expected>[^\n]{1,300}?), received\b/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  ['not-before', /\bSignature nbf has not been reached\b/, CAUSES.clockBehind],
  ['issued-at', /\bInvalid iat\b/, CAUSES.clockBehind],
  ['algorithm', /\bExpected a different algorithm\b/, CAUSES.algorithm],
  ['claims', /\bMissing required claim (?<expected>[\w-]+)/, CAUSES.issue],
  [
    'form',
    /\bNot enough or too many segments\b|\bInvalid segment encoding\b|\bNil JSON web token\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  [
    'key',
    /\bCould not find public key for kid\b|\bNo verification key available\b/,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
]);

const PHP = messagesOf('php-jwt', [
  ['expiry', /\bExpired token\b/, CAUSES.expired],
  ['not-before', /\bCannot handle token with nbf prior to\b/, CAUSES.clockBehind],
  ['issued-at', /\bCannot handle token with iat prior to\b/, CAUSES.clockBehind],
  ['not-before', /\bCannot handle token prior to\b/, CAUSES.clockBehind],
  [
    'form',
    /\bWrong number of segments\b|\bInvalid header encoding\b|\bInvalid claims encoding\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  ['key', /"kid" invalid, unable to lookup correct key/, CAUSES.rotation, CAUSES.otherSet],
  [
    'key',
    /"kid" empty, unable to lookup correct key/,
    () => say`The header has no “kid”, and several keys are configured.`,
  ],
  [
    'algorithm',
    /\bIncorrect key for this algorithm\b/,
    () => say`The key is configured for a different algorithm than the one in the header.`,
  ],
]);

/** Python, Ruby and PHP, which share some words. */
export const PYTHON_MESSAGES: readonly ServerError[] = [
  ...RUBY,
  ...PYTHON,
  ...PHP,
  ...PYTHON_AND_RUBY,
  ...PYTHON_RUBY_PHP,
  ...messagesOf('PyJWT, python-jose', [
    [
      'audience',
      /\bInvalid audience\b/,
      CAUSES.otherAudience,
      () =>
        say`decode() is called without “audience”, so PyJWT rejects every token that has an “aud”.`,
    ],
    ['issuer', /\bInvalid issuer\b/, CAUSES.otherIssuer, CAUSES.slash],
  ]),
];
