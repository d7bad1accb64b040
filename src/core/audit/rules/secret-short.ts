import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import { say, sayCount } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc } from '../references.ts';

/** Bytes below which a secret does not even reach 128 bits. */
const FAR_TOO_SHORT = 16;

export const secretShort: AuditRule = ({ token, key }) => {
  const algorithm =
    token.form === 'jws' && token.algorithm !== undefined
      ? findSignatureAlgorithm(token.algorithm)
      : undefined;
  if (key?.kind !== 'secret' || algorithm?.keyType !== 'oct') return [];
  const length = key.bytes.length;
  const least = algorithm.leastKeySize ?? 0;
  if (length >= least) return [];
  const isFarTooShort = length < FAR_TOO_SHORT;
  return [
    {
      code: 'secret-short',
      severity: isFarTooShort ? 'high' : 'medium',
      basis: 'key',
      where: { part: 'key' },
      title: say`Short HMAC secret`,
      why: isFarTooShort
        ? sayCount(
            length,
            'The secret has {0} byte, but {1} needs at least {2}. One token is enough to brute-force short secrets offline.',
            'The secret has {0} bytes, but {1} needs at least {2}. One token is enough to brute-force short secrets offline.',
            algorithm.name,
            least,
          )
        : say`The secret has ${length} bytes, but ${algorithm.name} needs at least ${least}. Strict libraries reject the secret.`,
      fix: say`Rotate the secret: use at least ${least} random bytes.`,
      references: [rfc(7518, '3.2'), rfc(8725, '3.5')],
    },
  ];
};
