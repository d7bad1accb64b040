import { findMember } from '../../encoding/json-query.ts';
import { USUAL_ALLOWANCE } from '../../verdict/decryption-verdict.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc8725bis } from '../draft-references.ts';
import { type EncryptionSubject, readEncryption } from '../read-encryption.ts';
import { rfc } from '../references.ts';

/** A text of claims packs to a third or a tenth. */
const BOMB_RATIO = 100;

export const jweZip: AuditRule = (subject) => {
  const encryption = readEncryption(subject);
  if (!encryption || !findMember(encryption.header, 'zip')) return [];
  const size = bombSize(encryption);
  const where = { part: 'header', pointer: '/zip' } as const;
  if (size) {
    return [
      {
        code: 'jwe-zip',
        severity: 'high',
        basis: 'bytes',
        where,
        title: say`High compression ratio`,
        why: say`${size} A receiver that unpacks without a bound can be brought down with such tokens.`,
        fix: say`As a receiver, stop unpacking at 250 kB, or refuse "zip".`,
        references: [rfc8725bis('3.15'), rfc8725bis('3.6')],
      },
    ];
  }
  return [
    {
      code: 'jwe-zip',
      severity: 'low',
      basis: 'bytes',
      where,
      title: say`Compressed before encryption`,
      why: say`The length of the token then tells of what is in it: whoever can put text of their own into the payload can guess the rest. And receivers must guard against payloads that unpack without end.`,
      fix: say`Leave "zip" out.`,
      references: [rfc8725bis('3.6'), rfc(7516, '4.1.3')],
    },
  ];
};

function bombSize({ opening }: EncryptionSubject): string | undefined {
  if (opening?.state !== 'decrypted') return undefined;
  if (opening.reason === 'asks-inflation' || opening.reason === 'too-large') {
    return say`${formatNumber(opening.from)} octets become more than ${formatNumber(opening.limit)}.`;
  }
  const { from, to } = (opening.reason === 'opened' && opening.inflation) || { from: 1, to: 0 };
  const isBomb = to > USUAL_ALLOWANCE.inflated || to > from * BOMB_RATIO;
  return isBomb ? say`${formatNumber(from)} octets become ${formatNumber(to)}.` : undefined;
}
