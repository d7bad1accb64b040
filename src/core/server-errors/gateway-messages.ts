import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const ENVOY = messagesOf('Envoy, Istio', [
  ['expiry', /\bJwt is expired\b/, CAUSES.expired],
  ['not-before', /\bJwt not yet valid\b/, CAUSES.clockBehind],
  ['issuer', /\bJwt issuer is not configured\b/, CAUSES.otherIssuer, CAUSES.slash],
  ['audience', /\bAudiences? in Jwt (?:are|is) not allowed\b/, CAUSES.otherAudience],
  ['signature', /\bJwt verification fails\b/, CAUSES.otherKey, CAUSES.changed],
  [
    'key',
    /\bJwks doesn't have key to match kid or alg from Jwt\b/,
    () =>
      say`The cached JWKS is out of date: by default, Istio refreshes it every 20 minutes, Envoy every 10.`,
    CAUSES.otherSet,
    CAUSES.algorithm,
  ],
  ['form', /\bJwt is not in the form of Header\.Payload\.Signature\b/, CAUSES.notJwt],
  ['request', /\bJwt is missing\b/, CAUSES.noHeader],
]);

const POSTGREST = messagesOf('PostgREST, Supabase', [
  [
    'signature',
    /\bJWSInvalidSignature\b/,
    () => say`The token belongs to another project, or the secret has changed since.`,
    CAUSES.secretForm,
  ],
  [
    'form',
    /\bCompactDecodeError Invalid number of parts\b/,
    () => say`An API key or session ID was sent instead of the token.`,
  ],
  ['audience', /\bJWT not in audience\b/, CAUSES.otherAudience],
  ['expiry', /\bJWT expired\b/, CAUSES.expired],
]);

const RUST = messagesOf('jsonwebtoken (Rust)', [
  ['expiry', /\bExpiredSignature\b/, CAUSES.expired],
  ['not-before', /\bImmatureSignature\b/, CAUSES.clockBehind],
  ['signature', /\bInvalidSignature\b/, CAUSES.otherKey, CAUSES.secretForm],
  [
    'audience',
    /\bInvalidAudience\b/,
    CAUSES.otherAudience,
    () => say`No audience is set, so the library rejects every token that has an “aud”.`,
  ],
  ['issuer', /\bInvalidIssuer\b/, CAUSES.otherIssuer, CAUSES.slash],
  ['algorithm', /\bInvalidAlgorithm\b/, CAUSES.algorithm],
  ['claims', /\bMissing required claim: (?<expected>[\w-]+)/, CAUSES.issue],
]);

const SCOPES = messagesOf(undefined, [
  ['scopes', /\binsufficient[_ ]scope\b.{0,400}?\bscope="(?<listed>[^"]+)"/is, CAUSES.scopes],
  ['scopes', /\binsufficient[_ ]scopes?\b/i, CAUSES.scopes],
]);

/** What no library in particular says, but any may: keywords, the last resort. */
export const ANY_MESSAGES: readonly ServerError[] = messagesOf(undefined, [
  [
    'expiry',
    /\b(?:jwt|token|signature)\b.{0,30}\bexpired\b|\bexpired[ _](?:jwt|token)\b/i,
    CAUSES.expired,
    CAUSES.clockAhead,
  ],
  [
    'not-before',
    /\b(?:jwt|token)\b.{0,30}\bnot (?:yet )?(?:active|valid yet|valid before)\b/i,
    CAUSES.clockBehind,
  ],
  [
    'audience',
    /\b(?:invalid|incorrect|wrong|unexpected|mismatched)\b.{0,12}\b(?:audience|aud)\b|\baudience\b.{0,30}\b(?:invalid|mismatch|not valid|does not match|doesn't match)\b/i,
    CAUSES.otherAudience,
    CAUSES.noAudience,
  ],
  [
    'issuer',
    /\b(?:invalid|incorrect|wrong|unexpected|unknown|untrusted)\b.{0,12}\b(?:issuer|iss)\b|\bissuer\b.{0,30}\b(?:invalid|mismatch|not valid|not trusted|does not match|doesn't match)\b/i,
    CAUSES.otherIssuer,
    CAUSES.slash,
  ],
  [
    'key',
    /\bkid\b.{0,60}\b(?:not found|unknown|unrecogni[sz]ed|no match)|\b(?:no|unknown|unable to find)\b.{0,30}\b(?:kid|signing key|matching key)\b/is,
    CAUSES.rotation,
    CAUSES.otherSet,
  ],
  [
    'signature',
    /\b(?:invalid|bad|wrong)\b.{0,12}\bsignature\b|\bsignature\b.{0,30}\b(?:invalid|mismatch|fail|not match|does not verify)/i,
    CAUSES.otherKey,
    CAUSES.changed,
  ],
  [
    'algorithm',
    /\b(?:invalid|unsupported|unexpected|disallowed)\b.{0,20}\balg(?:orithm)?\b|\balg(?:orithm)?\b.{0,30}\bnot (?:allowed|supported)\b/i,
    CAUSES.algorithm,
  ],
  [
    'form',
    /\b(?:malformed|unparsable|unable to (?:decode|parse))\b/i,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  [
    'request',
    /\b(?:no|missing|without)\b.{0,20}\b(?:bearer )?(?:token|authorization)\b/i,
    CAUSES.noHeader,
    CAUSES.scheme,
  ],
]);

/** Proxies, databases and Rust. */
export const GATEWAY_MESSAGES: readonly ServerError[] = [
  ...ENVOY,
  ...RUST,
  ...POSTGREST,
  ...SCOPES,
];
