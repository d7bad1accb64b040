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
      title: say`Empty HMAC secret`,
      why: say`The signature matches when the secret is empty, so anyone can forge this token.`,
      fix: say`Have the issuer use a secret of random bytes and fail to start without one, and reject every token signed before.`,
      references: [cve('2019-20933'), rfc(8725, '3.5')],
    },
  ];
};
