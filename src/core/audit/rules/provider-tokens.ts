import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import type { IssuerId } from '../../registry/issuers.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { asvs } from '../documents.ts';
import { frontEndOf } from '../front-end.ts';
import { isForGraph } from '../is-for-graph.ts';
import { readClaims } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { quote } from '../words.ts';

/** A rule on the tokens of these issuers alone. */
function ofIssuer(
  ids: readonly IssuerId[],
  inspect: (claims: JsonObject) => readonly Finding[],
): AuditRule {
  return ({ token }) => {
    const claims = readClaims(token);
    const id = recogniseIssuer(token)?.issuer.id;
    return claims && id && ids.includes(id) ? inspect(claims) : [];
  };
}

/** The key of a Supabase project that may do anything. */
export const supabaseServiceRole: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (recogniseIssuer(token)?.issuer.id !== 'supabase') return [];
  if ((claims && stringMember(claims, 'role')) !== 'service_role') return [];
  const shipped = frontEndOf(token.found.context);
  return [
    {
      code: 'supabase-service-role',
      severity: shipped ? 'critical' : 'high',
      basis: shipped ? 'context' : 'bytes',
      where: claimPlace('role'),
      title: say`Row-level security bypass`,
      why: sentences(
        say`“role” is “service_role”: anyone who has this Supabase key can read and change every row in the project.`,
        shipped && say`${quote(shipped.name)} exposes the key to every visitor of the page.`,
      ),
      fix: say`Keep the token on your servers, and replace it if it was published.`,
      references: [cwe(522)],
    },
  ];
};

/** Tokens of the kind that Kubernetes made before 1.24, which end only with their Secret. */
export const k8sLegacyToken = ofIssuer(['kubernetes'], (claims) =>
  findMember(claims, 'kubernetes.io/serviceaccount/secret.name') && !findMember(claims, 'exp')
    ? [
        {
          code: 'k8s-legacy-token',
          severity: 'high',
          basis: 'bytes',
          where: claimPlace('kubernetes.io/serviceaccount/secret.name'),
          title: say`Non-expiring service account token`,
          why: say`This legacy service account token is valid until its Secret is deleted.`,
          fix: say`Delete the Secret, and use bound tokens (TokenRequest) instead.`,
          references: [cwe(613)],
        },
      ]
    : [],
);

/** The tenant in "tid" is another than that in "iss". */
export const entraTidIss = ofIssuer(['entra', 'entra-external'], (claims) => {
  const tenant = stringMember(claims, 'tid');
  const issuer = stringMember(claims, 'iss') ?? '';
  const named = /^https:\/\/[^/]+\/([^/]+)/.exec(issuer)?.[1];
  if (tenant === undefined || named === undefined) return [];
  if (tenant.toLowerCase() === named.toLowerCase()) return [];
  return [
    {
      code: 'entra-tid-iss',
      severity: 'high',
      basis: 'bytes',
      where: claimPlace('tid'),
      title: say`Conflicting tenants`,
      why: say`“tid” is ${quote(tenant)}, but “iss” names ${quote(named)}. An API that checks only one of them lets in users of the other tenant.`,
      fix: say`Reject the token.`,
      references: [rfc(8725, '3.8')],
    },
  ];
});

/** Normal where it goes to Graph, and of no use to anybody who tries to verify it. */
export const entraGraphToken: AuditRule = ({ token, signature }) => {
  const claims = readClaims(token);
  const isEntra = recogniseIssuer(token)?.issuer.id === 'entra';
  if (!claims || !isEntra || !isForGraph(claims)) return [];
  return [
    {
      code: 'entra-graph-token',
      severity: signature?.state === 'invalid' ? 'medium' : 'info',
      basis: 'bytes',
      where: claimPlace('aud'),
      title: say`Microsoft Graph token`,
      why: say`Only Microsoft Graph can verify this signature, because Entra ID signs a header in which “nonce” is hashed. A mismatch elsewhere is expected.`,
      fix: say`For your own API, request a scope of that API.`,
      references: [],
    },
  ];
};

export const entraGroupsOverage = ofIssuer(['entra', 'entra-external', 'azure-b2c'], (claims) => {
  const names = findMember(claims, '_claim_names')?.value;
  const isMoved = names?.type === 'object' && findMember(names, 'groups') !== undefined;
  if (!isMoved && !findMember(claims, 'hasgroups')) return [];
  return [
    {
      code: 'entra-groups-overage',
      severity: 'info',
      basis: 'bytes',
      where: claimPlace(isMoved ? '_claim_names' : 'hasgroups'),
      title: say`Omitted groups`,
      why: say`The user is in more groups than fit in the token, so a missing “groups” does not mean that the user has none.`,
      fix: say`Get the groups from Microsoft Graph, or use app roles.`,
      references: [],
    },
  ];
});

/** Clouds and vaults that give out credentials for these tokens. */
const CLOUD = /sts\.amazonaws\.com|azuread|iam\.googleapis\.com|vault/i;

export const githubSubject = ofIssuer(['github-actions'], (claims) => {
  const subject = stringMember(claims, 'sub') ?? '';
  const findings: Finding[] = [];
  const isPullRequest =
    subject.endsWith(':pull_request') || stringMember(claims, 'event_name') === 'pull_request';
  if (isPullRequest) {
    const isCloud = CLOUD.test(stringMember(claims, 'aud') ?? '');
    findings.push({
      code: 'github-sub-broad',
      severity: isCloud ? 'medium' : 'info',
      basis: 'server',
      where: claimPlace('sub'),
      title: say`Subject shared by pull requests`,
      why: say`This matters if the API relies on “sub”: ${quote(subject)} is the same for every pull request in the repository.`,
      fix: say`Trust the subject of a protected branch or environment instead.`,
      references: [cwe(863)],
    });
  }
  // With ids it is repo:owner@1/name@2:…
  if (/^repo:[^@:][^@:/]*\/[^@:]+(?::|$)/.test(subject)) {
    findings.push({
      code: 'github-mutable-sub',
      severity: 'low',
      basis: 'server',
      where: claimPlace('sub'),
      title: say`Subject without repository ID`,
      why: say`This matters if the API relies only on “sub”: anyone who takes over an abandoned owner or repository name gets the same subject.`,
      fix: say`Use immutable subject claims, or check “repository_id” too.`,
      references: [cwe(290)],
    });
  }
  return findings;
});

export const cognitoUse = ofIssuer(['cognito'], (claims) =>
  findMember(claims, 'token_use')
    ? []
    : [
        {
          code: 'cognito-use',
          severity: 'medium',
          basis: 'bytes',
          where: claimPlace(),
          title: say`Cognito token without “token_use”`,
          why: say`Amazon Cognito always states the kind of token in “token_use”. This token is not from Cognito, or it was changed.`,
          fix: say`Reject the token.`,
          references: [asvs('9.2.2')],
        },
      ],
);
