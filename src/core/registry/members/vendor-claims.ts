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
    ['tid', () => say`The id of the tenant that the person logged in to.`],
    [
      'oid',
      () =>
        say`The id of the person or service in the tenant. Together with "tid" it is the identifier to rely on.`,
    ],
    ['ver', () => say`The version of the token's form: 1.0 or 2.0.`],
    ['appid', () => say`The id of the client, in tokens of version 1.0.`],
    ['appidacr', () => say`How the client proved who it is, in tokens of version 1.0.`],
    ['azpacr', () => say`How the client proved who it is, in tokens of version 2.0.`],
    ['scp', () => say`What the person allows the client to do, with spaces between.`],
    ['idtyp', () => say`What the token is for: "app" where no person stands behind it.`],
    ['aio', () => say`For Microsoft's own use: receivers leave it alone.`],
    ['uti', () => say`The id of the token, for Microsoft's own use.`],
    ['rh', () => say`For Microsoft's own use: receivers leave it alone.`],
    ['upn', () => say`The name that the person logs in with. It may change: no identifier.`],
    [
      'unique_name',
      () =>
        say`A name to show, in tokens of version 1.0. In spite of its own name it is not unique.`,
    ],
    ['ipaddr', () => say`The network address from which the person logged in.`],
    ['wids', () => say`The ids of the directory roles that the person has.`],
    ['hasgroups', () => say`The groups were left out, since the token would have become too long.`],
    ['xms_cc', () => say`What the client can do, such as obeying a revocation at once.`],
    ['acct', () => say`Whether the person belongs to the tenant or is a guest.`],
    ['acrs', () => say`The authentication contexts that the login satisfied.`],
    ['puid', () => say`The id of the person, for Microsoft's own use.`],
    ['deviceid', () => say`The id of the device that the person uses.`],
    ['onprem_sid', () => say`The security id of the person in the directory on premises.`],
  ],
};

const OKTA: VendorClaims = {
  name: 'Okta',
  issuers: ['okta'],
  source: { title: 'Okta: developer documents', url: 'https://developer.okta.com/docs/' },
  claims: [
    ['cid', () => say`The id of the client.`],
    ['uid', () => say`The id of the person at Okta.`],
    ['scp', () => say`The scopes that were granted, as an array.`],
    ['ver', () => say`The version of the token's form.`],
    ['idp', () => say`The id of the identity provider that authenticated the person.`],
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
    ['gty', () => say`The grant by which the token was got.`],
    ['permissions', () => say`What the roles of the person allow it to do with this API.`],
    ['org_id', () => say`The id of the organization that the person logged in to.`],
    ['org_name', () => say`The name of the organization that the person logged in to.`],
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
    ['v', () => say`The version of the session token's form.`],
    ['sts', () => say`The state of the session.`],
    [
      'fva',
      () => say`How many minutes ago the first and the second factor were checked; -1 for never.`,
    ],
    ['pla', () => say`The plans that are active.`],
    ['fea', () => say`The features that are switched on.`],
    ['o', () => say`The organization that is active, with short names for its members.`],
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
    ['token_use', () => say`What the token is for: "id" or "access". A receiver checks it.`],
    ['cognito:groups', () => say`The groups of the user pool that the person is in.`],
    ['cognito:username', () => say`The name of the person in the user pool.`],
    [
      'origin_jti',
      () => say`The id of the login from which the token comes, by which it is revoked.`,
    ],
    ['event_id', () => say`The id of the event that led to the token, for Amazon's own use.`],
    ['username', () => say`The name of the person in the user pool.`],
    ['device_key', () => say`The id of a device that the user pool remembers.`],
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
    ['firebase', () => say`With which provider the person logged in, and its identities there.`],
    ['user_id', () => say`The id of the person, the same as "sub".`],
  ],
};

const GOOGLE: VendorClaims = {
  name: 'Google',
  issuers: ['google', 'google-iap'],
  source: {
    title: 'Google: OpenID Connect',
    url: 'https://developers.google.com/identity/openid-connect/openid-connect',
  },
  claims: [['hd', () => say`The domain of the organization whose Google account the person has.`]],
};

const KEYCLOAK: VendorClaims = {
  name: 'Keycloak',
  issuers: ['keycloak'],
  source: {
    title: 'Keycloak: server administration',
    url: 'https://www.keycloak.org/docs/latest/server_admin/',
  },
  claims: [
    ['realm_access', () => say`The roles that the person has in the realm.`],
    ['resource_access', () => say`The roles that the person has with each client.`],
    ['session_state', () => say`The id of the session; newer versions call it "sid".`],
    ['allowed-origins', () => say`The web origins from which the client may be used.`],
    ['typ', () => say`The kind of token, said in its payload: Bearer, ID, Refresh or Offline.`],
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
      () => say`The namespace, the service account, and what else the token is bound to.`,
    ],
    [
      'kubernetes.io/serviceaccount/namespace',
      () => say`The namespace of the service account, in a token of the old kind.`,
    ],
    [
      'kubernetes.io/serviceaccount/secret.name',
      () => say`The Secret in which this token of the old kind is kept.`,
    ],
    [
      'kubernetes.io/serviceaccount/service-account.name',
      () => say`The name of the service account, in a token of the old kind.`,
    ],
    [
      'kubernetes.io/serviceaccount/service-account.uid',
      () => say`The id of the service account, in a token of the old kind.`,
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
      () => say`The repository whose workflow runs. Its name may be given up and taken by others.`,
    ],
    ['repository_id', () => say`The id of the repository, which never changes.`],
    ['repository_owner', () => say`The owner of the repository.`],
    ['repository_owner_id', () => say`The id of the repository's owner, which never changes.`],
    ['actor', () => say`The account that started the run.`],
    ['ref', () => say`The branch or tag that the run is of.`],
    ['ref_type', () => say`Whether the run is of a branch or a tag.`],
    ['environment', () => say`The environment that the job deploys to.`],
    ['event_name', () => say`The event that started the run.`],
    ['job_workflow_ref', () => say`The reusable workflow that the job comes from.`],
    ['workflow_ref', () => say`The file of the workflow, and the branch or tag it is of.`],
    ['run_id', () => say`The id of the run.`],
    [
      'runner_environment',
      () => say`Whether GitHub or the owner of the repository provides the machine.`,
    ],
    ['sha', () => say`The commit that the run is of.`],
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
      () => say`Whether the e-mail address is one of Apple's, which passes mail on.`,
    ],
    [
      'nonce_supported',
      () => say`Whether the device can take a nonce; where not, none is to be expected.`,
    ],
    ['real_user_status', () => say`How sure Apple is that this is a real person.`],
    ['transfer_sub', () => say`The id of the person while the app moves to another team.`],
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
    ['role', () => say`The role that the database gives to whoever has the token.`],
    ['aal', () => say`How much assurance the login gives: aal1 for one factor, aal2 for two.`],
    ['session_id', () => say`The id of the session.`],
    ['app_metadata', () => say`What the application knows of the person.`],
    ['user_metadata', () => say`What the person can change: no ground to allow anything.`],
    ['is_anonymous', () => say`Whether the person has not said who it is.`],
    ['ref', () => say`The project that the key belongs to.`],
    ['phone', () => say`The telephone number of the person.`],
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
