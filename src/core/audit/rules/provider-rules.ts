import type { AuditRule } from '../audit-rule.ts';
import { idpAlgMismatch } from './idp-alg-mismatch.ts';
import { profileClaimForbidden, profileClaimMissing, profileValue } from './profile-claims.ts';
import {
  cognitoUse,
  entraGraphToken,
  entraGroupsOverage,
  entraTidIss,
  githubSubject,
  k8sLegacyToken,
  supabaseServiceRole,
} from './provider-tokens.ts';
import {
  albClaims,
  firebaseEmulator,
  keycloakOnly,
  pushSender,
  snowflakeIssuer,
} from './service-tokens.ts';

/** Rules on what kinds of token and providers have of their own, for tokens of which either is recognised. */
export const PROVIDER_RULES: readonly AuditRule[] = [
  entraTidIss,
  supabaseServiceRole,
  k8sLegacyToken,
  idpAlgMismatch,
  profileClaimForbidden,
  profileClaimMissing,
  profileValue,
  cognitoUse,
  githubSubject,
  entraGraphToken,
  entraGroupsOverage,
  snowflakeIssuer,
  albClaims,
  keycloakOnly,
  firebaseEmulator,
  pushSender,
];
