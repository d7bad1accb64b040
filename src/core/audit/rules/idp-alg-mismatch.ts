import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import { anyOf } from '../../words/list-words.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';

/** A provider that signs with other algorithms than this. Unsecured tokens have a finding of their own. */
export const idpAlgMismatch: AuditRule = ({ token }) => {
  const issued = recogniseIssuer(token);
  const used = findSignatureAlgorithm(token.algorithm ?? '');
  if (!issued?.isNamed || !used) return [];
  const { name, algorithms } = issued.issuer;
  if (!algorithms || algorithms.includes(used.name)) return [];
  const isMac = used.keyType === 'oct';
  const known = anyOf(algorithms);
  return [
    {
      code: 'idp-alg-mismatch',
      severity: isMac ? 'high' : 'medium',
      basis: 'bytes',
      where: { part: 'header', pointer: '/alg' },
      title: say`Wrong algorithm for ${name}`,
      why: sentences(
        say`"iss" is that of ${name}, which signs with ${known}; "alg" is ${used.name}.`,
        isMac
          ? say`It is not theirs, or an attempt at key confusion.`
          : say`It is not theirs, or they have changed that.`,
      ),
      fix: say`Accept tokens of ${name} with ${known} only.`,
      references: [rfc(8725, '2.1'), rfc(8725, '3.1')],
    },
  ];
};
