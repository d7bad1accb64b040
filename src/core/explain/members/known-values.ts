import { say } from '../../words/say.ts';
import { ENTRA_CLIENTS, ENTRA_ROLES, ENTRA_TENANTS } from './entra-values.ts';

type Words = () => string;

/** OpenID Connect Core §5.4 and §11, and what others took from there. */
const SCOPES: ReadonlyMap<string, Words> = new Map([
  ['openid', () => say`a login by OpenID Connect, with an ID token`],
  ['profile', () => say`name, picture and other facts about the person`],
  ['email', () => say`the e-mail address`],
  ['address', () => say`the postal address`],
  ['phone', () => say`the telephone number`],
  ['offline_access', () => say`a refresh token, to go on when the person is away`],
]);

/** Authentication method references (RFC 8176 §2). */
const METHODS: ReadonlyMap<string, Words> = new Map([
  ['face', () => say`face recognition`],
  ['fpt', () => say`a fingerprint`],
  ['geo', () => say`the place where the person is`],
  ['hwk', () => say`proof of a key kept in hardware`],
  ['iris', () => say`an iris scan`],
  ['kba', () => say`questions that only the person can answer`],
  ['mca', () => say`more than one channel`],
  ['mfa', () => say`more than one factor`],
  ['otp', () => say`a one-time password`],
  ['pin', () => say`a PIN or a pattern`],
  ['pop', () => say`proof of a key`],
  ['pwd', () => say`a password`],
  ['rba', () => say`an estimate of the risk`],
  ['retina', () => say`a retina scan`],
  ['sc', () => say`a smart card`],
  ['sms', () => say`a text message`],
  ['swk', () => say`proof of a key kept in software`],
  ['tel', () => say`a telephone call`],
  ['user', () => say`a test that the person is present`],
  ['vbm', () => say`a voice print`],
  ['wia', () => say`the login to Windows`],
]);

const LOGIN_CLASSES: ReadonlyMap<string, Words> = new Map([
  ['0', () => say`the issuer gives no assurance for this login`],
  ['phr', () => say`a login that resists phishing`],
  ['phrh', () => say`a login that resists phishing, by a key kept in hardware`],
  ['urn:okta:loa:1fa:any', () => say`one factor of any kind`],
  ['urn:okta:loa:2fa:any', () => say`two factors of any kind`],
  ['http://eidas.europa.eu/LoA/low', () => say`the level "low" of the European Union's eIDAS`],
  [
    'http://eidas.europa.eu/LoA/substantial',
    () => say`the level "substantial" of the European Union's eIDAS`,
  ],
  ['http://eidas.europa.eu/LoA/high', () => say`the level "high" of the European Union's eIDAS`],
  ['http://schemas.openid.net/pape/policies/2007/06/multi-factor', () => say`more than one factor`],
  [
    'http://schemas.openid.net/pape/policies/2007/06/phishing-resistant',
    () => say`a login that resists phishing`,
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

/** Values of single claims that stand for something, by the name of the claim. */
const CODES: Readonly<Record<string, ReadonlyMap<string, Words>>> = {
  wids: ENTRA_ROLES,
  tid: ENTRA_TENANTS,
  appid: ENTRA_CLIENTS,
  azp: ENTRA_CLIENTS,
  azpacr: clientProofs(),
  appidacr: clientProofs(),
  acct: new Map([
    ['0', () => say`belongs to the tenant`],
    ['1', () => say`a guest`],
  ]),
  idtyp: new Map([
    ['app', () => say`an application by itself, without a person`],
    ['user', () => say`an application on behalf of a person`],
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
    ['client-credentials', () => say`the client by itself, without a person`],
    ['password', () => say`the client sent name and password`],
    ['authorization_code', () => say`the person logged in, and the client got a code`],
    ['refresh_token', () => say`the client sent a refresh token`],
  ]),
  attest: new Map([
    ['A', () => say`the carrier knows the caller and the right to the number`],
    ['B', () => say`the carrier knows the caller, not the right to the number`],
    ['C', () => say`the carrier only passes the call on`],
  ]),
  role: new Map([
    ['anon', () => say`whoever has not logged in`],
    ['authenticated', () => say`whoever has logged in`],
    ['service_role', () => say`a server, past all rules for rows: never to be given away`],
  ]),
};

function clientProofs(): ReadonlyMap<string, Words> {
  return new Map([
    ['0', () => say`not at all: a public client`],
    ['1', () => say`by a secret`],
    ['2', () => say`by a certificate`],
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

/** Who goes by that name as a receiver. */
export function knownAudience(audience: string): string | undefined {
  return AUDIENCES.find(([form]) => form.test(audience))?.[1];
}

/** What a value stands for, in claims that hold a code. */
export function describeCode(claim: string, value: string): string | undefined {
  return Object.hasOwn(CODES, claim) ? CODES[claim]?.get(value)?.() : undefined;
}
