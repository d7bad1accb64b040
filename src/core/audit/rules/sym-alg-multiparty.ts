import { findMember, stringMember } from '../../encoding/json-query.ts';
import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { hostOf } from '../web-address.ts';

/** A shared secret between parties that are not one: each can sign as the issuer. */
export const symAlgMultiparty: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  if (token.form !== 'jws' || algorithm?.keyType !== 'oct' || !claims) return [];
  const audience = findMember(claims, 'aud')?.value;
  const several = audience?.type === 'array' && audience.items.length > 1;
  const issuer = siteOf(stringMember(claims, 'iss'));
  const receiver = siteOf(audience?.type === 'string' ? audience.value : undefined);
  const apart = issuer !== undefined && receiver !== undefined && issuer !== receiver;
  if (!several && !apart) return [];
  return [
    {
      code: 'sym-alg-multiparty',
      severity: 'low',
      basis: 'policy',
      where: { part: 'header', pointer: '/alg' },
      title: say`Secret shared by several parties`,
      why: several
        ? say`The token is for several APIs, and ${algorithm.name} uses the same secret to sign and to verify.`
        : say`The token is from ${issuer ?? ''} and for ${receiver ?? ''}, and ${algorithm.name} uses the same secret to sign and to verify.`,
      fix: say`Sign with a private key, for example with ES256.`,
      references: [rfc(7515, '10.5')],
    },
  ];
};

/** The last two labels of a host, by which a site is told from another well enough. */
function siteOf(address: string | undefined): string | undefined {
  const labels = address === undefined ? undefined : hostOf(address)?.split('.');
  return labels && labels.length > 1 ? labels.slice(-2).join('.') : undefined;
}
