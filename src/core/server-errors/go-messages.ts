import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const GO_OIDC = messagesOf('go-oidc', [
  [
    'issuer',
    /\bid token issued by a different provider(?:, expected "(?<expected>[^"]+)")?/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  ['audience', /\boidc: expected audience "(?<expected>[^"]+)" got/, CAUSES.otherAudience],
  ['expiry', /\btoken is expired \(Token Expiry/, CAUSES.expired],
  ['signature', /\bfailed to verify id token signature\b/, CAUSES.rotation, CAUSES.otherKey],
  ['form', /\boidc: malformed jwt\b/, CAUSES.notJwt],
]);

const GO_JOSE = messagesOf('go-jose', [
  ['expiry', /\btoken is expired \(exp\)/, CAUSES.expired],
  ['not-before', /\btoken not valid yet \(nbf\)/, CAUSES.clockBehind],
  ['issued-at', /\btoken issued in the future \(iat\)/, CAUSES.clockBehind],
  ['audience', /\binvalid audience claim \(aud\)/, CAUSES.otherAudience],
  ['issuer', /\binvalid issuer claim \(iss\)/, CAUSES.otherIssuer, CAUSES.slash],
  ['signature', /\bgo-jose: error in cryptographic primitive\b/, CAUSES.otherKey, CAUSES.changed],
]);

const GOLANG_JWT = messagesOf('golang-jwt', [
  [
    'key',
    /\berror while executing keyfunc\b/,
    () => say`The function that finds the key failed. Its error follows in the message.`,
    CAUSES.rotation,
  ],
  [
    'form',
    /\btoken contains an invalid number of segments\b|\btoken is malformed\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  [
    'form',
    /\btokenstring should not contain 'bearer '/i,
    () => say`The whole header was passed, including “Bearer”.`,
  ],
  [
    'algorithm',
    /\bsigning method \S+ is invalid\b|\bunexpected signing method\b/i,
    CAUSES.algorithm,
  ],
  [
    'signature',
    /\bcrypto\/rsa: verification error\b|\bcrypto\/ecdsa: verification error\b|\bed25519: verification error\b/,
    CAUSES.otherKey,
    CAUSES.rotation,
    CAUSES.changed,
  ],
  [
    'signature',
    /\btoken signature is invalid\b|\bsignature is invalid\b/,
    CAUSES.otherKey,
    CAUSES.secretForm,
  ],
  ['expiry', /\btoken is expired\b/i, CAUSES.expired, CAUSES.clockAhead],
  ['issued-at', /\btoken used before issued\b/i, CAUSES.clockBehind],
  ['not-before', /\btoken is not valid yet\b/, CAUSES.clockBehind],
  ['audience', /\btoken has invalid audience\b/, CAUSES.otherAudience],
  ['issuer', /\btoken has invalid issuer\b/, CAUSES.otherIssuer, CAUSES.slash],
  ['claims', /\btoken is missing required claim: (?<expected>[\w-]+)/, CAUSES.issue],
  ['claims', /\ba required claim is missing\b/, CAUSES.issue],
  [
    'key',
    /\bkey is of invalid type\b|\bkey is invalid\b/,
    () =>
      say`The key type does not fit the algorithm: HS needs []byte, RS and ES need a parsed public key.`,
  ],
]);

/** Go. */
export const GO_MESSAGES: readonly ServerError[] = [...GO_OIDC, ...GO_JOSE, ...GOLANG_JWT];
