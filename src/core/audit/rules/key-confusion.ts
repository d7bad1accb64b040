import { describeConfusionForm } from '../../explain/explain-provenance.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { cve } from '../key-words.ts';
import { rfc } from '../references.ts';

/** Proven by checking the signature with the key's own text or bytes as the secret. */
export const keyConfusion: AuditRule = ({ evidence }) => {
  const form = evidence?.confusion;
  if (!form) return [];
  return [
    {
      code: 'key-confusion-proven',
      severity: 'critical',
      basis: 'key',
      where: { part: 'signature' },
      title: say`Public key used as secret`,
      why: say`The signature is an HMAC that uses the key in the Key field as the secret: ${describeConfusionForm(form)}. Anyone who has the public key can forge such a token (key confusion attack).`,
      fix: say`Reject the token, give the verifier an allow-list of algorithms, and bind each key to one of them.`,
      references: [
        rfc(8725, '2.1'),
        rfc(8725, '3.1'),
        cve('2015-9235'),
        cve('2022-29217'),
        cve('2023-48223'),
      ],
    },
  ];
};
