import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const AWS = messagesOf('aws-jwt-verify', [
  ['expiry', /\bToken expired at \d{4}-/, CAUSES.expired],
  ['not-before', /\bToken can't be used before\b/, CAUSES.clockBehind],
  [
    'issuer',
    /\bIssuer not allowed: .{0,300}?\. Expected(?: one of)?: (?<listed>[^\n"]+)/,
    () => say`The token comes from another user pool.`,
  ],
  [
    'audience',
    /\b(?:Audience|Client ID) not allowed: .{0,300}?\. Expected(?: one of)?: (?<listed>[^\n"]+)/,
    () => say`The token was issued for another app client.`,
  ],
  [
    'audience',
    /\bMissing (?:Audience|Client ID)\. Expected/,
    () => say`A Cognito access token has “client_id” but no “aud”.`,
  ],
  [
    'profile',
    /\bToken use not allowed: \w+/,
    () => say`Cognito issues ID tokens and access tokens. This token is the wrong one of the two.`,
  ],
  [
    'scopes',
    /\bScope not allowed: .{0,300}?\. Expected(?: one of)?: (?<listed>[^\n"]+)/,
    CAUSES.scopes,
  ],
  [
    'key',
    /\bJWK for kid .{0,200} not found in the JWKS\b/,
    () => say`The token comes from another user pool or region.`,
    CAUSES.rotation,
  ],
  ['form', /\bJWT string does not consist of exactly 3 parts\b/, CAUSES.notJwt],
]);

const FIREBASE = messagesOf('firebase-admin', [
  [
    'expiry',
    /\bFirebase ID token has expired\b|\bauth\/id-token-expired\b/,
    () => say`Firebase ID tokens expire after one hour. Have the client get a new one.`,
  ],
  [
    'expiry',
    /\bFirebase session cookie has expired\b|\bauth\/session-cookie-expired\b/,
    () => say`The session cookie has expired. Have the user sign in again.`,
  ],
  [
    'key',
    /\bhas "kid" claim which does not correspond to a known public key\b/,
    () =>
      say`The token is so old that the issuer no longer publishes its key. Have the client get a new token.`,
    CAUSES.otherSet,
  ],
  [
    'key',
    /\bFirebase .{1,40} has no "kid" claim\b/,
    () => say`A custom token, or a token from another issuer, was sent instead of an ID token.`,
  ],
  [
    'audience',
    /\bhas incorrect "aud" \(audience\) claim\. Expected "(?<expected>[^"]+)"/,
    () => say`The client and the server are configured for different Firebase projects.`,
  ],
  [
    'issuer',
    /\bhas incorrect "iss" \(issuer\) claim\. Expected "(?<expected>[^"]+)"/,
    () => say`The client and the server are configured for different Firebase projects.`,
  ],
  [
    'algorithm',
    /\bFirebase .{1,40} has incorrect algorithm\. Expected "(?<expected>[^"]+)"/,
    () => say`A custom token, or a token from another issuer, was sent instead of an ID token.`,
  ],
  [
    'signature',
    /\bFirebase .{1,40} has invalid signature\b/,
    CAUSES.changed,
    () => say`The token was created by the emulator or by another issuer.`,
  ],
  ['form', /\bDecoding Firebase .{1,40} failed\b/, CAUSES.notJwt, CAUSES.cutOff],
]);

/** What clouds hand out to check their own tokens. */
export const CLOUD_MESSAGES: readonly ServerError[] = [...FIREBASE, ...AWS];
