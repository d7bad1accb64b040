/** The first digits of payment cards (ISO/IEC 7812) and how long their numbers are. */
const ISSUERS: readonly (readonly [scheme: string, number: RegExp])[] = [
  ['Visa', /^4(?:\d{12}|\d{15}|\d{18})$/],
  ['Mastercard', /^(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d+$/],
  ['American Express', /^3[47]\d{13}$/],
  ['Discover', /^(?:6011|64[4-9]|65)\d{10,17}$/],
  ['Diners Club', /^3(?:0[0-5]|[68]\d|9\d)\d{11}$/],
  ['JCB', /^35(?:2[89]|[3-8]\d)\d{12,15}$/],
  ['UnionPay', /^62\d{14,17}$/],
];
const MASTERCARD_LENGTH = 16;

/** The scheme of a payment card number, digits only; undefined for any other number. */
export function cardScheme(digits: string): string | undefined {
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return undefined;
  const scheme = ISSUERS.find(([, number]) => number.test(digits))?.[0];
  if (scheme === 'Mastercard' && digits.length !== MASTERCARD_LENGTH) return undefined;
  return scheme && passesLuhn(digits) ? scheme : undefined;
}

/** The check digit of ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
