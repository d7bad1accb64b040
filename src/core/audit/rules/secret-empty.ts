import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { cve } from '../key-words.ts';
import { rfc } from '../references.ts';

/** Proven by checking the signature: an HMAC with no secret at all. */
export const secretEmpty: AuditRule = ({ evidence }) => {
  if (!evidence?.isSecretEmpty) return [];
  return [
    {
      code: 'secret-empty',
      severity: 'critical',
      basis: 'bytes',
      where: { part: 'signature' },
      title: say`Signed with an empty secret`,
      why: say`The signature matches when the secret is empty. Anyone can make such a token.`,
      fix: say`Set a secret of random octets at the issuer, make it refuse to start without one, and take no token that was signed before.`,
      references: [cve('2019-20933'), rfc(8725, '3.5')],
    },
  ];
};
