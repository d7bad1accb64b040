import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { cwe, rfc } from '../references.ts';

/** Proven by checking the signature: the secret stands in lists that everybody has. */
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
      why: say`The signature matches with a secret that is found by trying: a default, a common password, a word of the token itself, a short string, or a line of a word list. Whoever has one token can find it, and can then make any token.`,
      fix: say`Replace the secret at the issuer by one of random octets, at once and everywhere, and take no token that was signed with the old one.`,
      references: [rfc(8725, '3.5'), rfc(7515, '10.1'), cwe(1391)],
    },
  ];
};
