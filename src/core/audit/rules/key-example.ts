import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { nameKey } from '../key-words.ts';
import { cwe, rfc } from '../references.ts';

/** Keys that standards and tools print as examples: everybody has them. */
export const keyExample: AuditRule = ({ evidence }) =>
  (evidence?.keys ?? []).flatMap((key) => {
    if (!key.example) return [];
    const { source, isPrivateKnown } = key.example;
    const what = key.jwk.kty === 'oct' ? say`the secret` : say`its private half`;
    return [
      {
        code: 'key-example',
        severity: isPrivateKnown ? 'critical' : 'info',
        basis: key.where.part === 'key' ? 'key' : 'bytes',
        where: key.where,
        title: isPrivateKnown ? say`Published example key` : say`Example public key`,
        why: isPrivateKnown
          ? say`${nameKey(key)} is printed as an example (${source}): everyone has ${what} and can sign with it.`
          : say`${nameKey(key)} is printed as an example (${source}). Its private half is not printed there, but somebody has it, and it is not you.`,
        fix: say`Make a key of your own, and accept nothing that was signed with this one.`,
        references: [cwe(321), rfc(8725, '3.5')],
      },
    ];
  });
