import { stringMember } from '../../encoding/json-query.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { openidCore } from '../documents.ts';
import { readClaims } from '../read-claims.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { recogniseProfile } from '../token-profile.ts';

/** The issuer itself is not sure who logged in. Keycloak says so of every login by a session that was there. */
export const acrZero: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims || stringMember(claims, 'acr') !== '0') return [];
  if (recogniseProfile(token) !== 'id-token') return [];
  const isUsual = recogniseIssuer(token)?.issuer.id === 'keycloak';
  return [
    {
      code: 'acr-zero',
      severity: isUsual ? 'info' : 'medium',
      basis: 'bytes',
      where: claimPlace('acr'),
      title: say`Lowest sign-in level`,
      why: say`“acr” is “0”: the issuer does not vouch for this sign-in. The user may have been authenticated only by a long-lived cookie.`,
      fix: say`Require a new sign-in (“max_age”, “acr_values”) before granting access to anything of value.`,
      references: [openidCore('2')],
    },
  ];
};
