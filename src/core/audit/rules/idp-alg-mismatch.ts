import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';

/** A provider that signs with other algorithms than this. Unsecured tokens have a finding of their own. */
export const idpAlgMismatch: AuditRule = ({ token }) => {
  const issued = recogniseIssuer(token);
  const used = findSignatureAlgorithm(token.algorithm ?? '');
  const { name, algorithms } = issued?.issuer ?? {};
  if (!issued?.isNamed || !used || !algorithms || algorithms.includes(used.name)) return [];
  const isMac = used.keyType === 'oct';
  const known = algorithms.join(' or ');
  return [
    {
      code: 'idp-alg-mismatch',
      severity: isMac ? 'high' : 'medium',
      basis: 'bytes',
      where: { part: 'header', pointer: '/alg' },
      title: `Not how ${name} signs`,
      why: `"iss" is that of ${name}, which signs with ${known}; "alg" is ${used.name}. ${isMac ? 'It is not theirs, or an attempt at key confusion.' : 'It is not theirs, or they have changed that.'}`,
      fix: `Accept tokens of ${name} with ${known} only.`,
      references: [rfc(8725, '2.1'), rfc(8725, '3.1')],
    },
  ];
};
