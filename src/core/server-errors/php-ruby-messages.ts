import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const FIREBASE_JWT = messagesOf('php-jwt', [
  [
    'form',
    /\bMalformed UTF-8 characters\b|\bSyntax error, malformed JSON\b/,
    CAUSES.badJson,
    CAUSES.cutOff,
  ],
  ['setup', /\bKey may not be empty\b|\bKey material must not be empty\b/, CAUSES.noKeySet],
  ['key', /\bProvided key is too short\b/, CAUSES.shortKey],
  ['setup', /\bOpenSSL unable to (?:validate key|sign data)\b/, CAUSES.notPem, CAUSES.wrongPem],
  [
    'setup',
    /\bJWK Set did not contain any keys\b|\bJWK must contain a "kty" parameter\b/,
    CAUSES.badKeySet,
  ],
  ['algorithm', /\bEmpty algorithm\b/, () => say`The header has no “alg”.`],
]);

const LCOBUCCI = messagesOf('lcobucci/jwt', [
  [
    'expiry',
    /^- The token is expired\b|\bconstraints, details:\s{0,4}- The token is expired\b/m,
    CAUSES.expired,
  ],
  ['signature', /\bToken signature mismatch\b/, CAUSES.otherKey, CAUSES.changed],
  ['algorithm', /\bToken signer mismatch\b/, CAUSES.algorithm],
  ['audience', /\bThe token is not allowed to be used by this audience\b/, CAUSES.otherAudience],
  ['issuer', /\bThe token was not issued by the given issuers\b/, CAUSES.otherIssuer, CAUSES.slash],
  [
    'claims',
    /\bThe token is not (?:related to the expected subject|identified with the expected ID)\b/,
    CAUSES.wrongKind,
  ],
  ['issued-at', /\bThe token was issued in the future\b/, CAUSES.clockBehind],
  ['not-before', /\bThe token cannot be used yet\b/, CAUSES.clockBehind],
  [
    'form',
    /\bThe JWT string must have two dots\b|\bThe JWT string is missing the (?:Header|Claim|Signature) part\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  ['setup', /\bIt was not possible to parse your key\b/, CAUSES.notPem, CAUSES.wrongPem],
  ['key', /\bKey provided is shorter than \d+ bits\b/, CAUSES.shortKey],
  [
    'key',
    /\bThis key is not compatible with this signer\b|\bThe type of the provided key is not "\w+"/,
    CAUSES.keyKind,
  ],
  ['setup', /\bKey cannot be empty\b/, CAUSES.noKeySet],
]);

const JWT_AUTH = messagesOf('tymon/jwt-auth', [
  [
    'request',
    /\bToken could not be parsed from the request\b|\bThe token could not be parsed from the request\b|\bToken not provided\b/,
    CAUSES.noHeader,
    CAUSES.scheme,
  ],
  ['signature', /\bToken Signature could not be verified\b/, CAUSES.otherKey],
  ['rule', /\bThe token has been blacklisted\b/, CAUSES.revoked],
  [
    'expiry',
    /\bToken has expired and can no longer be refreshed\b/,
    () => say`The refresh period has ended. Sign in again.`,
  ],
  ['issued-at', /\bIssued At \(iat\) timestamp cannot be in the future\b/, CAUSES.clockBehind],
  ['not-before', /\bNot Before \(nbf\) timestamp cannot be in the future\b/, CAUSES.clockBehind],
  ['form', /\bCould not decode token: /, CAUSES.notJwt, CAUSES.cutOff],
  ['setup', /\bSecret is not set\b|\bCould not create token: /, CAUSES.noKeySet],
]);

const SYMFONY = messagesOf('LexikJWTAuthenticationBundle', [
  ['unnamed', /\bInvalid JWT Token\b/, CAUSES.otherKey, CAUSES.cutOff],
  ['expiry', /\bExpired JWT Token\b/, CAUSES.expired],
  ['request', /\bJWT Token not found\b/, CAUSES.noHeader, CAUSES.scheme],
  [
    'setup',
    /\bUnable to create a signed JWT from the given configuration\b|\bAn error occurred while trying to encode the JWT token\b/,
    CAUSES.passphrase,
    CAUSES.notPem,
  ],
  [
    'signature',
    /\bUnable to verify the given JWT through the given configuration\b/,
    CAUSES.otherKey,
  ],
]);

const PHP_APPS = messagesOf('PHP', [
  [
    'unnamed',
    /\bThe resource owner or authorization server denied the request\b/,
    CAUSES.expired,
    CAUSES.noHeader,
  ],
  ['signature', /\bAccess token could not be verified\b/, CAUSES.otherKey],
  [
    'setup',
    /\bKey path "[^"\n]{1,300}" does not exist or is not readable\b/,
    () =>
      say`The key file is missing. Run “php artisan passport:keys”, or fix the file’s path and permissions.`,
  ],
  ['unnamed', /\bjwt_auth_invalid_token\b/, CAUSES.expired, CAUSES.otherKey],
  ['request', /\bjwt_auth_no_auth_header\b|\bjwt_auth_bad_auth_header\b/, CAUSES.noHeader],
  [
    'setup',
    /\bjwt_auth_bad_config\b|\bJWT is not configured properly\b/,
    () => say`“JWT_AUTH_SECRET_KEY” is not set in wp-config.php.`,
  ],
]);

const ONLYOFFICE = messagesOf('ONLYOFFICE Docs', [
  [
    'signature',
    /\bThe document security token is not correctly formed\b/,
    () => say`The document server and the app have different secrets, or the token was not sent.`,
  ],
  ['expiry', /\bThe document security token has expired\b/, CAUSES.expired, CAUSES.clockAhead],
]);

const RUBY = messagesOf('ruby-jwt', [
  [
    'claims',
    /\bInvalid subject\. Expected [^\n]{1,300}?, received\b|\bInvalid jti\b|\bMissing jti\b/,
    CAUSES.issue,
  ],
  [
    'key',
    /\bNo key id \(kid\) found from token headers\b/,
    () => say`The header has no “kid”, which is used to find the key in the JWKS.`,
  ],
  [
    'key',
    /\bHMAC key expected to be a String\b|\bThe given key is a \w+\. It has to be an? OpenSSL::PKey::\w+ instance/,
    CAUSES.keyKind,
  ],
  [
    'setup',
    /\bAn algorithm must be specified\b/,
    () => say`decode() is called without “algorithm”.`,
  ],
  ['algorithm', /\bUnsupported signing method\b|\bToken is missing alg header\b/, CAUSES.algorithm],
  ['setup', /\bpkeys are immutable on OpenSSL 3\.0\b/, CAUSES.wrongPackage],
  ['rule', /\bRevokedToken\b|\brevoked token\b/, CAUSES.revoked],
]);

/** Further messages of PHP and Ruby, tried before the short words of others. */
export const PHP_RUBY_MESSAGES: readonly ServerError[] = [
  ...LCOBUCCI,
  ...JWT_AUTH,
  ...SYMFONY,
  ...FIREBASE_JWT,
  ...PHP_APPS,
  ...ONLYOFFICE,
  ...RUBY,
];
