import { describeNeededKey } from '../../explain/explain-key.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, AuditSubject } from '../audit-rule.ts';
import { rfc } from '../references.ts';

/** A public or private key where a secret belongs, or a secret where one of these does. */
export const secretIsKey: AuditRule = ({ signature, reading }) => {
  const algorithm = signature && 'algorithm' in signature ? signature.algorithm : undefined;
  if (!algorithm || !isOtherKind({ signature, reading })) return [];
  const symmetric = algorithm.keyType === 'oct';
  return [
    {
      code: 'secret-is-key',
      severity: 'high',
      basis: 'key',
      where: { part: 'key' },
      title: say`Wrong key type`,
      why: symmetric
        ? say`${algorithm.name} uses a shared secret, but the Key field contains a public or private key. An API that used a public key as the secret would let anyone sign.`
        : say`${algorithm.name} needs ${describeNeededKey(algorithm)}, but the Key field contains a secret.`,
      fix: say`Allow only the algorithm your issuer uses, and give every algorithm a key of the matching type.`,
      references: [rfc(8725, '3.1'), rfc(8725, '2.1')],
    },
  ];
};

/** What looks like the beginning of a key is being typed or broken, and no secret. */
const KEY_BEGINNING = /^\s*(?:-{5}|-{1,4}\s*$|\{|\[|ssh-)/;

function isOtherKind({ signature, reading }: Pick<AuditSubject, 'signature' | 'reading'>): boolean {
  if (reading.state !== 'read') return false;
  if (signature?.state === 'unverified' && signature.reason === 'not-a-key') {
    // A fingerprint, an address or a token is not a secret that was mixed up with a key.
    if (signature.guess !== undefined) return false;
    return reading.secretText !== undefined && !KEY_BEGINNING.test(reading.secretText);
  }
  if (signature?.state !== 'unverified' || signature.reason !== 'wrong-kind') return false;
  const needsSecret = signature.algorithm.keyType === 'oct';
  return signature.keys.every(({ kind }) => (kind === 'secret') !== needsSecret);
}
