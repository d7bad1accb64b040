import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const ENVOY = messagesOf('Envoy, Istio', [
  [
    'form',
    /\bJwt is not in the form of Header\.Payload\.Signature\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  [
    'form',
    /\bJwt (?:header|payload|signature) is an invalid (?:Base64url encoded|JSON)\b/,
    CAUSES.badBase64,
    CAUSES.badJson,
  ],
  ['algorithm', /\bJwt header \[alg\] (?:field is required|is not supported)\b/, CAUSES.algorithm],
  ['expiry', /\bJwt payload \[exp\] field is not an integer\b/, CAUSES.notANumber],
  ['issued-at', /\bJwt payload \[iat\] field is not an integer\b/, CAUSES.notANumber],
  ['audience', /\bJwt payload \[aud\] field is not a string\b/, CAUSES.notAString],
  ['issuer', /\bJwt payload \[iss\] field is not a string\b/, CAUSES.notAString],
  ['key', /\bJwt header \[kid\] field is not a string\b/, CAUSES.notAString],
  ['setup', /\bJwks remote fetch is failed\b/, CAUSES.unreachable],
  [
    'setup',
    /\bJwks RSA \[n\] or \[e\] field is missing or has a parse error\b|\bJwks EC \[[xy]\]|\bJwks (?:is an invalid JSON|does not have \[keys\] field|doesn't have any valid public key|PEM public key parse error)\b|\[alg\] is not started with \[RS\]/,
    CAUSES.badKeySet,
    () => say`Envoy rejects the whole listener because of a single key that it can’t read.`,
  ],
  [
    'rule',
    /\bRBAC: access denied\b/,
    () =>
      say`No rule of an authorization policy matched. Compare the policy’s principals and claims with the token.`,
    CAUSES.noHeader,
  ],
]);

const KONG = messagesOf('Kong', [
  [
    'issuer',
    /\bNo credentials found for given '(?<claim>\w{1,30})'/,
    () => say`No consumer has a JWT credential whose “key” equals the claim.`,
  ],
  ['claims', /\bNo mandatory '(?<expected>\w{1,30})' in claims\b/, CAUSES.issue],
  ['form', /\bBad token; invalid JSON\b/, CAUSES.badJson],
  ['request', /\bUnrecognizable token\b|\bMultiple tokens provided\b/, CAUSES.scheme],
  ['expiry', /"exp": ?"token expired"/, CAUSES.expired],
  ['not-before', /"nbf": ?"token not valid yet"/, CAUSES.clockBehind],
  ['expiry', /"exp": ?"must be a number"/, CAUSES.notANumber],
  ['expiry', /"exp": ?"exceeds maximum allowed expiration"/, CAUSES.tooFar],
  ['rule', /\bYou cannot consume this service\b/, CAUSES.permission],
]);

const APISIX = messagesOf('Apache APISIX', [
  ['request', /\bMissing JWT token in request\b/, CAUSES.noHeader],
  [
    'claims',
    /\bInvalid user key in JWT token\b|\bmissing user key in JWT token\b/,
    () => say`No consumer has the token’s “key”.`,
  ],
  [
    'unnamed',
    /\bfailed to verify jwt\b|\bJWT token verify failed\b|\bJWT token invalid\b/,
    CAUSES.otherKey,
    CAUSES.expired,
  ],
]);

const NGINX = messagesOf('lua-resty-jwt (NGINX)', [
  ['expiry', /'exp' claim expired at\b/, CAUSES.expired],
  ['not-before', /'nbf' claim not valid until\b/, CAUSES.clockBehind],
  ['signature', /\bsignature mismatch: /, CAUSES.otherKey],
  ['form', /\binvalid jwt string\b/, CAUSES.notJwt],
]);

const OAUTH2_PROXY = messagesOf('OAuth2 Proxy', [
  [
    'audience',
    /\baudience from claim \w{1,30} with value \[?[^\n]{0,300}? does not match with any of allowed audiences\b/,
    CAUSES.otherAudience,
  ],
  [
    'claims',
    /\bemail in id_token \([^)\n]{0,200}\) isn't verified\b/,
    () => say`“email_verified” is not true at the provider.`,
  ],
  ['form', /\bunable to verify bearer token\b/, CAUSES.otherIssuer, CAUSES.otherAudience],
]);

const APIGEE = messagesOf('Apigee', [
  ['expiry', /\bsteps\.jwt\.TokenExpired\b|\baccess_token_expired\b/, CAUSES.expired],
  ['not-before', /\bsteps\.jwt\.TokenNotYetValid\b/, CAUSES.clockBehind],
  ['audience', /\bsteps\.jwt\.JwtAudienceMismatch\b/, CAUSES.otherAudience],
  ['issuer', /\bsteps\.jwt\.JwtIssuerMismatch\b/, CAUSES.otherIssuer, CAUSES.slash],
  ['claims', /\bsteps\.jwt\.(?:JwtSubjectMismatch|InvalidClaim)\b/, CAUSES.wrongKind],
  [
    'key',
    /\bsteps\.jwt\.(?:NoMatchingPublicKey|KeyIdMissing|KeyParsingFailed)\b/,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
  [
    'key',
    /\bsteps\.jwt\.(?:WrongKeyType|InsufficientKeyLength|InvalidKeyConfiguration|InvalidSecretInConfig)\b/,
    CAUSES.keyKind,
    CAUSES.shortKey,
  ],
  [
    'algorithm',
    /\bsteps\.jwt\.Algorithm(?:Mismatch|InTokenNotPresentInConfiguration)\b/,
    CAUSES.algorithm,
  ],
  [
    'form',
    /\bsteps\.jwt\.(?:FailedToDecode|FailedToResolveVariable|InvalidJsonFormat|InvalidToken)\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
    CAUSES.otherKey,
  ],
  [
    'unnamed',
    /\bkeymanagement\.service\.invalid_access_token\b|\binvalid_access_token\b/,
    CAUSES.expired,
    CAUSES.notJwt,
  ],
]);

const AZURE_APIM = messagesOf('Azure API Management', [
  ['request', /\bJWT not present\b|\bJWT Validation Failed: JWT not present\b/, CAUSES.noHeader],
  [
    'claims',
    /\bJWT Validation Failed: Claim value mismatch: (?<expected>\w{1,30})/,
    CAUSES.wrongKind,
    CAUSES.otherAudience,
  ],
  [
    'request',
    /\bUnauthorized\. Access token is missing or invalid\b/,
    CAUSES.noHeader,
    CAUSES.expired,
  ],
]);

const GOOGLE_ESP = messagesOf('Google Cloud Endpoints, API Gateway', [
  ['expiry', /\bJWT validation failed: TIME_CONSTRAINT_FAILURE\b/, CAUSES.expired],
  ['form', /\bJWT validation failed: BAD_FORMAT\b/, CAUSES.notJwt],
  ['issuer', /\bJWT validation failed: Issuer not allowed\b/, CAUSES.otherIssuer],
  ['audience', /\bAudience not allowed\b/, CAUSES.otherAudience],
  [
    'setup',
    /\bJWT validation failed: (?:KEY_RETRIEVAL_ERROR|Unable to fetch)\b/,
    CAUSES.unreachable,
  ],
  [
    'audience',
    /\bInvalid IAP credentials: (?:JWT audience doesn't match|Invalid bearer token\. Invalid JWT audience)\b/,
    CAUSES.otherAudience,
  ],
  ['form', /\bInvalid IAP credentials: Unable to parse JWT\b/, CAUSES.notJwt],
  ['request', /\bInvalid IAP credentials: empty token\b/, CAUSES.noHeader],
]);

const VERTX = messagesOf('Vert.x, Quarkus', [
  ['expiry', /\bExpired JWT token: exp <= now\b/, CAUSES.expired],
  ['issued-at', /\bInvalid JWT token: iat > now\b/, CAUSES.clockBehind],
  ['not-before', /\bInvalid JWT token: nbf > now\b/, CAUSES.clockBehind],
  [
    'audience',
    /\bInvalid JWT audience[.:] expected: (?<expected>[^\s"]{1,300})/,
    CAUSES.otherAudience,
  ],
]);

const CLOUDFLARE = messagesOf('Cloudflare Access', [
  [
    'setup',
    /\bfailed to find Access application at\b/,
    () =>
      say`The policy lets the request through without a sign-in, or the host has no Access application.`,
  ],
]);

/** Proxies and API gateways. */
export const PROXY_MESSAGES: readonly ServerError[] = [
  ...ENVOY,
  ...KONG,
  ...APISIX,
  ...NGINX,
  ...OAUTH2_PROXY,
  ...APIGEE,
  ...AZURE_APIM,
  ...GOOGLE_ESP,
  ...VERTX,
  ...CLOUDFLARE,
];
