import { say } from '../words/say.ts';
import type { Issuer } from './issuers.ts';
import { DAY, HOUR, MINUTE } from './limits.ts';
import { REQUEST_SERVICES } from './request-services.ts';
import { APPLE_SERVICES } from './services-of-apple.ts';

const ENTRA = /^https:\/\/(?:sts|login)\.(?:windows|microsoftonline|partner|chinacloudapi)/;

/**
 * Kinds of token that one service makes or takes, with what its documents say about them. All
 * marks of a row must be there, and then they say more than "iss" does: a load balancer signs
 * what it passes on with a key of its own, and leaves the "iss" of the user pool in it.
 * The first that fits is taken.
 */
export const SERVICES: readonly Issuer[] = [
  ...APPLE_SERVICES,
  ...REQUEST_SERVICES,
  {
    id: 'alb',
    get name() {
      return say`an AWS load balancer`;
    },
    header: [['signer', /^arn:aws[\w-]*:elasticloadbalancing:/]],
    algorithms: ['ES256'],
    profile: 'forwarded-identity',
    omits: ['aud'],
  },
  {
    id: 'entra',
    name: 'Entra ID',
    claims: [['iss', ENTRA], ['xms_cc']],
    algorithms: ['RS256'],
    servesMany: true,
    // Continuous access evaluation: up to 28 hours, and revoked at once.
    longest: 28 * HOUR,
  },
  { id: 'entra', name: 'Entra ID', claims: [['xms_cc']], longest: 28 * HOUR },
  {
    id: 'supabase',
    name: 'Supabase',
    claims: [
      ['iss', /^supabase(?:-demo)?$/],
      ['role', /^(?:anon|service_role)$/],
    ],
    // The keys of a project: ten years.
    longest: Number.POSITIVE_INFINITY,
    isKey: true,
  },
  {
    id: 'kubernetes',
    name: 'Kubernetes',
    claims: [[['kubernetes.io', 'warnafter']]],
    profile: 'workload-identity',
    // The token's pod is warned after an hour, and the token ends with the pod.
    longest: 366 * DAY,
  },
  {
    id: 'duende',
    name: 'Duende IdentityServer',
    header: [['typ', /^(?:application\/)?at\+jwt$/i]],
    claims: [['scope', 'array'], ['client_id']],
    profile: 'access-token',
    otherTypes: { scope: { type: 'array', option: 'EmitScopesAsSpaceDelimitedStringInJwt' } },
    omits: ['sub'],
  },
  {
    id: 'fido',
    get name() {
      return say`the FIDO Metadata Service`;
    },
    claims: [['no'], ['nextUpdate', /^\d{4}-\d\d-\d\d/], ['entries', 'array']],
    profile: 'signed-document',
    root: 'GlobalSign Root CA - R3',
  },
  {
    id: 'google',
    name: 'Google Play Integrity or SafetyNet',
    claims: [['apkPackageName'], ['timestampMs'], ['nonce']],
    profile: 'signed-document',
  },
  {
    id: 'plaid',
    name: 'Plaid',
    claims: [['iat'], ['request_body_sha256']],
    only: ['iat', 'request_body_sha256'],
    profile: 'signed-document',
    age: { seconds: 5 * MINUTE, reference: { title: 'Plaid: Webhook verification' } },
  },
  {
    id: 'nomad',
    name: 'HashiCorp Nomad',
    claims: [['nomad_namespace'], ['nomad_job_id']],
    profile: 'workload-identity',
    expiry: 'optional',
  },
];
