import { say } from '../../words/say.ts';
import type { IssuerId } from '../issuers.ts';
import type { Source } from './member-facts.ts';

/** Claims that a provider has put into its tokens without registering them. */
export interface VendorClaims {
  readonly name: string;
  /** The providers of the registry of issuers whose tokens have them. */
  readonly issuers: readonly IssuerId[];
  readonly source: Source;
  readonly claims: readonly (readonly [name: string, means: () => string])[];
}

const ENTRA: VendorClaims = {
  name: 'Microsoft Entra ID',
  issuers: ['entra', 'entra-external', 'azure-b2c', 'adfs'],
  source: {
    title: 'Microsoft: access token claims',
    url: 'https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference',
  },
  claims: [
    ['tid', () => say`The ID of the tenant the user signed in to.`],
    [
      'oid',
      () =>
        say`The ID of the user or service in the tenant. Combined with “tid”, it is the identifier to rely on.`,
    ],
    ['ver', () => say`The version of the token format: 1.0 or 2.0.`],
    ['appid', () => say`The client ID, in tokens of version 1.0.`],
    ['appidacr', () => say`How the client authenticated, in tokens of version 1.0.`],
    ['azpacr', () => say`How the client authenticated, in tokens of version 2.0.`],
    ['scp', () => say`Delegated permissions granted to the client (space-separated).`],
    ['idtyp', () => say`The kind of token: “app” for app-only tokens, which have no user.`],
    ['aio', () => say`For internal use by Microsoft. APIs should ignore it.`],
    ['uti', () => say`The token ID, for internal use by Microsoft.`],
    ['rh', () => say`For internal use by Microsoft. APIs should ignore it.`],
    ['upn', () => say`User principal name. Can change – don’t use it as an identifier.`],
    ['unique_name', () => say`Display name (v1.0 tokens). Despite the name, it is not unique.`],
    ['ipaddr', () => say`The IP address the user signed in from.`],
    ['wids', () => say`The IDs of the user’s directory roles.`],
    [
      'hasgroups',
      () => say`The groups were left out because they would have made the token too long.`,
    ],
    ['xms_cc', () => say`The client’s capabilities, such as support for immediate revocation.`],
    ['acct', () => say`Whether the user is a member of the tenant or a guest.`],
    ['acrs', () => say`The authentication contexts that the sign-in satisfied.`],
    ['puid', () => say`The user ID, for internal use by Microsoft.`],
    ['deviceid', () => say`The ID of the user’s device.`],
    ['onprem_sid', () => say`The user’s security identifier (SID) in the on-premises directory.`],
  ],
};

const OKTA: VendorClaims = {
  name: 'Okta',
  issuers: ['okta'],
  source: { title: 'Okta: developer documents', url: 'https://developer.okta.com/docs/' },
  claims: [
    ['cid', () => say`The client ID.`],
    ['uid', () => say`The user ID at Okta.`],
    ['scp', () => say`The granted scopes, as an array.`],
    ['ver', () => say`The version of the token format.`],
    ['idp', () => say`The ID of the identity provider that authenticated the user.`],
  ],
};

const AUTH0: VendorClaims = {
  name: 'Auth0',
  issuers: ['auth0'],
  source: {
    title: 'Auth0: access token profiles',
    url: 'https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles',
  },
  claims: [
    ['gty', () => say`The grant type used to get the token.`],
    ['permissions', () => say`What the user’s roles allow the user to do with this API.`],
    ['org_id', () => say`The ID of the organization the user signed in to.`],
    ['org_name', () => say`The name of the organization the user signed in to.`],
  ],
};

const CLERK: VendorClaims = {
  name: 'Clerk',
  issuers: ['clerk'],
  source: {
    title: 'Clerk: session tokens',
    url: 'https://clerk.com/docs/guides/sessions/session-tokens',
  },
  claims: [
    ['v', () => say`The version of the session token format.`],
    ['sts', () => say`The status of the session.`],
    ['fva', () => say`Minutes since the first and the second factor were checked; -1 means never.`],
    ['pla', () => say`The active plans.`],
    ['fea', () => say`The enabled features.`],
    ['o', () => say`The active organization, as an object with abbreviated property names.`],
  ],
};

const COGNITO: VendorClaims = {
  name: 'Amazon Cognito',
  issuers: ['cognito'],
  source: {
    title: 'Amazon Cognito: the access token',
    url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html',
  },
  claims: [
    ['token_use', () => say`The kind of token: “id” or “access”. Verifiers check it.`],
    ['cognito:groups', () => say`The user’s groups in the user pool.`],
    ['cognito:username', () => say`The username in the user pool.`],
    [
      'origin_jti',
      () => say`The ID of the sign-in that the token comes from, used to revoke the token.`,
    ],
    ['event_id', () => say`The ID of the event that led to the token, for internal use by Amazon.`],
    ['username', () => say`The username in the user pool.`],
    ['device_key', () => say`The ID of a device that the user pool remembers.`],
  ],
};

const FIREBASE: VendorClaims = {
  name: 'Firebase',
  issuers: ['firebase'],
  source: {
    title: 'Firebase: verify ID tokens',
    url: 'https://firebase.google.com/docs/auth/admin/verify-id-tokens',
  },
  claims: [
    ['firebase', () => say`The provider the user signed in with, and the user’s identities.`],
    ['user_id', () => say`The user ID, the same as “sub”.`],
  ],
};

