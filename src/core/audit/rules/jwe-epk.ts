import { findParameterFault } from '../../decode/encryption-parameters.ts';
import { explainParameterFault } from '../../explain/explain-encryption-fault.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc8725bis } from '../draft-references.ts';
import { readEncryption } from '../read-encryption.ts';
import { rfc } from '../references.ts';

/** Faults that other rules name, at the same place: a point off its curve, a private key in the header. */
const NAMED_ELSEWHERE: ReadonlySet<string> = new Set(['off-curve', 'low-order', 'private']);

/** The sender's key of a key agreement, which no verifier can or should calculate with. */
export const jweEpk: AuditRule = (subject) => {
  const encryption = readEncryption(subject);
  if (!encryption?.algorithm.curves) return [];
  const why = mismatch(encryption) ?? fault(encryption);
  if (why === undefined) return [];
  return [
    {
      code: 'jwe-epk',
      severity: 'high',
      basis: 'bytes',
      where: { part: 'header', pointer: '/epk' },
      title: say`Sender key mismatch`,
      why,
      fix: say`Reject the token, and make sure that the library checks the curve and point of “epk” before using it.`,
      references: [rfc(7518, '4.6.1.1'), rfc8725bis('3.4')],
    },
  ];
};

type Encryption = NonNullable<ReturnType<typeof readEncryption>>;

function mismatch({ opening }: Encryption): string | undefined {
  if (opening?.reason !== 'misfit' || opening.misfit !== 'curve') return undefined;
  const { key, curve } = opening;
  const own = key.kind === 'secret' ? undefined : key.curve;
  return say`“epk” is on ${curve ?? '?'}, and the key in the Key field is on ${own ?? '?'}: the token is for another key, or “epk” was swapped.`;
}

function fault({ header, algorithm }: Encryption): string | undefined {
  const found = findParameterFault(header, algorithm);
  if (found?.parameter !== 'epk' || NAMED_ELSEWHERE.has(found.fault)) return undefined;
  return explainParameterFault(found, algorithm);
}
