import { explainKeyBinding } from '../../explain/explain-key-binding.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc } from '../references.ts';

/** A Key Binding JWT that does not show that its holder made the presentation. */
export const sdjwtKeyBinding: AuditRule = ({ evidence }) => {
  const verdict = evidence?.disclosures?.keyBinding;
  if (verdict?.state !== 'invalid' && verdict?.state !== 'malformed') return [];
  // A wrong hash has a finding already.
  const faults = verdict.faults.filter(({ code }) => code !== 'hash');
  if (faults.length === 0 && verdict.faults.length > 0) return [];
  return [
    {
      code: 'sdjwt-key-binding',
      severity: 'high',
      basis: 'bytes',
      where: { part: 'token' },
      title: say`Invalid Key Binding JWT`,
      why: sentences(
        say`Nothing shows that the holder of the key in “cnf” made this presentation, so it may be stolen or altered.`,
        ...explainKeyBinding({ ...verdict, faults }).details,
      ),
      fix: say`Reject this presentation, and request a new one from the holder.`,
      references: [rfc(9901, '7.3')],
    },
  ];
};
