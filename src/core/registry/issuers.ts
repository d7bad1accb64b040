import type { TokenProfile } from './profiles.ts';
import type { TokenFacts } from './token-facts.ts';

export type IssuerId =
  | 'adfs'
  | 'alb'
  | 'app-store'
  | 'apple'
  | 'apple-service'
  | 'atlassian-connect'
  | 'auth0'
  | 'azure-b2c'
  | 'box'
  | 'buildkite'
  | 'circleci'
  | 'clerk'
  | 'cloudflare-access'
  | 'cognito'
  | 'coinbase'
  | 'docker'
  | 'docusign'
  | 'duende'
  | 'engine-api'
  | 'entra'
  | 'entra-external'
  | 'fido'
  | 'firebase'
  | 'ghost'
  | 'github-actions'
  | 'github-app'
  | 'gitlab'
  | 'google'
  | 'google-iap'
  | 'google-service'
  | 'home-assistant'
  | 'keycloak'
  | 'kubernetes'
  | 'livekit'
  | 'mercure'
  | 'nats'
  | 'nomad'
  | 'okta'
  | 'plaid'
  | 'salesforce'
  | 'shopify'
  | 'snowflake'
  | 'supabase'
  | 'tableau'
  | 'twilio'
  | 'twitch'
  | 'vercel'
  | 'vonage'
  | 'wso2'
  | 'zendesk'
  | 'zoom';

/**
 * A member that tells who made a token, or whom it is for: by its name, or by the form of its
 * text too. A name of two steps is a member of a member.
 */
export type IssuerMark = readonly [
  name: string | readonly [outer: string, inner: string],
  form?: RegExp | 'array' | 'object',
];

/** What is known of one provider or service, as its documents have it. */
export interface Issuer extends TokenFacts {
  readonly id: IssuerId;
  /** As it is after "from", or after "for" where others make tokens for it. */
  readonly name: string;
  /** Its customers make these tokens and send them to it. */
  readonly isFor?: true;
  /** Every form of its "iss". */
  readonly iss?: RegExp;
  /** What else its tokens have, where "iss" may be an address of the customer's own. */
  readonly claims?: readonly IssuerMark[];
  readonly header?: readonly IssuerMark[];
  /** How many of these marks are needed; two, if nothing is said. Of a service all are. */
  readonly needs?: number;
  /** All claims that it may have. */
  readonly only?: readonly string[];
  /** What its tokens are for, where they are all for one thing. */
  readonly profile?: TokenProfile;
  /** Tokens of one "iss" go to many applications, so that "aud" alone tells them apart. */
  readonly servesMany?: true;
}

const RS256 = ['RS256'];

