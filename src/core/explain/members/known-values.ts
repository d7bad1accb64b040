import { say } from '../../words/say.ts';
import { ENTRA_CLIENTS, ENTRA_ROLES, ENTRA_TENANTS } from './entra-values.ts';

type Words = () => string;

/** OpenID Connect Core §5.4 and §11, and what others took from there. */
const SCOPES: ReadonlyMap<string, Words> = new Map([
  ['openid', () => say`OpenID Connect sign-in with an ID token`],
  ['profile', () => say`the user’s name, picture and other profile data`],
  ['email', () => say`the email address`],
  ['address', () => say`the postal address`],
  ['phone', () => say`the phone number`],
  ['offline_access', () => say`a refresh token, for access while the user is away`],
]);

/** Authentication method references (RFC 8176 §2). */
const METHODS: ReadonlyMap<string, Words> = new Map([
  ['face', () => say`face recognition`],
  ['fpt', () => say`a fingerprint`],
  ['geo', () => say`the user’s location`],
  ['hwk', () => say`proof of possession of a hardware-secured key`],
  ['iris', () => say`an iris scan`],
  ['kba', () => say`questions that only the user can answer`],
  ['mca', () => say`more than one channel`],
  ['mfa', () => say`more than one factor`],
  ['otp', () => say`a one-time password`],
  ['pin', () => say`a PIN or a pattern`],
  ['pop', () => say`proof of possession of a key`],
  ['pwd', () => say`a password`],
  ['rba', () => say`a risk assessment`],
  ['retina', () => say`a retina scan`],
  ['sc', () => say`a smart card`],
  ['sms', () => say`a text message`],
  ['swk', () => say`proof of possession of a software-secured key`],
  ['tel', () => say`a phone call`],
  ['user', () => say`a user presence test`],
  ['vbm', () => say`a voiceprint`],
  ['wia', () => say`Windows integrated authentication`],
]);

const LOGIN_CLASSES: ReadonlyMap<string, Words> = new Map([
  ['0', () => say`the issuer gives no assurance for this sign-in`],
  ['phr', () => say`phishing-resistant sign-in`],
  ['phrh', () => say`phishing-resistant sign-in with a hardware-protected key`],
  ['urn:okta:loa:1fa:any', () => say`any one factor`],
  ['urn:okta:loa:2fa:any', () => say`any two factors`],
  ['http://eidas.europa.eu/LoA/low', () => say`eIDAS assurance level “low” (European Union)`],
  [
    'http://eidas.europa.eu/LoA/substantial',
    () => say`eIDAS assurance level “substantial” (European Union)`,
  ],
  ['http://eidas.europa.eu/LoA/high', () => say`eIDAS assurance level “high” (European Union)`],
  ['http://schemas.openid.net/pape/policies/2007/06/multi-factor', () => say`more than one factor`],
  [
    'http://schemas.openid.net/pape/policies/2007/06/phishing-resistant',
    () => say`phishing-resistant sign-in`,
  ],
]);

/** Receivers whose names are the same everywhere. */
const AUDIENCES: readonly (readonly [form: RegExp, name: string])[] = [
  [
    /^(?:00000003-0000-0000-c000-000000000000|https:\/\/graph\.microsoft\.com\/?)$/,
    'Microsoft Graph',
  ],
  [/^https:\/\/management\.(?:core\.windows\.net|azure\.com)\/?$/, 'Azure Resource Manager'],
  [/^https:\/\/vault\.azure\.net\/?$/, 'Azure Key Vault'],
  [/^api:\/\/AzureADTokenExchange$/, 'Microsoft Entra ID (workload identity federation)'],
  [/^[\w-]+\.apps\.googleusercontent\.com$/, 'Google (OAuth client)'],
  [/^https:\/\/(?:oauth2\.googleapis\.com\/token|accounts\.google\.com)$/, 'Google'],
  [/^sts\.amazonaws\.com$/, 'AWS STS'],
  [/^https:\/\/appleid\.apple\.com$/, 'Apple'],
  [/^https:\/\/[\w.-]+\.auth0\.com\/userinfo$/, 'Auth0 (UserInfo)'],
  [/^https:\/\/[\w.-]+\.auth0\.com\/api\/v2\/$/, 'Auth0 (Management API)'],
  [/^https:\/\/kubernetes\.default\.svc(?:\.cluster\.local)?\/?$/, 'Kubernetes API server'],
  [/^sigstore$/, 'Sigstore'],
];

/** Values of single claims that mean something, by the name of the claim. */
const CODES: Readonly<Record<string, ReadonlyMap<string, Words>>> = {
  wids: ENTRA_ROLES,
  tid: ENTRA_TENANTS,
  appid: ENTRA_CLIENTS,
  azp: ENTRA_CLIENTS,
  azpacr: clientProofs(),
  appidacr: clientProofs(),
  acct: new Map([
    ['0', () => say`a member of the tenant`],
    ['1', () => say`a guest`],
  ]),
  idtyp: new Map([
    ['app', () => say`an application acting as itself, without a user`],
    ['user', () => say`an application acting on behalf of a user`],
  ]),
  token_use: new Map([
    ['id', () => say`an ID token, for the client`],
    ['access', () => say`an access token, for APIs`],
  ]),
  aal: new Map([
    ['aal1', () => say`one factor`],
    ['aal2', () => say`more than one factor`],
  ]),
  gty: new Map([
    ['client-credentials', () => say`the client acting as itself, without a user`],
    ['password', () => say`the client sent the username and password`],
    [
      'authorization_code',
      () => say`the user signed in, and the client received an authorization code`,
    ],
    ['refresh_token', () => say`the client sent a refresh token`],
  ]),
  attest: new Map([
    ['A', () => say`the carrier knows the caller and the caller’s right to use the number`],
    ['B', () => say`the carrier knows the caller, but not the caller’s right to use the number`],
    ['C', () => say`the carrier only forwards the call`],
  ]),
  role: new Map([
    ['anon', () => say`anyone who is not signed in`],
    ['authenticated', () => say`anyone who is signed in`],
    [
      'service_role',
      () => say`a server that bypasses all row-level security; never share this token`,
    ],
  ]),
};

function clientProofs(): ReadonlyMap<string, Words> {
  return new Map([
    ['0', () => say`no client authentication (public client)`],
    ['1', () => say`client authentication with a secret`],
    ['2', () => say`client authentication with a certificate`],
  ]);
}

export function describeScope(scope: string): string | undefined {
  return SCOPES.get(scope)?.();
}

export function describeMethod(method: string): string | undefined {
  return METHODS.get(method)?.();
}

export function describeLoginClass(acr: string): string | undefined {
  return LOGIN_CLASSES.get(acr)?.();
}

/** Who goes by that name as a verifier. */
export function knownAudience(audience: string): string | undefined {
  return AUDIENCES.find(([form]) => form.test(audience))?.[1];
}

/** What a value means, in claims that hold a code. */
export function describeCode(claim: string, value: string): string | undefined {
  return Object.hasOwn(CODES, claim) ? CODES[claim]?.get(value)?.() : undefined;
}
