import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const GO_OIDC = messagesOf('go-oidc', [
  [
    'algorithm',
    /\boidc: id token signed with unsupported algorithm, expected \["?(?<expected>\w+)/,
    CAUSES.algorithm,
  ],
  [
    'setup',
    /\bfetching keys oidc: get keys failed\b|\boidc: get keys failed\b/,
    CAUSES.unreachable,
  ],
  [
    'setup',
    /\boidc: issuer did not match the issuer returned by provider\b|\bissuer URL provided to client \("[^"\n]{1,300}"\) did not match\b/,
    CAUSES.slash,
  ],
]);

const GO_JOSE = messagesOf('go-jose', [
  ['form', /\bgo-jose: compact JW[SE] format must have \w+ parts\b/, CAUSES.notJwt, CAUSES.cutOff],
  [
    'algorithm',
    /\bunexpected signature algorithm "\w+"; expected \["?(?<expected>\w+)/,
    CAUSES.algorithm,
  ],
  ['issued-at', /\bvalidation field, token issued in the future\b/, CAUSES.clockBehind],
]);

const GOLANG_JWT = messagesOf('golang-jwt', [
  [
    'key',
    /\bkey is of invalid type: (?:HMAC|RSA|ECDSA|Ed25519) (?:verify|sign) expects\b/,
    CAUSES.keyKind,
  ],
  ['expiry', /\btoken is expired by\b/, CAUSES.expired, CAUSES.clockAhead],
  [
    'form',
    /\bcould not (?:base64|JSON) decode (?:header|claim|signature)\b/,
    CAUSES.badBase64,
    CAUSES.badJson,
  ],
  ['form', /\btoken is malformed: could not\b/, CAUSES.badBase64, CAUSES.badJson],
  ['form', /\billegal base64 data at input byte\b/, CAUSES.badBase64],
  [
    'setup',
    /\bthe requested hash function is unavailable\b/,
    () =>
      say`The hash function is not linked into the program. Import “crypto/sha256” or “crypto/sha512”.`,
  ],
  ['setup', /'none' signature type is not allowed/, () => say`“alg” is “none”.`],
]);

const JWX = messagesOf('lestrrat-go/jwx', [
  ['expiry', /"exp" not satisfied/, CAUSES.expired, CAUSES.clockAhead],
  ['not-before', /"nbf" not satisfied/, CAUSES.clockBehind],
  ['issued-at', /"iat" not satisfied/, CAUSES.clockBehind],
  ['audience', /"aud" not satisfied/, CAUSES.otherAudience],
  ['issuer', /"iss" not satisfied/, CAUSES.otherIssuer, CAUSES.slash],
  ['claims', /"[\w-]+" not satisfied/, CAUSES.wrongKind],
  ['claims', /\brequired claim "(?<expected>[\w-]+)" was not found/, CAUSES.issue],
  [
    'key',
    /\bfailed to find key with key ID "(?<kid>[^"\n]{1,100})" in key set/,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
  [
    'signature',
    /\bcould not verify message using any of the signatures or keys\b|\bfailed to verify jws signature\b/,
    CAUSES.otherKey,
    CAUSES.rotation,
  ],
  [
    'form',
    /\binvalid compact serialization format\b|\bfailed to parse jws\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
]);

const MIDDLEWARE = messagesOf('Echo, Gin', [
  ['request', /\bmissing or malformed jwt\b/i, CAUSES.noHeader, CAUSES.scheme],
  ['unnamed', /\binvalid or expired jwt\b/i, CAUSES.expired, CAUSES.otherKey],
  ['request', /\b(?:auth header|cookie token|query token) is empty\b/, CAUSES.noHeader],
  ['request', /\bauth header is invalid\b/, CAUSES.scheme],
]);

const KUBERNETES = messagesOf('Kubernetes', [
  [
    'expiry',
    /\binvalid bearer token, Token has expired\b|\bservice account token has expired\b/i,
    CAUSES.expired,
  ],
  [
    'rule',
    /\bservice account (?:token|UID) [^\n]{0,60}(?:invalidated|deleted|does not match)\b|\bservice account token has been invalidated\b/,
    CAUSES.revoked,
  ],
  [
    'audience',
    /\binvalid bearer token[^\n]{0,80}\b(?:invalid audience claim|not intended for this audience|token audiences)\b/,
    CAUSES.otherAudience,
  ],
  [
    'unnamed',
    /\binvalid bearer token\b|\bunable to authenticate the request\b/i,
    CAUSES.expired,
    CAUSES.otherIssuer,
  ],
  [
    'unnamed',
    /\bthe server has asked for the client to provide credentials\b|\bYou must be logged in to the server\b/,
    CAUSES.expired,
    CAUSES.noHeader,
  ],
]);

const DOCKER = messagesOf('Docker registry', [
  [
    'key',
    /\btoken signed by untrusted key(?: with ID: "(?<kid>[\w:.-]{1,200})")?/,
    () =>
      say`The registry does not trust the key. Check “rootcertbundle”, or the JWKS that version 3 reads.`,
    () => say`The auth server derives the key ID differently than this version of the registry.`,
  ],
  ['issuer', /\btoken from untrusted issuer\b/, CAUSES.otherIssuer],
  ['audience', /\btoken intended for another audience\b/, CAUSES.otherAudience],
  ['expiry', /\btoken not to be used (?:before|after)\b/, CAUSES.expired, CAUSES.clockBehind],
  ['setup', /\bunable to get token signing key\b/, CAUSES.noKeySet],
  ['request', /\bauthorization token required\b/, CAUSES.noHeader],
]);

const VAULT = messagesOf('HashiCorp Vault', [
  ['audience', /\baudience claim does not match any bound audience\b/, CAUSES.otherAudience],
  [
    'claims',
    /\bclaim "(?<expected>[^"\n]{1,60})" does not match any associated bound claim values\b/,
    CAUSES.wrongKind,
  ],
  [
    'signature',
    /\bno known key successfully validated the token signature\b/,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
  ['setup', /\berror checking oidc discovery URL\b/, CAUSES.unreachable],
]);

const ENGINE_API = messagesOf('Ethereum engine API', [
  [
    'issued-at',
    /\bstale token\b/i,
    () =>
      say`The Engine API accepts “iat” within 60 seconds. Generate a token for each request, and synchronize the clocks.`,
  ],
  ['issued-at', /\bfuture token\b/i, CAUSES.clockBehind],
  ['issued-at', /\bmissing issued-at\b/i, () => say`The Engine API requires “iat” in every token.`],
]);

/** Further messages of Go and of what is written in it, tried before the short words of others. */
export const GO_APP_MESSAGES: readonly ServerError[] = [
  ...DOCKER,
  ...KUBERNETES,
  ...VAULT,
  ...GO_OIDC,
  ...GO_JOSE,
  ...JWX,
  ...GOLANG_JWT,
  ...MIDDLEWARE,
  ...ENGINE_API,
];
