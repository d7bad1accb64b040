import type { Issuer } from './issuers.ts';
import { enforced, HOUR, MINUTE } from './limits.ts';

/** Half a year, the most that Apple accepts anywhere. */
const HALF_YEAR = 15_777_000;
/** Key and team ids. */
const APPLE_ID = /^[A-Z\d]{10}$/;
const APPLE_KEY = [
  ['alg', /^ES256$/],
  ['kid', APPLE_ID],
] as const;

/** Tokens that developers make for services of Apple, and those that the App Store signs. */
export const APPLE_SERVICES: readonly Issuer[] = [
  {
    id: 'app-store',
    name: "Apple's App Store",
    header: [['x5c', 'array']],
    claims: [['signedDate'], ['environment']],
    profile: 'signed-document',
    root: 'Apple Root CA - G3',
  },
  {
    id: 'app-store',
    name: "Apple's App Store",
    header: [['x5c', 'array']],
    claims: [['signedDate'], ['notificationType']],
    profile: 'signed-document',
    root: 'Apple Root CA - G3',
  },
  {
    id: 'app-store',
    name: "Apple's App Store",
    header: [['x5c', 'array']],
    claims: [['receiptType'], ['bundleId'], ['deviceVerification']],
    profile: 'signed-document',
    root: 'Apple Root CA - G3',
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
];
