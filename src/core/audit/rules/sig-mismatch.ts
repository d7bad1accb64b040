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
        'The signature doesn’t match the key in the Key field. The token was changed after signing, or signed with a different key.',
        'The signature doesn’t match any of the {0} keys tried. The token was changed after signing, or signed with a different key.',
      ),
      fix: say`Reject the token.`,
      references: [rfc(8725, '3.3')],
    },
  ];
};
