import { say, sayCount } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc } from '../references.ts';

/** Checked with all that is in Key, and none made it. The likely reasons are tried apart (`core/diagnosis`). */
export const sigMismatch: AuditRule = ({ signature }) => {
  if (signature?.state !== 'invalid' || signature.reason !== 'mismatch') return [];
  return [
    {
      code: 'sig-mismatch',
      severity: 'high',
      basis: 'key',
      where: { part: 'signature' },
      title: say`Signature mismatch`,
      why: sayCount(
        signature.tried.length,
        'The key in Key did not make it: the token was changed after it was signed, or another key signed it.',
        'None of the {0} keys that were tried made it: the token was changed after it was signed, or another key signed it.',
      ),
      fix: say`Refuse the token as it is. The likely reasons are tried, and what is found is said under the verdict.`,
      references: [rfc(8725, '3.3')],
    },
  ];
};
