import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const certificate = () =>
  say`The client assertion is not signed with the certificate uploaded to the app registration.`;
const federated = () =>
  say`The app’s federated credential must have exactly the token’s “iss”, “sub” and “aud”.`;

/** Codes of Entra ID are stable, their words are not. */
const ENTRA = messagesOf('Microsoft Entra ID', [
  ['setup', /\bAADSTS700016\b/, () => say`No application in this tenant has this client ID.`],
  ['signature', /\bAADSTS700027\b/, certificate],
  [
    'audience',
    /\bAADSTS700023\b|\bAADSTS500131\b/,
    () => say`The assertion’s “aud” must be the tenant’s token endpoint or issuer.`,
  ],
  ['expiry', /\bAADSTS700024\b|\bAADSTS500133\b/, CAUSES.expired, CAUSES.clockAhead],
  [
    'setup',
    /\bAADSTS700025\b/,
    () => say`The app is a public client. Send no secret and no assertion.`,
  ],
  ['signature', /\bAADSTS700030\b/, certificate],
  ['issuer', /\bAADSTS700211\b/, federated],
  ['audience', /\bAADSTS700212\b/, federated],
  ['claims', /\bAADSTS700213\b|\bAADSTS70021\b/, federated],
  [
    'signature',
    /\bAADSTS50013\b/,
    certificate,
    () =>
      say`The assertion is an access token for another API, or is signed with another tenant’s keys.`,
  ],
  ['form', /\bAADSTS50027\b/, CAUSES.notJwt, CAUSES.cutOff],
  [
    'setup',
    /\bAADSTS7000215\b/,
    () =>
      say`The ID of the client secret was sent instead of its value, or the secret belongs to another app.`,
  ],
  ['setup', /\bAADSTS7000222\b/, () => say`The client secret has expired. Create a new one.`],
  [
    'setup',
    /\bAADSTS7000218\b/,
    () =>
      say`The request needs “client_assertion” or “client_secret”, unless the app allows public client flows.`,
  ],
  ['rule', /\bAADSTS7000112\b/, () => say`The application is disabled in this tenant.`],
  ['rule', /\bAADSTS(?:700082|70008|70043|50173)\b/, CAUSES.revoked],
  [
    'setup',
    /\bAADSTS500011\b/,
    () => say`The resource or scope names an API that does not exist in this tenant.`,
  ],
  ['rule', /\bAADSTS50105\b/, CAUSES.permission],
  ['rule', /\bAADSTS65001\b/, CAUSES.consent],
  ['setup', /\bAADSTS700054\b/, () => say`ID tokens are not enabled for the app’s implicit flow.`],
  ['unnamed', /\bAADSTS\d{5,7}\b/, CAUSES.registration],
]);

const GRAPH = messagesOf('Microsoft Graph, Azure', [
  [
    'audience',
    /\bAccess token validation failure\. Invalid audience\b|\bInvalidAuthenticationTokenAudience\b/,
    () =>
      say`The token was requested for another resource. Request “https://graph.microsoft.com/.default”.`,
  ],
  [
    'expiry',
    /\bAccess token has expired or is not yet valid\b|\bLifetime validation failed, the token is expired\b|\bExpiredAuthenticationToken\b/,
    CAUSES.expired,
  ],
  [
    'form',
    /\bJWT is not well formed\b|\bCompactToken (?:parsing failed|validation failed)\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  [
    'issuer',
    /\bThe access token is from the wrong issuer\b|\bInvalidAuthenticationTokenTenant\b/,
    () => say`The token comes from a different tenant than the subscription.`,
  ],
  ['request', /\bAccess token is empty\b/, CAUSES.emptyToken],
  [
    'scopes',
    /\bInsufficient privileges to complete the operation\b|\bAuthorization_RequestDenied\b/,
    CAUSES.permission,
  ],
  ['scopes', /\bIDW10201\b/, CAUSES.scopes],
  ['unnamed', /\bInvalidAuthenticationToken\b/, CAUSES.expired, CAUSES.otherAudience],
]);

/** More codes of Microsoft.IdentityModel. */
const IDENTITY_MODEL = messagesOf('Microsoft.IdentityModel (.NET)', [
  ['setup', /\bIDX2080[347]\b/, CAUSES.unreachable],
  [
    'setup',
    /\bIDX20108\b/,
    () => say`The metadata URL must start with “https://”, unless “RequireHttpsMetadata” is off.`,
  ],
  ['setup', /\bIDX10638\b/, CAUSES.privateWhere],
  ['setup', /\bIDX10703\b/, CAUSES.noKeySet],
  ['key', /\bIDX10516\b/, CAUSES.rotation, CAUSES.otherSet],
  ['signature', /\bIDX10512\b|\bIDX10506\b/, CAUSES.otherKey],
  ['key', /\bIDX106(?:07|11|18|19|20)\b/, CAUSES.otherDecryptionKey],
  ['form', /\bIDX10000\b/, CAUSES.emptyToken],
  ['form', /\bIDX12723\b|\bIDX14101\b|\bIDX14102\b/, CAUSES.badJson, CAUSES.badBase64],
  ['claims', /\bIDX2132[13]\b/, CAUSES.nonce],
  ['issuer', /\bIDX40001\b/, CAUSES.otherIssuer],
  ['algorithm', /\bIDX106(?:47|77)\b/, CAUSES.algorithm],
]);

const JWT_NET = messagesOf('JWT.Net', [
  [
    'form',
    /\bToken must consist (?:from|of) 3 delimited by dot parts\b/,
    CAUSES.notJwt,
    CAUSES.cutOff,
  ],
  [
    'signature',
    /\bJWT\.(?:Exceptions\.)?SignatureVerificationException\b/,
    CAUSES.otherKey,
    CAUSES.secretForm,
  ],
]);

/** Services and libraries of Microsoft. */
export const MICROSOFT_MESSAGES: readonly ServerError[] = [
  ...ENTRA,
  ...GRAPH,
  ...IDENTITY_MODEL,
  ...JWT_NET,
];
