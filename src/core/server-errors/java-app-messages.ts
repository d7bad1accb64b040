import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const JJWT = messagesOf('jjwt', [
  [
    'form',
    /\bJWT String argument cannot be null or empty\b|\bCharSequence cannot be null or empty\b/,
    CAUSES.emptyToken,
  ],
  ['form', /\bUnable to read JSON value\b|\bMalformed JWT JSON\b/, CAUSES.badJson, CAUSES.cutOff],
  ['form', /\bIllegal base64url character\b/, CAUSES.badBase64],
  ['form', /\bInvalid compact JWT string\b/, CAUSES.notJwt, CAUSES.cutOff],
  [
    'key',
    /\bkey byte array is \d+ bits which is not secure enough\b|\bkey's size is \d+ bits which is not secure enough\b/,
    () => say`The secret is shorter than the hash: HS256 needs at least 32 bytes.`,
  ],
  ['key', /\bKey bytes can only be specified for HMAC signatures\b/, CAUSES.keyKind],
  ['key', /\b\w+ (?:signing|verification) keys must be\b/, CAUSES.privateWhere],
  [
    'form',
    /\bUns(?:igned|ecured) (?:Claims|content|plaintext) JWTs are not supported\b/i,
    () => say`The token has no signature, or the parser method for unsigned tokens was called.`,
  ],
  ['algorithm', /\bUnsupported signature algorithm '[^'\n]{0,60}'/, CAUSES.algorithm],
  [
    'setup',
    /\bUnable to find an implementation for interface io\.jsonwebtoken\b|\bUnable to discover any JSON (?:Des|S)erializer\b/,
    () => say`“jjwt-impl” or “jjwt-jackson” is missing from the class path.`,
  ],
  [
    'setup',
    /\bjavax[./]xml[./]bind[./]DatatypeConverter\b/,
    () => say`jjwt 0.9 needs JAXB, which Java 11 removed. Upgrade to a newer version of jjwt.`,
  ],
  [
    'claims',
    /\bExpected (?<expected>[\w-]+) claim to be: [^\n]{1,300}?, but was not present\b/,
    CAUSES.issue,
  ],
]);

