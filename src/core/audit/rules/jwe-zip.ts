import { findMember } from '../../encoding/json-query.ts';
import { USUAL_ALLOWANCE } from '../../verdict/decryption-verdict.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
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
        why: sentences(
          size,
          say`Such tokens can take down an API that decompresses without a limit.`,
        ),
        fix: say`Have the API stop decompressing at 250 kB or reject “zip”.`,
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
      why: say`The token’s length reveals something about its content: anyone who can add their own text to the payload can guess the rest. APIs must also guard against payloads that decompress without end.`,
      fix: say`Remove “zip”.`,
      references: [rfc8725bis('3.6'), rfc(7516, '4.1.3')],
    },
  ];
};

function bombSize({ opening }: EncryptionSubject): string | undefined {
  if (opening?.state !== 'decrypted') return undefined;
  if (opening.reason === 'asks-inflation' || opening.reason === 'too-large') {
    return say`${formatNumber(opening.from)} bytes decompress to more than ${formatNumber(opening.limit)}.`;
  }
  const { from, to } = (opening.reason === 'opened' && opening.inflation) || { from: 1, to: 0 };
  const isBomb = to > USUAL_ALLOWANCE.inflated || to > from * BOMB_RATIO;
  return isBomb ? say`${formatNumber(from)} bytes decompress to ${formatNumber(to)}.` : undefined;
}
