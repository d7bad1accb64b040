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
        say`“iss” belongs to ${name}, which signs with ${known}, but “alg” is ${used.name}.`,
        isMac
          ? say`The token is not from this issuer, or it is a key confusion attempt.`
          : say`The token is not from this issuer, or the issuer has changed its algorithm.`,
      ),
      fix: say`Accept tokens from ${name} only with ${known}.`,
      references: [rfc(8725, '2.1'), rfc(8725, '3.1')],
    },
  ];
};
