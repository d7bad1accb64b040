import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { cardScheme } from '../card-number.ts';
import { type ClaimContent, findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { mask } from '../mask.ts';
import { nameWords } from '../name-words.ts';
import { cwe, rfc } from '../references.ts';

export const cardNumber: AuditRule = (subject) =>
  findInClaims(subject, (content) => {
    const digits = candidateDigits(content);
    const scheme = digits && cardScheme(digits);
    if (!scheme) return undefined;
    return {
      code: 'card-number',
      severity: 'high',
      basis: 'bytes',
      where: placeOf(content),
      title: say`Payment card number`,
      why: say`${nameOf(content)} contains a number in ${scheme} card format (${mask(digits)}) with a valid check digit. Claims are encoded, not encrypted: anyone who sees the token can read them.`,
      fix: say`Leave card numbers out of tokens, and refer to the card by an internal ID.`,
      references: [rfc(7519, '12'), cwe(359)],
    };
  });

const GROUPED = /^\d{4}[ -]\d{4,6}[ -]\d{4,5}(?:[ -]\d{1,4}){0,2}$/;

/**
 * The digits of a value that may be a card number. One in ten numbers has a
 * right check digit, so that plain digits count only where ids are unlikely.
 */
function candidateDigits({ name, value, text }: ClaimContent): string | undefined {
  if (text.length < 13 || text.length > 24) return undefined;
  if (GROUPED.test(text)) return text.replaceAll(/[ -]/g, '');
  if (!/^[1-9]\d{12,18}$/.test(text)) return undefined;
  const words = nameWords(name);
  if (namesCard(words)) return text;
  const unlikely = value.type === 'number' || !isUsualLength(text) || namesId(words);
  return unlikely ? undefined : text;
}

/** Ids of chat services have 17 to 19 digits, article numbers 13. */
function isUsualLength(digits: string): boolean {
  return digits.length >= 14 && digits.length <= 16;
}

const CARD_WORDS: ReadonlySet<string> = new Set([
  ...['card', 'cards', 'cc', 'pan', 'creditcard', 'debitcard', 'cardnumber', 'ccnumber'],
  ...['cardno', 'ccno', 'ccnum', 'cardnum', 'creditcardnumber'],
]);

function namesCard(words: readonly string[]): boolean {
  return words.some((word) => CARD_WORDS.has(word)) && !words.some((word) => ID_WORDS.has(word));
}

const ID_WORDS: ReadonlySet<string> = new Set([
  ...['id', 'ids', 'sub', 'jti', 'sid', 'uid', 'oid', 'tid', 'azp', 'aud', 'iss', 'nonce', 'kid'],
  ...['rh', 'uti', 'serial', 'imei', 'meid', 'iccid', 'timestamp', 'time', 'at', 'exp', 'iat'],
]);

function namesId(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return ID_WORDS.has(last) || /ids?$/.test(last);
}
