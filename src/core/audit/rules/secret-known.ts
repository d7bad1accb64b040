import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { cwe, rfc } from '../references.ts';

/** Proven by checking the signature: the secret is in lists that everybody has. */
export const secretKnown: AuditRule = ({ signature, evidence }) => {
  if (!evidence?.isSecretKnown) return [];
  const verifying = signature?.state === 'verified' ? signature.key : undefined;
  // What is printed as an example is named as that.
  if (evidence.keys.some(({ material, example }) => example && material === verifying)) return [];
  return [
    {
      code: 'secret-known',
      severity: 'critical',
      basis: 'key',
      where: { part: 'signature' },
      title: say`Weak HMAC secret`,
      why: say`The secret is in a list of common secrets. Anyone who guesses it can forge tokens.`,
      fix: say`Rotate the secret: use at least 32 random bytes.`,
      references: [rfc(8725, '3.5'), rfc(7515, '10.1'), cwe(1391)],
    },
  ];
};
