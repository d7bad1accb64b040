import { say } from '../words/say.ts';
import type { Issuer } from './issuers.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Half a year, the most that Apple accepts anywhere. */
const HALF_YEAR = 15_777_000;

/** Key and team ids of Apple. */
const APPLE_ID = /^[A-Z\d]{10}$/;
const APPLE_KEY = [
  ['alg', /^ES256$/],
  ['kid', APPLE_ID],
] as const;
const SERVICE_ACCOUNT = /\.gserviceaccount\.com$/;
const ENTRA = /^https:\/\/(?:sts|login)\.(?:windows|microsoftonline|partner|chinacloudapi)/;

const enforced = (seconds: number, title?: string) =>
  ({ seconds, isEnforced: true, ...(title && { reference: { title } }) }) as const;

/**
 * Kinds of token that one service makes or takes, with what its documents say about them. All
 * marks of a row must be there, and then they say more than "iss" does: a load balancer signs
 * what it passes on with a key of its own, and leaves the "iss" of the user pool in it.
 * The first that fits is taken.
 */
export const SERVICES: readonly Issuer[] = [
  {
    id: 'alb',
    get name() {
      return say`an AWS load balancer`;
    },
    header: [['signer', /^arn:aws[\w-]*:elasticloadbalancing:/]],
    algorithms: ['ES256'],
    profile: 'forwarded-identity',
    omits: ['aud'],
    source: 'Elastic Load Balancing: Authenticate users using an Application Load Balancer',
  },
  {
    id: 'entra',
    name: 'Entra ID',
    claims: [['iss', ENTRA], ['xms_cc']],
    algorithms: ['RS256'],
    servesMany: true,
    // Continuous access evaluation: up to 28 hours, and revoked at once.
    longest: 28 * HOUR,
  },
  { id: 'entra', name: 'Entra ID', claims: [['xms_cc']], longest: 28 * HOUR },
  {
    id: 'supabase',
    name: 'Supabase',
    claims: [
      ['iss', /^supabase(?:-demo)?$/],
      ['role', /^(?:anon|service_role)$/],
    ],
    // The keys of a project: ten years.
    longest: Number.POSITIVE_INFINITY,
    isKey: true,
  },
  {
    id: 'kubernetes',
    name: 'Kubernetes',
    claims: [[['kubernetes.io', 'warnafter']]],
    profile: 'workload-identity',
    // The token's pod is warned after an hour, and the token ends with the pod.
    longest: 366 * DAY,
    source: 'KEP-1205, --service-account-extend-token-expiration',
  },
  {
    id: 'duende',
    name: 'Duende IdentityServer',
    header: [['typ', /^(?:application\/)?at\+jwt$/i]],
    claims: [['scope', 'array'], ['client_id']],
    profile: 'access-token',
    otherTypes: { scope: { type: 'array', option: 'EmitScopesAsSpaceDelimitedStringInJwt' } },
    omits: ['sub'],
  },
  {
    id: 'app-store',
    name: "Apple's App Store",
    header: [['x5c', 'array']],
    claims: [['signedDate'], ['environment']],
    profile: 'signed-document',
    root: 'Apple Root CA - G3',
    source: 'App Store Server API: JWSTransaction',
  },
  {
    id: 'app-store',
    name: "Apple's App Store",
    header: [['x5c', 'array']],
    claims: [['signedDate'], ['notificationType']],
    profile: 'signed-document',
    root: 'Apple Root CA - G3',
    source: 'App Store Server Notifications: responseBodyV2DecodedPayload',
  },
  {
    id: 'app-store',
    name: "Apple's App Store",
    header: [['x5c', 'array']],
    claims: [['receiptType'], ['bundleId'], ['deviceVerification']],
    profile: 'signed-document',
    root: 'Apple Root CA - G3',
    source: 'StoreKit: AppTransaction',
  },
  {
    id: 'apple-service',
    name: 'Apple Push Notification service (APNs)',
    isFor: true,
    header: APPLE_KEY,
    claims: [['iss', APPLE_ID], ['iat']],
    only: ['iss', 'iat'],
    profile: 'service-request',
    expiry: 'optional',
    age: {
      seconds: HOUR,
      reference: { title: 'Apple: Establishing a token-based connection to APNs' },
    },
  },
  {
    id: 'apple-service',
    name: 'Apple MusicKit or MapKit JS',
    isFor: true,
    header: APPLE_KEY,
    claims: [['iss', APPLE_ID], ['iat'], ['exp']],
    only: ['iss', 'iat', 'exp', 'origin'],
    profile: 'service-request',
    longest: HALF_YEAR,
    limit: enforced(HALF_YEAR, 'Apple: Generating developer tokens'),
    isKey: true,
  },
  {
    id: 'apple-service',
    name: 'Apple WeatherKit',
    isFor: true,
    header: [...APPLE_KEY, ['id', /^[A-Z\d]{10}\..+/]],
    claims: [['iss', APPLE_ID], ['sub']],
    profile: 'service-request',
  },
  {
    id: 'apple-service',
    name: 'Sign in with Apple',
    isFor: true,
    claims: [['aud', /^https:\/\/appleid\.apple\.com$/]],
    profile: 'service-request',
    longest: HALF_YEAR,
    limit: { ...enforced(HALF_YEAR), code: 'apple-secret-life' },
    isKey: true,
  },
  {
    id: 'apple-service',
    name: 'the App Store Connect API',
    isFor: true,
    claims: [
      ['aud', /^appstoreconnect-v1$/],
      ['scope', 'array'],
    ],
    profile: 'service-request',
    otherTypes: { scope: { type: 'array' } },
    // With a scope that only reads.
    limit: enforced(HALF_YEAR, 'Apple: Generating tokens for API requests'),
  },
  {
    id: 'apple-service',
    name: 'the App Store Server API',
    isFor: true,
    claims: [['aud', /^appstoreconnect-v1$/], ['bid']],
    profile: 'service-request',
    limit: enforced(HOUR, 'Apple: Generating JSON Web Tokens for API requests'),
  },
  {
    id: 'apple-service',
    name: 'the App Store Connect API',
    isFor: true,
    claims: [['aud', /^appstoreconnect-v1$/]],
    profile: 'service-request',
    limit: enforced(20 * MINUTE, 'Apple: Generating tokens for API requests'),
  },
  {
    id: 'fido',
    get name() {
      return say`the FIDO Metadata Service`;
    },
    claims: [['no'], ['nextUpdate', /^\d{4}-\d\d-\d\d/], ['entries', 'array']],
    profile: 'signed-document',
    root: 'GlobalSign Root CA - R3',
    source: 'FIDO Metadata Service 3.0 §3.1.6',
  },
  {
    id: 'google',
    name: 'Google Play Integrity or SafetyNet',
    claims: [['apkPackageName'], ['timestampMs'], ['nonce']],
    profile: 'signed-document',
  },
  {
    id: 'google-service',
    name: 'Firebase Authentication',
    isFor: true,
    claims: [
      ['aud', /^https:\/\/identitytoolkit\.googleapis\.com\//],
      ['uid'],
      ['iss', SERVICE_ACCOUNT],
    ],
    profile: 'service-request',
    limit: enforced(HOUR, 'Firebase: Create custom tokens'),
  },
  {
    id: 'google-service',
    name: 'Google Wallet',
    isFor: true,
    claims: [
      ['aud', /^google$/],
      ['typ', /^savetowallet$/],
      ['iss', SERVICE_ACCOUNT],
    ],
    profile: 'service-request',
    expiry: 'optional',
  },
  {
    id: 'google-service',
    name: 'Google',
    isFor: true,
    claims: [
      ['aud', /^https:\/\/(?:oauth2|www)\.googleapis\.com\/(?:token|oauth2\/v4\/token)$/],
      ['iss', SERVICE_ACCOUNT],
    ],
    profile: 'authorization-grant',
    limit: enforced(HOUR, 'Google: Using OAuth 2.0 for server to server applications'),
  },
  {
    id: 'google-service',
    name: 'Google APIs',
    isFor: true,
    claims: [['iss', SERVICE_ACCOUNT], ['sub', SERVICE_ACCOUNT], ['exp']],
    profile: 'service-request',
    limit: enforced(HOUR, 'Google: Service account authorization without OAuth'),
  },
  {
    id: 'github-app',
    name: 'the GitHub API',
    isFor: true,
    header: [['alg', /^RS256$/]],
    claims: [['iss', /^(?:\d{1,10}|Iv(?:\d\.)?[\w.]{8,40})$/], ['iat'], ['exp']],
    only: ['iss', 'iat', 'exp'],
    profile: 'service-request',
    otherTypes: { iss: { type: 'number' } },
    limit: {
      ...enforced(10 * MINUTE, 'GitHub: Generating a JSON Web Token (JWT) for a GitHub App'),
      setBack: 60,
    },
  },
  {
    id: 'snowflake',
    name: 'Snowflake',
    isFor: true,
    claims: [['iss', /\.SHA256:[A-Za-z\d+/]{43}=$/], ['sub']],
    profile: 'service-request',
    limit: enforced(HOUR, 'Snowflake: Authenticating to the server'),
  },
  {
    id: 'docusign',
    name: 'Docusign',
    isFor: true,
    claims: [['aud', /^account(?:-[ds])?\.docusign\.com$/]],
    profile: 'authorization-grant',
  },
  {
    id: 'salesforce',
    name: 'Salesforce',
    isFor: true,
    claims: [['aud', /^https:\/\/[\w.-]+\.salesforce\.com(?:\/.*)?$/], ['iss', /^3MVG/], ['sub']],
    profile: 'authorization-grant',
    // Three minutes, and the time that servers' clocks may be apart.
    limit: enforced(3 * MINUTE, 'Salesforce: OAuth 2.0 JWT Bearer Flow'),
  },
  {
    id: 'box',
    name: 'Box',
    isFor: true,
    claims: [['box_sub_type'], ['aud', /^https:\/\/api\.box\.com\//]],
    profile: 'authorization-grant',
    limit: enforced(MINUTE, 'Box: JWT without SDK'),
  },
  {
    id: 'zoom',
    name: 'Zoom',
    isFor: true,
    claims: [['mn'], ['role'], ['exp']],
    profile: 'service-request',
    longest: 2 * DAY,
    limit: enforced(2 * DAY, 'Zoom: Meeting SDK authorization'),
  },
  {
    id: 'zoom',
    name: 'Zoom',
    isFor: true,
    claims: [['app_key'], ['tpc'], ['role_type']],
    profile: 'service-request',
    longest: 2 * DAY,
    limit: enforced(2 * DAY, 'Zoom: Video SDK authorization'),
  },
  {
    id: 'twilio',
    name: 'Twilio',
    isFor: true,
    header: [['cty', /^twilio-fpa;/]],
    profile: 'service-request',
    omits: ['aud'],
    longest: DAY,
    limit: enforced(DAY, 'Twilio: Access Tokens'),
  },
  {
    id: 'livekit',
    name: 'LiveKit',
    isFor: true,
    claims: [
      ['iss', /^API\w+/],
      ['video', 'object'],
    ],
    profile: 'service-request',
  },
  {
    id: 'vonage',
    name: 'Vonage',
    isFor: true,
    claims: [['application_id', /^[\da-f-]{36}$/], ['iat'], ['jti']],
    profile: 'service-request',
    longest: DAY,
    limit: enforced(DAY, 'Vonage: JSON Web Tokens'),
  },
  {
    id: 'coinbase',
    name: 'the Coinbase API',
    isFor: true,
    claims: [['iss', /^(?:cdp|coinbase-cloud)$/], ['sub'], ['exp']],
    profile: 'service-request',
    limit: enforced(2 * MINUTE, 'Coinbase Developer Platform: Authentication'),
  },
  {
    id: 'tableau',
    name: 'Tableau',
    isFor: true,
    claims: [
      ['aud', /^tableau$/],
      ['scp', 'array'],
    ],
    profile: 'service-request',
    limit: enforced(10 * MINUTE, 'Tableau: Connected apps'),
  },
  {
    id: 'ghost',
    name: 'the Ghost Admin API',
    isFor: true,
    claims: [['aud', /^\/(?:v\d\/|canary\/)?admin\/$/]],
    profile: 'service-request',
    limit: enforced(5 * MINUTE, 'Ghost: Admin API token authentication'),
  },
  {
    id: 'zendesk',
    name: 'Zendesk',
    isFor: true,
    header: [['alg', /^HS256$/]],
    claims: [['iat'], ['jti'], ['email'], ['name']],
    only: [
      ...['iat', 'jti', 'email', 'name', 'external_id', 'organization', 'organization_id', 'phone'],
      ...['tags', 'remote_photo_url', 'locale', 'locale_id', 'role', 'user_fields', 'return_to'],
      ...['organizations', 'organization_ids', 'custom_role_id', 'email_verified'],
    ],
    profile: 'service-request',
    expiry: 'optional',
  },
  {
    id: 'zendesk',
    name: 'Zendesk messaging',
    isFor: true,
    header: [['kid', /^app_/]],
    claims: [['external_id'], ['scope', /^user$/]],
    profile: 'service-request',
    expiry: 'optional',
  },
  {
    id: 'plaid',
    name: 'Plaid',
    claims: [['iat'], ['request_body_sha256']],
    only: ['iat', 'request_body_sha256'],
    profile: 'signed-document',
    age: { seconds: 5 * MINUTE, reference: { title: 'Plaid: Webhook verification' } },
  },
  {
    id: 'mercure',
    name: 'Mercure',
    isFor: true,
    claims: [['mercure', 'object']],
    profile: 'service-request',
    expiry: 'optional',
  },
  {
    id: 'engine-api',
    get name() {
      return say`the Ethereum engine API`;
    },
    isFor: true,
    header: [['alg', /^HS256$/]],
    claims: [['iat']],
    only: ['iat', 'id', 'clv'],
    profile: 'service-request',
    expiry: 'optional',
    age: { seconds: MINUTE, reference: { title: 'Ethereum engine API: Authentication' } },
  },
  {
    id: 'docker',
    get name() {
      return say`a Docker registry`;
    },
    isFor: true,
    claims: [['access', 'array'], ['iss'], ['aud']],
    profile: 'access-token',
  },
  {
    id: 'nats',
    name: 'NATS',
    isFor: true,
    claims: [
      ['nats', 'object'],
      ['iss', /^[OAN][A-Z2-7]{55}$/],
    ],
    profile: 'service-request',
    expiry: 'optional',
  },
  {
    id: 'nomad',
    name: 'HashiCorp Nomad',
    claims: [['nomad_namespace'], ['nomad_job_id']],
    profile: 'workload-identity',
    expiry: 'optional',
  },
  {
    id: 'home-assistant',
    name: 'Home Assistant',
    isFor: true,
    header: [['alg', /^HS256$/]],
    claims: [['iss', /^[\da-f]{32}$/], ['iat'], ['exp']],
    only: ['iss', 'iat', 'exp'],
    profile: 'service-request',
    // A long-lived access token: ten years, and ended in the user's profile.
    longest: Number.POSITIVE_INFINITY,
    isKey: true,
  },
];
