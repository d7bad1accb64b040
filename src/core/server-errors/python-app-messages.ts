import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const PYJWT = messagesOf('PyJWT', [
  [
    'claims',
    /\bSubject must be a string\b|\bInvalidSubjectError\b/,
    () =>
      say`PyJWT 2.10 and later checks that “sub” is a string. Have the issuer send a string, or set “verify_sub” to False.`,
  ],
  ['claims', /\bJWT ID must be a string\b|\bInvalidJTIError\b/, CAUSES.notAString],
  ['claims', /\bKey ID header parameter must be a string\b/, CAUSES.notAString],
  ['form', /\bInvalid token type\. Token must be a\b/, CAUSES.emptyToken],
  ['key', /\bshould not be used as an HMAC secret\b/, CAUSES.publicAsSecret],
  [
    'setup',
    /\bExpecting a PEM-formatted key\b|\bExpected a string value\b/,
    CAUSES.notPem,
    CAUSES.noKeySet,
  ],
  [
    'key',
    /\bHMAC key is \d+ bytes long, which is below the minimum recommended length\b|\bInsecureKeyLengthWarning\b/,
    CAUSES.shortKey,
  ],
  [
    'setup',
    /\bFail to fetch data from the url\b|\bPyJWKClientConnectionError\b/,
    CAUSES.unreachable,
  ],
  ['setup', /\bThe JWK Set did not contain any (?:usable )?keys\b/, CAUSES.badKeySet],
  [
    'setup',
    /\bmodule 'jwt' has no attribute '(?:encode|decode|PyJWKClient)'/,
    () =>
      say`The package “jwt” is installed instead of “PyJWT”, or one of your files is named jwt.py.`,
  ],
]);

const PYTHON_JOSE = messagesOf('python-jose', [
  ['setup', /\bUnable to find an algorithm for key\b/, CAUSES.badKeySet, CAUSES.noKeySet],
  [
    'claims',
    /\bat_hash claim does not match access_token\b|\bNo access_token provided to compare against at_hash claim\b/,
    () => say`decode() needs the “access_token” from the same response to check “at_hash”.`,
  ],
  ['claims', /\bmissing required key "(?<expected>[\w-]+)" among claims/, CAUSES.issue],
]);

const AUTHLIB = messagesOf('Authlib', [
  ['signature', /\bbad_signature: /, CAUSES.otherKey, CAUSES.changed],
  ['expiry', /\bexpired_token: /, CAUSES.expired],
  ['audience', /\binvalid_claim: Invalid claim ['"]aud['"]/, CAUSES.otherAudience],
  ['issuer', /\binvalid_claim: Invalid claim ['"]iss['"]/, CAUSES.otherIssuer, CAUSES.slash],
  ['claims', /\binvalid_claim: Invalid claim ['"](?<expected>[\w-]+)['"]/, CAUSES.wrongKind],
  ['claims', /\bmissing_claim: Missing ['"](?<expected>[\w-]+)['"] claim/, CAUSES.issue],
  ['form', /\bdecode_error: |\bInvalid input segments length\b/, CAUSES.notJwt, CAUSES.cutOff],
  ['setup', /\bmismatching_state\b/, CAUSES.nonce],
]);

const SIMPLE_JWT = messagesOf('Django SimpleJWT', [
  ['type', /\bToken has wrong type\b/, CAUSES.refreshToken],
  ['rule', /\bToken is blacklisted\b|\bThe user's password has been changed\b/, CAUSES.revoked],
  [
    'expiry',
    /\bToken is invalid or expired\b|\bGiven token not valid for any token type\b|\btoken_not_valid\b/,
    CAUSES.expired,
    CAUSES.refreshToken,
    CAUSES.otherKey,
  ],
  ['request', /\bAuthorization header must contain two space-delimited values\b/, CAUSES.scheme],
  [
    'claims',
    /\bToken contained no recognizable user identification\b|\bToken has no (?:id|type)\b/,
    CAUSES.issue,
  ],
  ['request', /\bAuthentication credentials were not provided\b/, CAUSES.noHeader, CAUSES.scheme],
]);

const FLASK = messagesOf('Flask-JWT-Extended', [
  [
    'request',
    /\bMissing Authorization Header\b|\bMissing 'Bearer' type in 'Authorization' header\b|\bBad Authorization header\. Expected\b/,
    CAUSES.noHeader,
    CAUSES.scheme,
  ],
  [
    'request',
    /\bMissing cookie "[\w-]+"/,
    () => say`The cookie is missing: it expired, or the browser did not send it to this host.`,
  ],
  ['request', /\bMissing CSRF token\b|\bCSRF double submit tokens do not match\b/, CAUSES.csrf],
  [
    'type',
    /\bOnly (?:non-)?refresh tokens are allowed\b|\bOnly access tokens are allowed\b/,
    CAUSES.refreshToken,
  ],
  [
    'rule',
    /\bFresh token required\b/,
    () => say`The route needs a token from a sign-in, not from a refresh.`,
  ],
  ['rule', /\bToken has been revoked\b/, CAUSES.revoked],
  ['setup', /\bJWT_SECRET_KEY or flask SECRET_KEY must be set\b/, CAUSES.noKeySet],
  ['claims', /"msg": ?"Missing claim: (?<expected>[\w-]+)/, CAUSES.issue],
]);

const FASTAPI = messagesOf('FastAPI', [
  ['unnamed', /\bCould not validate credentials\b/, CAUSES.anyReason],
  ['request', /"detail": ?"Not authenticated"/, CAUSES.noHeader, CAUSES.scheme],
]);

const GOOGLE_AUTH = messagesOf('google-auth', [
  ['issued-at', /\bToken used too early, \d+ < \d+/, CAUSES.clockBehind],
  ['expiry', /\bToken expired, \d+ < \d+/, CAUSES.expired, CAUSES.clockAhead],
  ['expiry', /\bToken used too late, \d+ > \d+/, CAUSES.expired, CAUSES.clockAhead],
  [
    'audience',
    /\bToken has wrong audience \S{1,300}, expected one of \[(?<listed>[^\]\n]{1,300})\]/,
    CAUSES.otherAudience,
  ],
  ['audience', /\bWrong recipient, payload audience != requiredAudience\b/, CAUSES.otherAudience],
  [
    'signature',
    /\bCould not verify token signature\b|\bInvalid token signature: /,
    CAUSES.otherKey,
    CAUSES.changed,
  ],
  [
    'key',
    /\bCertificate for key id (?<kid>[\w.:-]{1,100}) not found\b/,
    CAUSES.expired,
    CAUSES.otherSet,
  ],
  ['key', /\bNo pem found for envelope\b/, CAUSES.expired, CAUSES.otherSet],
  [
    'form',
    /\bWrong number of segments in token\b|\bCan't parse (?:token envelope|segment)\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  ['issuer', /\bWrong issuer\. 'iss' should be one of\b/, CAUSES.otherIssuer],
]);

/** Further messages of Python, tried before the short words of others. */
export const PYTHON_APP_MESSAGES: readonly ServerError[] = [
  ...PYJWT,
  ...PYTHON_JOSE,
  ...AUTHLIB,
  ...SIMPLE_JWT,
  ...FLASK,
  ...FASTAPI,
  ...GOOGLE_AUTH,
];
