import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { nameKey } from '../key-words.ts';
import { cwe, rfc } from '../references.ts';

/** Keys that standards and tools print as examples: everybody has them. */
export const keyExample: AuditRule = ({ evidence }) =>
  (evidence?.keys ?? []).flatMap((key) => {
    if (!key.example) return [];
    const { source, isPrivateKnown } = key.example;
    const what = key.jwk.kty === 'oct' ? say`the secret` : say`its private key`;
    return [
      {
        code: 'key-example',
        severity: isPrivateKnown ? 'critical' : 'info',
        basis: key.where.part === 'key' ? 'key' : 'bytes',
        where: key.where,
        title: isPrivateKnown ? say`Published example key` : say`Example public key`,
        why: isPrivateKnown
          ? say`${nameKey(key)} is a published example (${source}): everyone has ${what} and can sign with it.`
          : say`${nameKey(key)} is a published example (${source}). Its private key is not published in that source, but someone other than you has it.`,
        fix: say`Generate your own key, and reject everything signed with this one.`,
        references: [cwe(321), rfc(8725, '3.5')],
      },
    ];
  });