/** Known by "iss", or by some of several marks. The first that fits is taken. */
export const ISSUERS: readonly Issuer[] = [
  {
    id: 'auth0',
    name: 'Auth0',
    iss: /^https:\/\/[\w.-]+\.auth0\.com\/$/,
    claims: [
      ['sub', /^(?:auth0|google-oauth2|samlp|waad|email|sms)\||@clients$/],
      ['azp'],
      ['gty'],
    ],
    servesMany: true,
  },
  {
    id: 'okta',
    name: 'Okta',
    iss: /^https:\/\/[\w.-]+\.okta(?:preview|-emea|-gov)?\.com(?:\/oauth2\/\w+)?$/,
    claims: [
      ['jti', /^(?:AT|ID)\./],
      ['cid', /^0oa/],
      ['uid', /^00u/],
      ['idp', /^0(?:0o|oa)/],
    ],
    hasLoginSubject: true,
    algorithms: RS256,
    servesMany: true,
  },
  {
    id: 'clerk',
    name: 'Clerk',
    iss: /^https:\/\/[\w-]+\.clerk\.accounts\.dev$/,
    claims: [['iss', /^https:\/\/clerk\./], ['sid', /^sess_/], ['sub', /^user_/], ['fva'], ['sts']],
    profile: 'session-token',
    omits: ['aud'],
  },
  {
    id: 'cognito',
    name: 'Amazon Cognito',
    iss: /^https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com(?:\.cn)?\/[\w-]+$/,
    algorithms: RS256,
    servesMany: true,
  },
  {
    id: 'entra',
    name: 'Entra ID',
    iss: /^https:\/\/(?:sts\.(?:windows\.net|chinacloudapi\.cn|microsoftonline\.us)\/[\w-]+\/|login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|chinacloudapi\.cn)\/[\w-]+\/v2\.0)$/,
    algorithms: RS256,
    servesMany: true,
  },
  {
    id: 'azure-b2c',
    name: 'Azure AD B2C',
    iss: /^https:\/\/[\w-]+\.b2clogin\.com\/(?:tfp\/)?[\w./-]+\/v2\.0\/$/,
    algorithms: RS256,
    servesMany: true,
  },
  {
    id: 'entra-external',
    name: 'Entra External ID',
    iss: /^https:\/\/[\w-]+\.ciamlogin\.com\/[\w-]+\/v2\.0$/,
    algorithms: RS256,
    servesMany: true,
  },
  {
    id: 'adfs',
    name: 'AD FS',
    iss: /^https?:\/\/[\w.-]+\/adfs(?:\/services\/trust)?$/,
    servesMany: true,
  },
  {
    id: 'google',
    name: 'Google',
    iss: /^(?:https:\/\/)?accounts\.google\.com$/,
    algorithms: RS256,
    profile: 'id-token',
    servesMany: true,
  },
  { id: 'google-iap', name: 'Google IAP', iss: /^https:\/\/cloud\.google\.com\/iap$/ },
  {
    id: 'firebase',
    name: 'Firebase',
    iss: /^https:\/\/(?:securetoken|session\.firebase)\.google\.com\/[\w-]+$/,
    algorithms: RS256,
    profile: 'id-token',
  },
  {
    id: 'keycloak',
    name: 'Keycloak',
    iss: /^https?:\/\/[^\s/]+\/(?:[^\s?#]+\/)?realms\/[^\s/?#]+$/,
    claims: [['realm_access'], ['resource_access'], ['typ', /^(?:Bearer|ID|Refresh|Offline)$/]],
    servesMany: true,
  },
  {
    id: 'kubernetes',
    name: 'Kubernetes',
    iss: /^(?:kubernetes\/serviceaccount|https:\/\/(?:kubernetes\.default\.svc[\w.-]*|oidc\.eks\.[\w-]+\.amazonaws\.com(?:\.cn)?\/id\/\w+|container\.googleapis\.com\/v1\/projects\/[\w/-]+))$/,
    claims: [['kubernetes.io'], ['sub', /^system:serviceaccount:/]],
    profile: 'workload-identity',
  },
  {
    id: 'github-actions',
    name: 'GitHub Actions',
    iss: /^https:\/\/(?:token\.actions\.(?:githubusercontent\.com(?:\/[\w-]+)?|[\w-]+\.ghe\.com)|[\w.-]+\/_services\/token)$/,
    claims: [['job_workflow_ref'], ['runner_environment'], ['repository_id']],
    algorithms: RS256,
    profile: 'workload-identity',
  },
  {
    id: 'gitlab',
    name: 'GitLab CI',
    claims: [['ci_config_ref_uri'], ['project_path'], ['namespace_path']],
    profile: 'workload-identity',
  },
  {
    id: 'vercel',
    name: 'Vercel',
    iss: /^https:\/\/oidc\.vercel\.com(?:\/[\w-]+)?$/,
    profile: 'workload-identity',
  },
  {
    id: 'apple',
    name: 'Apple',
    iss: /^https:\/\/appleid\.apple\.com$/,
    algorithms: ['RS256', 'ES256'],
    profile: 'id-token',
    servesMany: true,
  },
  {
    id: 'supabase',
    name: 'Supabase',
    iss: /^(?:https:\/\/[a-z\d]+\.supabase\.co\/auth\/v1|supabase(?:-demo)?)$/,
    claims: [['aal', /^aal\d$/], ['session_id'], ['app_metadata'], ['user_metadata']],
    needs: 3,
  },
  {
    id: 'cloudflare-access',
    name: 'Cloudflare Access',
    iss: /^https:\/\/[\w-]+\.cloudflareaccess\.com$/,
  },
  {
    id: 'twitch',
    name: 'Twitch',
    iss: /^https:\/\/id\.twitch\.tv\/oauth2$/,
    profile: 'id-token',
    servesMany: true,
  },
  {
    id: 'shopify',
    name: 'Shopify',
    iss: /^https:\/\/[\w-]+\.myshopify\.com\/admin$/,
    profile: 'session-token',
  },
  {
    id: 'atlassian-connect',
    name: 'Atlassian Connect',
    claims: [['qsh']],
    needs: 1,
    omits: ['aud'],
  },
  {
    id: 'circleci',
    name: 'CircleCI',
    iss: /^https:\/\/oidc\.circleci\.com\/org\/[\w-]+$/,
    profile: 'workload-identity',
  },
  {
    id: 'buildkite',
    name: 'Buildkite',
    iss: /^https:\/\/agent\.buildkite\.com$/,
    profile: 'workload-identity',
  },
  {
    id: 'wso2',
    name: 'WSO2 API Manager',
    iss: /^(?:https?:\/\/)?wso2\.org\/products\/am$/,
    profile: 'forwarded-identity',
  },
];