const NIMBUS = messagesOf('Nimbus JOSE + JWT', [
  ['setup', /\bCouldn't retrieve (?:remote JWK set|JWK set from URL)\b/, CAUSES.unreachable],
  [
    'key',
    /\bThe secret length must be at least \d+ bits\b|\bThe RSA key size must be at least 2048 bits\b/,
    CAUSES.shortKey,
  ],
  ['algorithm', /\bUnsupported JWS algorithm \w+, must be\b/, CAUSES.algorithm],
  [
    'key',
    /\bEncrypted JWT rejected: Another algorithm expected, or no matching key\(s\) found/,
    CAUSES.otherDecryptionKey,
  ],
  [
    'key',
    /\bMAC check failed\b|\bdecryption failed: Tag mismatch\b|\bEncrypted JWT rejected\b/,
    CAUSES.otherDecryptionKey,
    CAUSES.altered,
  ],
  ['algorithm', /\bUnsecured \(plain\) JWTs are rejected\b/, () => say`“alg” is “none”.`],
  ['type', /\bRequired JOSE header typ \(type\) parameter is missing\b/, CAUSES.wrongKind],
  ['claims', /\bJWT (?<expected>\w+) claim has value [^\n]{1,300}?, must be\b/, CAUSES.wrongKind],
  ['form', /\bPayload of (?:JWS|JWE) object is not a valid JSON object\b/, CAUSES.badJson],
  ['key', /\bInvalid ephemeral public EC key\b/, CAUSES.curve],
]);

const SPRING = messagesOf('Spring Security', [
  [
    'setup',
    /\bprovided in the configuration(?: metadata)? did not match the requested issuer\b/,
    () =>
      say`“issuer-uri” differs from “issuer” in the metadata by a trailing slash, the scheme or the host.`,
  ],
  [
    'setup',
    /\bUnable to resolve the Configuration with the provided Issuer\b|\bFailed to lazily resolve the supplied JwtDecoder\b/,
    CAUSES.unreachable,
  ],
  ['setup', /\bFailed to select a JWK signing key\b/, CAUSES.keyKind, CAUSES.noKeySet],
  [
    'request',
    /\bFound multiple bearer tokens in the request\b/,
    () => say`The token was sent twice: in the header and in a parameter.`,
  ],
  ['form', /\bBearer token is malformed\b/, CAUSES.notJwt, CAUSES.cutOff],
  [
    'scopes',
    /\bThe request requires higher privileges than provided by the access token\b/,
    CAUSES.scopes,
    () => say`Spring prefixes each scope with “SCOPE_”. Use the prefixed name in the rule.`,
  ],
  ['request', /\bFull authentication is required to access this resource\b/, CAUSES.noHeader],
  [
    'issuer',
    /\bThis iss claim is not equal to the configured issuer\b/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  [
    'claims',
    /\[invalid_id_token\] The ID Token contains invalid claims: \{(?<claim>\w{1,30})/,
    CAUSES.otherAudience,
    CAUSES.clockBehind,
  ],
  ['claims', /\[invalid_nonce\]/, CAUSES.nonce],
  ['form', /\bCannot convert access token to JSON\b/, CAUSES.otherKey, CAUSES.notJwt],
  ['type', /\bEncoded token is a refresh token\b/, CAUSES.refreshToken],
  [
    'setup',
    /\bMissing \(required\) ID Token in Token Response\b/,
    () => say`The client does not request the scope “openid”.`,
  ],
]);

const JAVA_JWT = messagesOf('auth0 java-jwt', [
  ['form', /\bThe input is not a valid base 64 encoded string\b/, CAUSES.badBase64],
  ['form', /\bdoesn't have a valid JSON format\b/, CAUSES.badJson],
  ['form', /\bThe token is null\b/, CAUSES.emptyToken],
  [
    'claims',
    /\bThe Claim '(?<expected>[\w-]+)' value doesn't match the required one\b/,
    CAUSES.wrongKind,
  ],
  [
    'key',
    /\bNo key found in \S{1,300} with kid (?<kid>[\w.:-]{1,100})/,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
  ['setup', /\bCannot obtain jwks from url\b/, CAUSES.unreachable],
  ['setup', /\bThe Secret cannot be null\b/, CAUSES.noKeySet],
]);

const JOSE4J = messagesOf('jose4j, SmallRye JWT', [
  ['expiry', /\bThe JWT is no longer valid - the evaluation time\b/, CAUSES.expired],
  ['not-before', /\bThe JWT is not yet valid as the evaluation time\b/, CAUSES.clockBehind],
  ['expiry', /\bNo Expiration Time \(exp\) claim present\b/, CAUSES.issue],
  [
    'issuer',
    /\bIssuer \(iss\) claim value \([^)\n]{0,300}\) doesn't match expected value of (?<expected>[^\s\]]{1,300})/,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  [
    'audience',
    /\bdoesn't contain an acceptable identifier\. Expected (?:one of )?\[?(?<listed>[^\s\]]{1,300})\]? as an aud value/,
    CAUSES.otherAudience,
  ],
  ['audience', /\bNo Audience \(aud\) claim present\b/, CAUSES.issue],
  [
    'claims',
    /\bNo (?:Subject|Issuer|JWT ID|Issued At) \((?<expected>\w+)\) claim (?:is )?present\b/,
    CAUSES.issue,
  ],
  [
    'signature',
    /\bJWT rejected due to invalid signature\b|\bInvalid JWS Signature\b/,
    CAUSES.otherKey,
    CAUSES.changed,
  ],
  [
    'key',
    /\bUnable to find a suitable verification key for JWS w\/ header\b|\bUnresolvableKeyException\b/,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
  [
    'form',
    /\bA JWS Compact Serialization must have exactly 3 parts\b|\bInvalid JOSE Compact Serialization\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  [
    'key',
    /\bA key of the same size as the hash output\b|\bAn RSA key of size 2048 bits or larger MUST be used\b/,
    CAUSES.shortKey,
  ],
  ['algorithm', /\bis a disallowed algorithm\b|\bnot a permitted algorithm\b/i, CAUSES.algorithm],
]);

/** Further messages of the JVM, tried before the short words of others. */
export const JAVA_APP_MESSAGES: readonly ServerError[] = [
  ...JOSE4J,
  ...SPRING,
  ...NIMBUS,
  ...JJWT,
  ...JAVA_JWT,
];
