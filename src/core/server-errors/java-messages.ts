import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const NIMBUS = messagesOf('Nimbus JOSE + JWT', [
  [
    'key',
    /\bSigned JWT rejected: Another algorithm expected, or no matching key\(s\) found/,
    CAUSES.rotation,
    CAUSES.otherSet,
    () => say`The algorithm is not the configured one, which is RS256 by default.`,
  ],
  ['signature', /\bSigned JWT rejected: Invalid signature\b/, CAUSES.changed, CAUSES.otherKey],
  [
    'form',
    /\bMissing dot delimiter\(s\)|\bInvalid (?:JWS|JWT|unsecured\/JWS\/JWE) (?:header|serialization)\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  ['audience', /\bJWT audience rejected: \[/, CAUSES.otherAudience],
  ['audience', /\bJWT missing required audience\b/, CAUSES.issue],
  [
    'issuer',
    /\bJWT iss claim has value .{0,300}?, must be (?<expected>[^\s",]+)/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  ['claims', /\bJWT missing required claims: \[(?<listed>[^\]]{1,1000})\]/, CAUSES.issue],
  ['expiry', /\bExpired JWT\b/, CAUSES.expired],
  ['not-before', /\bJWT before use time\b/, CAUSES.clockBehind],
  ['type', /\bJOSE header typ \(type\)/, CAUSES.wrongKind],
]);

const SPRING = messagesOf('Spring Security', [
  [
    'expiry',
    /\bJwt expired at\b/,
    CAUSES.expired,
    () => say`Spring allows only 60 seconds of clock skew by default.`,
  ],
  ['not-before', /\bJwt used before\b/, CAUSES.clockBehind],
  [
    'issuer',
    /\bThe iss claim is not valid\b/,
    () => say`The token was requested from a different host name than the one in “issuer-uri”.`,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  ['audience', /\bThe aud claim is not valid\b/, CAUSES.otherAudience],
  [
    'form',
    /\bAn error occurred while attempting to decode the Jwt: (?:Malformed|Invalid) token\b/,
    CAUSES.notJwt,
    () => say`The keys could not be fetched.`,
  ],
  ['algorithm', /\bUnsupported algorithm of \w+/, CAUSES.algorithm],
]);

const JJWT = messagesOf('jjwt', [
  [
    'expiry',
    /\bJWT expired (?:\d+ milliseconds ago )?at\b|\bExpiredJwtException\b/,
    CAUSES.expired,
  ],
  [
    'not-before',
    /\bJWT early by \d+ milliseconds\b|\bJWT must not be accepted before\b|\bPrematureJwtException\b/,
    CAUSES.clockBehind,
  ],
  [
    'signature',
    /\bJWT signature does not match locally computed signature\b/,
    CAUSES.otherKey,
    CAUSES.secretForm,
  ],
  [
    'issuer',
    /\bExpected iss claim to be: (?<expected>[^\n]{1,300}?), but was\b/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  [
    'audience',
    /\bExpected aud claim to be: (?<expected>[^\n]{1,300}?), but was\b/,
    CAUSES.otherAudience,
  ],
  ['claims', /\bExpected (?<expected>[\w-]+) claim to be: [^\n]{1,300}?, but was\b/, CAUSES.issue],
  ['form', /\bmust contain exactly 2 period characters\b|\bMalformedJwtException\b/, CAUSES.notJwt],
  [
    'key',
    /\bunable to locate signature verification key for JWS\b/,
    () => say`The key locator has no key for this “kid”.`,
    CAUSES.rotation,
  ],
  ['algorithm', /\bUnsecured JWSs \(those with an 'alg'/, () => say`“alg” is “none”.`],
  [
    'algorithm',
    /\bThe parsed JWT indicates it was signed with the '?\w+'? signature algorithm\b/,
    () => say`The key type does not fit the algorithm in the header.`,
  ],
  [
    'key',
    /\bWeakKeyException\b|\bis not secure enough for the \w+ algorithm\b/,
    () => say`The secret is shorter than the hash: HS256 needs at least 32 bytes.`,
  ],
]);

const JAVA_JWT = messagesOf('auth0 java-jwt', [
  ['expiry', /\bThe Token has expired on\b/, CAUSES.expired],
  ['not-before', /\bThe Token can't be used before\b/, CAUSES.clockBehind],
  [
    'signature',
    /\bThe Token's Signature resulted invalid when verified using the Algorithm\b/,
    CAUSES.otherKey,
    CAUSES.changed,
  ],
  [
    'algorithm',
    /\bThe provided Algorithm doesn't match the one defined in the JWT's Header\b/,
    CAUSES.algorithm,
  ],
  [
    'audience',
    /\bThe Claim 'aud' value doesn't contain the required audience\b/,
    CAUSES.otherAudience,
  ],
  [
    'issuer',
    /\bThe Claim 'iss' value doesn't match the required issuer\b/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  ['claims', /\bThe Claim '(?<expected>[^']+)' is not present in the JWT\b/, CAUSES.issue],
  ['form', /\bThe token was expected to have 3 parts, but got\b/, CAUSES.notJwt],
]);

/** Java and the rest of the JVM. */
export const JAVA_MESSAGES: readonly ServerError[] = [...NIMBUS, ...SPRING, ...JJWT, ...JAVA_JWT];
