import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const AWS = messagesOf('aws-jwt-verify', [
  ['expiry', /\bToken expired at \d{4}-/, CAUSES.expired],
  ['not-before', /\bToken can't be used before\b/, CAUSES.clockBehind],
  [
    'issuer',
    /\bIssuer not allowed: .{0,300}?\. Expected(?: one of)?: (?<listed>[^\n"]+)/,
    () => say`It comes from another user pool.`,
  ],
  [
    'audience',
    /\b(?:Audience|Client ID) not allowed: .{0,300}?\. Expected(?: one of)?: (?<listed>[^\n"]+)/,
    () => say`It was issued for another app client.`,
  ],
  [
    'audience',
    /\bMissing (?:Audience|Client ID)\. Expected/,
    () => say`A Cognito access token has "client_id" and no "aud".`,
  ],
  [
    'profile',
    /\bToken use not allowed: \w+/,
    () => say`Cognito issues ID and access tokens; this is the other one.`,
  ],
  [
    'scopes',
    /\bScope not allowed: .{0,300}?\. Expected(?: one of)?: (?<listed>[^\n"]+)/,
    CAUSES.scopes,
  ],
  [
    'key',
    /\bJWK for kid .{0,200} not found in the JWKS\b/,
    () => say`It comes from another user pool or region.`,
    CAUSES.rotation,
  ],
  ['form', /\bJWT string does not consist of exactly 3 parts\b/, CAUSES.notJwt],
]);

const FIREBASE = messagesOf('firebase-admin', [
  [
    'expiry',
    /\bFirebase (?:ID token|session cookie) has expired\b|\bauth\/(?:id-token|session-cookie)-expired\b/,
    () => say`ID tokens of Firebase live for an hour: have the client fetch a new one.`,
  ],
  [
    'key',
    /\bhas "kid" claim which does not correspond to a known public key\b/,
    () => say`It is so old that its key is gone: have the client fetch a new one.`,
    CAUSES.otherSet,
  ],
  [
    'key',
    /\bFirebase .{1,40} has no "kid" claim\b/,
    () => say`It is a custom token, or one of another issuer, where an ID token belongs.`,
  ],
  [
    'audience',
    /\bhas incorrect "aud" \(audience\) claim\. Expected "(?<expected>[^"]+)"/,
    () => say`Client and server are set up for different Firebase projects.`,
  ],
  [
    'issuer',
    /\bhas incorrect "iss" \(issuer\) claim\. Expected "(?<expected>[^"]+)"/,
    () => say`Client and server are set up for different Firebase projects.`,
  ],
  [
    'algorithm',
    /\bFirebase .{1,40} has incorrect algorithm\. Expected "(?<expected>[^"]+)"/,
    () => say`It is a custom token, or one of another issuer, where an ID token belongs.`,
  ],
  [
    'signature',
    /\bFirebase .{1,40} has invalid signature\b/,
    CAUSES.changed,
    () => say`It was made by the emulator, or by another issuer.`,
  ],
  ['form', /\bDecoding Firebase .{1,40} failed\b/, CAUSES.notJwt, CAUSES.cutOff],
]);

/** What clouds hand out to check their own tokens. */
export const CLOUD_MESSAGES: readonly ServerError[] = [...FIREBASE, ...AWS];
