import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { isIban } from '../bank-account.ts';
import { findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { mask } from '../mask.ts';
import { nameWords } from '../name-words.ts';
import { nationalIdKind } from '../national-ids.ts';
import { cwe, rfc } from '../references.ts';

export const iban: AuditRule = (subject) =>
  findInClaims(subject, (content) => {
    if (content.value.type !== 'string' || !isIban(content.text)) return undefined;
    return {
      code: 'iban',
      severity: 'medium',
      basis: 'bytes',
      where: placeOf(content),
      title: say`Bank account number`,
      why: say`${nameOf(content)} contains an IBAN (${mask(content.text)}) with valid check digits. Claims are encoded, not encrypted: anyone who sees the token can read them.`,
      fix: say`Remove the value from the token.`,
      references: [rfc(7519, '12'), cwe(359)],
    };
  });

export const nationalId: AuditRule = (subject) =>
  findInClaims(subject, (content) => {
    if (content.text.length < 9 || content.text.length > 24) return undefined;
    const kind = nationalIdKind(nameWords(content.name), content.text);
    if (!kind) return undefined;
    return {
      code: 'national-id',
      severity: 'medium',
      basis: 'bytes',
      where: placeOf(content),
      title: say`National ID number`,
      why: say`${nameOf(content)} contains what looks like ${kind} (${mask(content.text)}). Claims are encoded, not encrypted: anyone who sees the token can read them.`,
      fix: say`Remove the value from the token.`,
      references: [rfc(7519, '12'), cwe(359)],
    };
  });