const GOOGLE: VendorClaims = {
  name: 'Google',
  issuers: ['google', 'google-iap'],
  source: {
    title: 'Google: OpenID Connect',
    url: 'https://developers.google.com/identity/openid-connect/openid-connect',
  },
  claims: [
    ['hd', () => say`The domain of the organization that the user’s Google account belongs to.`],
  ],
};

const KEYCLOAK: VendorClaims = {
  name: 'Keycloak',
  issuers: ['keycloak'],
  source: {
    title: 'Keycloak: server administration',
    url: 'https://www.keycloak.org/docs/latest/server_admin/',
  },
  claims: [
    ['realm_access', () => say`The user’s roles in the realm.`],
    ['resource_access', () => say`The user’s roles for each client.`],
    ['session_state', () => say`The session ID. Newer versions call it “sid”.`],
    ['allowed-origins', () => say`The web origins from which the client may be used.`],
    ['typ', () => say`The kind of token, stated in the payload: Bearer, ID, Refresh or Offline.`],
  ],
};

const KUBERNETES: VendorClaims = {
  name: 'Kubernetes',
  issuers: ['kubernetes'],
  source: {
    title: 'Kubernetes: service accounts',
    url: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
  },
  claims: [
    [
      'kubernetes.io',
      () => say`The namespace, the service account and anything else the token is bound to.`,
    ],
    [
      'kubernetes.io/serviceaccount/namespace',
      () => say`The namespace of the service account, in a legacy token.`,
    ],
    [
      'kubernetes.io/serviceaccount/secret.name',
      () => say`The Secret that stores this legacy token.`,
    ],
    [
      'kubernetes.io/serviceaccount/service-account.name',
      () => say`The name of the service account, in a legacy token.`,
    ],
    [
      'kubernetes.io/serviceaccount/service-account.uid',
      () => say`The ID of the service account, in a legacy token.`,
    ],
  ],
};

const GITHUB: VendorClaims = {
  name: 'GitHub Actions',
  issuers: ['github-actions'],
  source: {
    title: 'GitHub: OpenID Connect',
    url: 'https://docs.github.com/actions/reference/security/oidc',
  },
  claims: [
    [
      'repository',
      () =>
        say`The repository whose workflow runs. Its name can be given up and then taken by someone else.`,
    ],
    ['repository_id', () => say`The repository ID, which never changes.`],
    ['repository_owner', () => say`The owner of the repository.`],
    ['repository_owner_id', () => say`The ID of the repository owner, which never changes.`],
    ['actor', () => say`The account that started the run.`],
    ['ref', () => say`The branch or tag that the run is for.`],
    ['ref_type', () => say`Whether the run is for a branch or a tag.`],
    ['environment', () => say`The environment that the job deploys to.`],
    ['event_name', () => say`The event that started the run.`],
    ['job_workflow_ref', () => say`The reusable workflow that the job comes from.`],
    ['workflow_ref', () => say`The workflow file and its branch or tag.`],
    ['run_id', () => say`The ID of the workflow run.`],
    ['runner_environment', () => say`Whether GitHub or the repository owner hosts the runner.`],
    ['sha', () => say`The commit that the run is for.`],
    ['repository_visibility', () => say`Who can see the repository.`],
  ],
};

const APPLE: VendorClaims = {
  name: 'Apple',
  issuers: ['apple'],
  source: {
    title: 'Apple: Sign in with Apple',
    url: 'https://developer.apple.com/documentation/signinwithapple',
  },
  claims: [
    [
      'is_private_email',
      () => say`Whether the email address is one of Apple’s relay addresses, which forward mail.`,
    ],
    [
      'nonce_supported',
      () => say`Whether the device supports nonces. If not, don’t expect “nonce” in the token.`,
    ],
    ['real_user_status', () => say`How confident Apple is that the user is a real person.`],
    ['transfer_sub', () => say`The user ID while the app is being transferred to another team.`],
  ],
};

const SUPABASE: VendorClaims = {
  name: 'Supabase',
  issuers: ['supabase'],
  source: {
    title: 'Supabase: JWT fields',
    url: 'https://supabase.com/docs/guides/auth/jwt-fields',
  },
  claims: [
    ['role', () => say`The database role given to anyone who has the token.`],
    ['aal', () => say`Authentication assurance level: aal1 for one factor, aal2 for two.`],
    ['session_id', () => say`The session ID.`],
    ['app_metadata', () => say`What the application knows about the user.`],
    ['user_metadata', () => say`Data that the user can change. Don’t base authorization on it.`],
    ['is_anonymous', () => say`Whether the user is anonymous.`],
    ['ref', () => say`The project that the key belongs to.`],
    ['phone', () => say`The user’s phone number.`],
  ],
};

export const VENDORS: readonly VendorClaims[] = [
  ENTRA,
  OKTA,
  AUTH0,
  CLERK,
  COGNITO,
  FIREBASE,
  GOOGLE,
  KEYCLOAK,
  KUBERNETES,
  GITHUB,
  APPLE,
  SUPABASE,
];
