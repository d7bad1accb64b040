import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const GITHUB = messagesOf('GitHub', [
  [
    'expiry',
    /'Expiration time' claim \('exp'\) is too far in the future/,
    () =>
      say`By GitHub’s clock, “exp” may be at most 10 minutes ahead. Set “exp” 9 minutes ahead and “iat” 60 seconds back.`,
  ],
  [
    'expiry',
    /'Expiration time' claim \('exp'\) must be a numeric value\b/,
    CAUSES.expired,
    CAUSES.notANumber,
  ],
  [
    'issued-at',
    /'Issued at' claim \('iat'\) must be an Integer\b/,
    CAUSES.clockBehind,
    CAUSES.notANumber,
  ],
  [
    'issuer',
    /'Issuer' claim \('iss'\) must be an Integer\b/,
    () => say`“iss” must be the app’s ID or client ID.`,
  ],
  ['form', /\bA JSON web token could not be decoded\b/, CAUSES.otherKey, CAUSES.cutOff],
  [
    'rule',
    /\bIntegration not found\b|\bIntegration must generate a public key\b/,
    CAUSES.registration,
  ],
]);

const GOOGLE = messagesOf('Google', [
  [
    'expiry',
    /\bToken must be a short-lived token \(60 minutes\)/,
    () =>
      say`Google allows 60 minutes between “iat” and “exp”, both in seconds, and the clock must be accurate.`,
  ],
  [
    'signature',
    /\bInvalid JWT Signature\b|\bInvalid signature for token\b/,
    () => say`The service account’s key was deleted, or belongs to an account other than “iss”.`,
  ],
  [
    'audience',
    /\bInvalid JWT: Failed audience check\b|\bThe audience client and the client need to be in the same project\b/,
    CAUSES.otherAudience,
  ],
  [
    'issuer',
    /\binvalid_grant[^\n]{0,60}\b(?:Not a valid email or user ID|account not found)\b/i,
    () => say`“iss” must be the service account’s email address, and “sub” a user in the domain.`,
  ],
  [
    'scopes',
    /\bClient is unauthorized to retrieve access tokens using this method\b/,
    () => say`Domain-wide delegation does not include the client ID or one of the scopes.`,
  ],
  ['rule', /\bToken has been expired or revoked\b/, CAUSES.revoked],
  [
    'unnamed',
    /\bRequest had invalid authentication credentials\b/,
    CAUSES.expired,
    () =>
      say`Google APIs accept access tokens, not ID tokens or JWTs you signed yourself, unless “aud” names the API.`,
  ],
  ['type', /\bACCESS_TOKEN_TYPE_UNSUPPORTED\b/, CAUSES.idToken],
  ['request', /\bCREDENTIALS_MISSING\b/, CAUSES.noHeader],
  ['form', /\binvalid_grant[^\n]{0,60}\bInvalid JWT\b/i, CAUSES.wrongKind],
]);

const APPLE = messagesOf('Apple', [
  [
    'signature',
    /\bInvalidProviderToken\b/,
    () =>
      say`The key, “kid” and team ID in “iss” do not belong together, or the key is for the other environment.`,
  ],
  [
    'issued-at',
    /\bExpiredProviderToken\b/,
    () =>
      say`APNs accepts a token for 60 minutes after “iat”. Generate a new one every 20 to 60 minutes.`,
  ],
  ['request', /\bMissingProviderToken\b/, CAUSES.noHeader],
  [
    'issued-at',
    /\bTooManyProviderTokenUpdates\b/,
    () => say`APNs allows one new token every 20 minutes: reuse the token.`,
  ],
  [
    'rule',
    /\bBadJwtToken\b/,
    () =>
      say`Apple’s web push needs its own origin in “aud”, “exp” within one day, and a real email address or URL in “sub”.`,
  ],
  ['key', /\bVapidPkHashMismatch\b/, CAUSES.vapidKey],
  [
    'unnamed',
    /\bProvide a properly configured and signed bearer token\b/,
    () =>
      say`App Store Connect requires a lifetime of at most 20 minutes, “appstoreconnect-v1” in “aud”, ES256, and the key’s “kid”.`,
  ],
]);

