import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const secretChanged = () =>
  say`“NEXTAUTH_SECRET” or “AUTH_SECRET” changed after the cookie was set. Keep the secret fixed and delete the old cookie.`;

const NEXT_AUTH = messagesOf('NextAuth.js, Auth.js', [
  ['setup', /\bno matching decryption secret\b/, secretChanged],
  [
    'key',
    /\bJWT_SESSION_ERROR\b|\bJWTSessionError\b/i,
    secretChanged,
    () => say`The cookie belongs to another app on the same host, or one of its chunks was lost.`,
  ],
  [
    'setup',
    /\bMissingSecret(?:Error)?\b|\bNO_SECRET\b|\bMISSING_NEXTAUTH_SECRET\b/,
    CAUSES.noKeySet,
  ],
  ['setup', /\bJWT_AUTO_GENERATED_(?:SIGNING|ENCRYPTION)_KEY\b/, CAUSES.noKeySet],
  [
    'setup',
    /\bMissingCSRF\b|\bInvalidCheck: |\bstate cookie was missing\b|\bPKCE code_verifier cookie was missing\b/,
    CAUSES.nonce,
  ],
]);

const ENCRYPTED = messagesOf('jose', [
  [
    'key',
    /\bJWEDecryptionFailed\b|\bERR_JWE_DECRYPTION_FAILED\b|\bdecryption operation failed\b/,
    CAUSES.otherDecryptionKey,
    CAUSES.altered,
  ],
  [
    'form',
    /\bInvalid Compact JWE\b|\bERR_JWE_INVALID\b|\bInvalid JWE\b/,
    CAUSES.cutOff,
    CAUSES.notJwt,
  ],
  [
    'key',
    /\bInvalid Content Encryption Key length\b|\bContent Encryption Key must be\b/,
    () =>
      say`The secret has a different length than “enc” needs. Derive the secret as the issuer does.`,
  ],
  ['form', /\bJWE Encrypted Key missing\b|\bJWE Initialization Vector missing\b/, CAUSES.cutOff],
  [
    'algorithm',
    /"enc" \(Encryption Algorithm\) Header Parameter value not allowed/,
    () => say`The issuer encrypts with an algorithm that the server does not allow.`,
  ],
  [
    'form',
    /\bJWE "zip" \(Compression Algorithm\) Header Parameter\b/,
    () => say`The library does not decompress tokens. Issue the token without “zip”.`,
  ],
  ['form', /\bJOSE Header "p2c" \(PBES2 Count\)/, CAUSES.wrongKind],
]);

const JOSE_JWT = messagesOf('jose-jwt (.NET)', [
  [
    'key',
    /\bAesKeyWrap integrity check failed\b/,
    () =>
      say`The AES key for “A128KW” or “A256KW” is the wrong one, often Base64 text that was not decoded.`,
    CAUSES.altered,
  ],
  [
    'key',
    /\bUnable to verify content integrity or decrypt\b/,
    CAUSES.otherDecryptionKey,
    CAUSES.altered,
  ],
  [
    'key',
    /\bcomputed authentication tag did not match the input authentication tag\b/,
    CAUSES.otherDecryptionKey,
    CAUSES.altered,
  ],
  ['key', /\bError occurred while decoding OAEP padding\b/, CAUSES.otherDecryptionKey],
  ['signature', /\bIntegrityException: Invalid signature\b/, CAUSES.otherKey, CAUSES.secretForm],
]);

const JWCRYPTO = messagesOf('jwcrypto', [
  [
    'key',
    /\bNo recipient matched the provided key\b|\bInvalidJWEData\b/,
    CAUSES.otherDecryptionKey,
    CAUSES.altered,
  ],
  ['signature', /\bInvalidJWSSignature\b/, CAUSES.otherKey, CAUSES.changed],
  ['expiry', /\bJWTExpired: Expired at\b/, CAUSES.expired],
  ['not-before', /\bJWTNotYetValid\b/, CAUSES.clockBehind],
  ['claims', /\bJWTMissingClaim: Claim (?<expected>[\w-]+) is missing/, CAUSES.issue],
  [
    'audience',
    /\bInvalid 'aud' value\. Expected '(?<expected>[^'\n]{1,300})'/,
    CAUSES.otherAudience,
  ],
  [
    'issuer',
    /\bInvalid 'iss' value\. Expected '(?<expected>[^'\n]{1,300})'/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  ['claims', /\bJWTInvalidClaimValue\b/, CAUSES.wrongKind],
]);

/** Encrypted tokens and sessions that are kept in them. */
export const SESSION_MESSAGES: readonly ServerError[] = [
  ...NEXT_AUTH,
  ...JWCRYPTO,
  ...ENCRYPTED,
  ...JOSE_JWT,
];
