import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

/** Codes of Microsoft.IdentityModel are stable, their words are not. */
const IDENTITY_MODEL = messagesOf('Microsoft.IdentityModel (.NET)', [
  [
    'expiry',
    /\bIDX10223\b/,
    CAUSES.expired,
    () => say`.NET allows five minutes of clock skew unless “ClockSkew” is set to another value.`,
  ],
  ['not-before', /\bIDX10222\b/, CAUSES.clockBehind],
  ['expiry', /\bIDX10224\b/, () => say`“exp” is earlier than “nbf”.`],
  [
    'expiry',
    /\bIDX10225\b/,
    () => say`The token has no “exp”, and “RequireExpirationTime” is on (the default).`,
  ],
  ['expiry', /\bIDX10230\b/, () => say`The server’s “LifetimeValidator” rejected the token.`],
  [
    'issuer',
    /\bIDX10205\b/,
    CAUSES.otherIssuer,
    () => say`The server expects v2.0 tokens from Entra ID but got a v1.0 token, or vice versa.`,
    CAUSES.slash,
  ],
  ['issuer', /\bIDX10204\b/, () => say`“ValidIssuer” is not set.`],
  ['issuer', /\bIDX10211\b/, () => say`The token has no “iss”.`],
  [
    'audience',
    /\bIDX10214\b/,
    CAUSES.otherAudience,
    () => say`“aud” contains the App ID URI but the server expects the client ID, or vice versa.`,
  ],
  ['audience', /\bIDX10208\b/, () => say`“ValidAudience” is not set.`],
  ['audience', /\bIDX1020[67]\b/, () => say`The token has no “aud”.`],
  ['type', /\bIDX1025[67]\b/, CAUSES.wrongKind],
  [
    'key',
    /\bIDX10500\b/,
    () => say`The server has no keys: fetching them failed, or none are configured.`,
  ],
  ['key', /\bIDX10501\b/, CAUSES.rotation, CAUSES.otherSet],
  ['key', /\bIDX10503\b/, CAUSES.otherSet, CAUSES.rotation],
  [
    'signature',
    /\bIDX10504\b/,
    () =>
      say`The token has no signature: “alg” is “none”, or the third part of the token was lost.`,
  ],
  ['signature', /\bIDX10508\b/, CAUSES.cutOff],
  [
    'signature',
    /\bIDX10511\b/,
    CAUSES.otherKey,
    CAUSES.changed,
    () => say`The token is for Microsoft Graph, and only Graph can verify it.`,
  ],
  [
    'key',
    /\bIDX10517\b/,
    () => say`The header has no “kid”, and none of the keys matched.`,
    CAUSES.otherKey,
  ],
  ['algorithm', /\bIDX10(?:634|640|652|696)\b/, CAUSES.algorithm],
  [
    'key',
    /\bIDX10(?:630|631|653|720)\b/,
    () => say`The secret or key is shorter than .NET allows for this algorithm.`,
  ],
  [
    'key',
    /\bIDX10609\b/,
    () => say`The token is encrypted, and the server has no key to decrypt it.`,
  ],
  ['key', /\bIDX10603\b/, () => say`The token is encrypted for a different key.`],
  ['form', /\bIDX12741\b|\bIDX12709\b|\bIDX14100\b|\bIDX12729\b/, CAUSES.notJwt, CAUSES.cutOff],
  ['form', /\bIDX10209\b/, () => say`The token is longer than “MaximumTokenSizeInBytes” allows.`],
  ['form', /\bIDX10400\b/, CAUSES.cutOff],
]);

const JWT_BEARER = messagesOf('ASP.NET Core', [
  ['audience', /\bThe audience '[^']*' is invalid\b/, CAUSES.otherAudience],
  ['issuer', /\bThe issuer '[^']*' is invalid\b/, CAUSES.otherIssuer, CAUSES.slash],
  ['expiry', /\bThe token expired at '/, CAUSES.expired],
  [
    'expiry',
    /\bThe token has no expiration\b/,
    () => say`The token has no “exp”, and the server requires one.`,
  ],
  ['expiry', /\bThe token lifetime is invalid\b/, () => say`“exp” is earlier than “nbf”.`],
  ['not-before', /\bThe token is not valid before '/, CAUSES.clockBehind],
  [
    'key',
    /\bThe signature key was not found\b/,
    CAUSES.otherSet,
    CAUSES.rotation,
    () => say`The keys could not be fetched when the server started.`,
  ],
  ['signature', /\bThe signature is invalid\b/, CAUSES.otherKey, CAUSES.changed],
]);

/** .NET. */
export const DOTNET_MESSAGES: readonly ServerError[] = [...IDENTITY_MODEL, ...JWT_BEARER];
