import { looksTyped } from '../../keys/secret-entropy.ts';
import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc } from '../references.ts';

/** A secret that is long enough, but looks as if a person had typed it. */
export const secretLowEntropy: AuditRule = ({ token, key }) => {
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  if (token.form !== 'jws' || key?.kind !== 'secret' || algorithm?.keyType !== 'oct') return [];
  if (key.bytes.length < (algorithm.leastKeySize ?? 0) || !looksTyped(key.bytes)) return [];
  return [
    {
      code: 'secret-low-entropy',
      severity: 'medium',
      basis: 'key',
      where: { part: 'key' },
      title: say`Low-entropy HMAC secret`,
      why: say`The secret is long, but repeats itself or consists of common words. One token is enough to guess it offline.`,
      fix: say`Rotate the secret: use ${algorithm.leastKeySize ?? 32} random bytes.`,
      references: [rfc(7515, '10.1'), rfc(8725, '3.5')],
    },
  ];
};
