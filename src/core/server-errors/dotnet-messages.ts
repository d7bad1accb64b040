import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

/** Codes of Microsoft.IdentityModel are stable, their words are not. */
const IDENTITY_MODEL = messagesOf('Microsoft.IdentityModel (.NET)', [
  [
    'expiry',
    /\bIDX10223\b/,
    CAUSES.expired,
    () => say`.NET allows for five minutes unless "ClockSkew" says otherwise.`,
  ],
  ['not-before', /\bIDX10222\b/, CAUSES.clockBehind],
  ['expiry', /\bIDX10224\b/, () => say`"nbf" is later than "exp".`],
  [
    'expiry',
    /\bIDX10225\b/,
    () => say`There is no "exp", and "RequireExpirationTime" is on, as it is by default.`,
  ],
  ['expiry', /\bIDX10230\b/, () => say`A "LifetimeValidator" of the server says no.`],
  [
    'issuer',
    /\bIDX10205\b/,
    CAUSES.otherIssuer,
    () => say`A v1.0 token of Entra ID meets a server for v2.0, or the reverse.`,
    CAUSES.slash,
  ],
  ['issuer', /\bIDX10204\b/, () => say`No "ValidIssuer" is set.`],
  ['issuer', /\bIDX10211\b/, () => say`There is no "iss".`],
  [
    'audience',
    /\bIDX10214\b/,
    CAUSES.otherAudience,
    () => say`The App ID URI stands where the client id is expected, or the reverse.`,
  ],
  ['audience', /\bIDX10208\b/, () => say`No "ValidAudience" is set.`],
  ['audience', /\bIDX1020[67]\b/, () => say`There is no "aud".`],
  ['type', /\bIDX1025[67]\b/, CAUSES.wrongKind],
  [
    'key',
    /\bIDX10500\b/,
    () => say`The server has no keys: they could not be fetched, or none are set.`,
  ],
  ['key', /\bIDX10501\b/, CAUSES.rotation, CAUSES.otherSet],
  ['key', /\bIDX10503\b/, CAUSES.otherSet, CAUSES.rotation],
  [
    'signature',
    /\bIDX10504\b/,
    () => say`The token has no signature: "alg" is "none", or its third part was lost.`,
  ],
  ['signature', /\bIDX10508\b/, CAUSES.cutOff],
  [
    'signature',
    /\bIDX10511\b/,
    CAUSES.otherKey,
    CAUSES.changed,
    () => say`It is a token for Microsoft Graph, which only Graph can check.`,
  ],
  [
    'key',
    /\bIDX10517\b/,
    () => say`The header has no "kid", and none of the keys matched.`,
    CAUSES.otherKey,
  ],
  ['algorithm', /\bIDX10(?:634|640|652|696)\b/, CAUSES.algorithm],
  [
    'key',
    /\bIDX10(?:630|631|653|720)\b/,
    () => say`The secret or key is shorter than .NET allows for this algorithm.`,
  ],
  ['key', /\bIDX10609\b/, () => say`It is encrypted, and the server has no key to decrypt it.`],
  ['key', /\bIDX10603\b/, () => say`It is encrypted for another key.`],
  ['form', /\bIDX12741\b|\bIDX12709\b|\bIDX14100\b|\bIDX12729\b/, CAUSES.notJwt, CAUSES.cutOff],
  ['form', /\bIDX10209\b/, () => say`It is longer than "MaximumTokenSizeInBytes" allows.`],
  ['form', /\bIDX10400\b/, CAUSES.cutOff],
]);

const JWT_BEARER = messagesOf('ASP.NET Core', [
  ['audience', /\bThe audience '[^']*' is invalid\b/, CAUSES.otherAudience],
  ['issuer', /\bThe issuer '[^']*' is invalid\b/, CAUSES.otherIssuer, CAUSES.slash],
  ['expiry', /\bThe token expired at '/, CAUSES.expired],
  [
    'expiry',
    /\bThe token has no expiration\b/,
    () => say`There is no "exp", and the server asks for one.`,
  ],
  ['expiry', /\bThe token lifetime is invalid\b/, () => say`"exp" comes before "nbf".`],
  ['not-before', /\bThe token is not valid before '/, CAUSES.clockBehind],
  [
    'key',
    /\bThe signature key was not found\b/,
    CAUSES.otherSet,
    CAUSES.rotation,
    () => say`The keys could not be fetched when the server began.`,
  ],
  ['signature', /\bThe signature is invalid\b/, CAUSES.otherKey, CAUSES.changed],
]);

/** .NET. */
export const DOTNET_MESSAGES: readonly ServerError[] = [...IDENTITY_MODEL, ...JWT_BEARER];
