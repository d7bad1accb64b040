import { looksTyped } from '../../keys/secret-entropy.ts';
import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc } from '../references.ts';

/** A secret that is long enough, but looks as if a person had typed it. */
export const secretLowEntropy: AuditRule = ({ token, key }) => {
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  if (token.form !== 'jws' || key?.kind !== 'secret' || algorithm?.keyType !== 'oct') return [];
  if (key.octets.length < (algorithm.leastKeySize ?? 0) || !looksTyped(key.octets)) return [];
  return [
    {
      code: 'secret-low-entropy',
      severity: 'medium',
      basis: 'key',
      where: { part: 'key' },
      title: say`Low-entropy HMAC secret`,
      why: say`It is long enough, but repeats itself, runs in sequence or is made of words that everybody tries first. One token is enough to try secrets offline.`,
      fix: say`Draw ${algorithm.leastKeySize ?? 32} random octets for the secret, and replace the old one everywhere.`,
      references: [rfc(7515, '10.1'), rfc(8725, '3.5')],
    },
  ];
};
