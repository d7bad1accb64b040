import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { rfc } from '../references.ts';
import { shorten } from '../words.ts';

const INTEGER = /^-?\d+$/;
/** Beyond this many digits no reader keeps them all. */
const MOST_DIGITS = 400;

/** Whole numbers, which are ids or times, that JavaScript reads as others (RFC 8259 §6: up to 2^53 is safe). */
export const numberPrecision: AuditRule = (subject) =>
  findInClaims(subject, (content) => {
    const { value } = content;
    if (value.type !== 'number' || !changes(value.text, value.value)) return undefined;
    const read = Number.isFinite(value.value) ? `${BigInt(value.value)}` : 'infinity';
    return {
      code: 'number-precision',
      severity: 'low',
      basis: 'bytes',
      where: placeOf(content),
      title: say`Inexact number`,
      why: say`${nameOf(content)} is ${shorten(value.text)}. JavaScript and other parsers that read numbers as doubles read it as ${shorten(read)}.`,
      fix: say`Write IDs as strings.`,
      references: [rfc(8259, '6')],
    };
  });

function changes(text: string, value: number): boolean {
  if (!Number.isFinite(value)) return true;
  if (Number.isSafeInteger(value) || !INTEGER.test(text)) return false;
  return text.length > MOST_DIGITS || BigInt(text) !== BigInt(value);
}