const PUSH = messagesOf('Web push', [
  [
    'key',
    /\bdo not correspond to the credentials used to create the subscriptions?\b/,
    CAUSES.vapidKey,
  ],
  [
    'signature',
    /\binvalid JWT provided\b/,
    () =>
      say`The push service could not verify the VAPID token. Check the token’s key, “aud” and “exp” (24 hours at most).`,
  ],
  [
    'claims',
    /\bInvalid VAPID token: A value in the vapid claims\b/,
    () =>
      say`“exp” must be a number within 24 hours, “aud” the push service’s origin, and “sub” a mailto: or https: URL.`,
  ],
  [
    'key',
    /\bcrypto-key header had invalid format\b|\bimproperly specified crypto-key\b/,
    CAUSES.vapidKey,
  ],
  ['expiry', /\bInvalid bearer token: Auth expired\b/, CAUSES.expired],
  ['rule', /\bUnauthorized ?Registration\b/, CAUSES.vapidKey],
]);

const FCM = messagesOf('FCM', [
  [
    'rule',
    /\bSENDER_ID_MISMATCH\b|\bSenderId mismatch\b|\bmismatched-credential\b/,
    CAUSES.placeholders,
  ],
  [
    'rule',
    /\bTHIRD_PARTY_AUTH_ERROR\b|\bAuth error from APNS or Web Push Service\b/,
    () => say`The APNs key or VAPID key uploaded to Firebase is missing or wrong.`,
  ],
]);

const OTHERS = messagesOf('Twilio', [
  [
    'expiry',
    /\b20104\b[^\n]{0,40}\bAccess Token expired\b|\bAccessTokenExpired\b|\bAccess Token expired or expiration date invalid\b/i,
    CAUSES.expired,
  ],
  [
    'issuer',
    /\bInvalid Access Token issuer\/subject\b/,
    () => say`“iss” must be the API key’s SID and “sub” the account’s SID.`,
  ],
  ['signature', /\bInvalid Access Token signature\b/, CAUSES.otherKey],
  ['claims', /\bInvalid Access Token grants\b/, CAUSES.issue],
]);

const DOCUSIGN = messagesOf('DocuSign', [
  ['signature', /\bno_valid_keys_or_signatures\b/, CAUSES.otherKey],
  [
    'issuer',
    /\bissuer_not_found\b/,
    () => say`“iss” must be the integration key for this environment.`,
  ],
]);

const SALESFORCE = messagesOf('Salesforce', [
  ['rule', /\buser hasn't approved this consumer\b/, CAUSES.consent],
  [
    'audience',
    /"error_description": ?"audience is invalid"/,
    () =>
      say`“aud” must be “https://login.salesforce.com”, or “https://test.salesforce.com” for a sandbox.`,
  ],
]);

const BOX = messagesOf('Box', [
  [
    'expiry',
    /\bPlease check the 'exp' claim\b|\bexpiration date time listed in the 'exp' claim\b/,
    () => say`By Box’s clock, “exp” may be at most 60 seconds ahead.`,
  ],
  ['claims', /\bPlease check the '(?<expected>\w{1,30})' claim\b/, CAUSES.registration],
]);

const ZOOM = messagesOf('Zoom', [
  ['unnamed', /"code": ?124\b|\bAccess token is expired\b/, CAUSES.expired, CAUSES.registration],
]);

/** Rules of services for the tokens that clients sign themselves. */
export const SERVICE_MESSAGES: readonly ServerError[] = [
  ...GITHUB,
  ...GOOGLE,
  ...APPLE,
  ...PUSH,
  ...FCM,
  ...OTHERS,
  ...DOCUSIGN,
  ...SALESFORCE,
  ...BOX,
  ...ZOOM,
];
