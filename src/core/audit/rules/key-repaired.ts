import type { KeyRepair } from '../../keys/key-repair.ts';
import { allOf } from '../../words/list-words.ts';
import { say, sayCount } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Reference } from '../audit-rule.ts';
import { nameKey } from '../key-words.ts';
import { rfc } from '../references.ts';
import { quote } from '../words.ts';

/** Repairs that other rules speak of. */
const ELSEWHERE: ReadonlySet<KeyRepair['code']> = new Set([
  ...(['coordinate-length', 'leading-zeros', 'member-repeated'] as const),
]);
/** Forms that nobody publishes by mistake, or that most readers take. */
const MILD: ReadonlySet<KeyRepair['code']> = new Set([
  'raw-point',
  'compressed-point',
  'pem-armor',
  'certificate-form',
  'certificate-unreadable',
]);

/** A key that was read although it is not written as its format asks for. */
export const keyRepaired: AuditRule = ({ evidence }) =>
  (evidence?.keys ?? []).flatMap((key) => {
    const repairs = (key.repairs ?? []).filter(({ code }) => !ELSEWHERE.has(code));
    if (repairs.length === 0) return [];
    return [
      {
        code: 'key-repaired',
        severity: repairs.every(({ code }) => MILD.has(code)) ? 'low' : 'medium',
        basis: key.where.part === 'key' ? 'key' : 'bytes',
        where: key.where,
        title: say`Repaired key`,
        why: sentences(
          say`${nameKey(key)} had to be repaired before it could be read, and strict parsers reject it.`,
          ...new Set(repairs.map(describeRepair)),
        ),
        fix: say`Publish the key again as a JWK, or as PEM with the label “PUBLIC KEY”.`,
        references: repairs.flatMap(referenceOf).slice(0, 3),
      },
    ];
  });

/** A JWK that says a thing twice, of which readers take one or the other. */
export const keyDuplicateMember: AuditRule = ({ evidence }) =>
  (evidence?.keys ?? []).flatMap((key) => {
    const names = (key.repairs ?? []).flatMap((repair) =>
      repair.code === 'member-repeated' ? [quote(repair.member)] : [],
    );
    if (names.length === 0) return [];
    return [
      {
        code: 'key-dup-member',
        severity: 'medium',
        basis: key.where.part === 'key' ? 'key' : 'bytes',
        where: key.where,
        title: say`Repeated members in a key`,
        why: sayCount(
          names.length,
          '{1} has the member {2} more than once. Some APIs reject the key, some use the first value and some the last.',
          '{1} has the members {2} more than once. Some APIs reject the key, some use the first values and some the last.',
          nameKey(key),
          allOf(names),
        ),
        fix: say`Publish the key with each member once.`,
        references: [rfc(7517, '4')],
      },
    ];
  });

function describeRepair(repair: KeyRepair): string {
  switch (repair.code) {
    case 'member-base64':
      return say`“${repair.member}” is Base64 where base64url without padding is required.`;
    case 'member-form':
      return FORMS[repair.form](repair.member);
    case 'pem-label':
      return say`The PEM header says “${repair.label}”, but the content is “${repair.actual}”.`;
    case 'pem-armor':
      return say`The BEGIN or END line is missing or has the wrong number of hyphens.`;
    case 'raw-point':
      return say`The key is a bare point on ${repair.curve}, without a key format.`;
    case 'compressed-point':
      return say`The point on ${repair.curve} is compressed, which many libraries do not support.`;
    case 'explicit-parameters':
      return say`The key includes the parameters of ${repair.curve} where only the curve’s name is allowed.`;
    case 'certificate-form':
      return CERTIFICATE_FORMS[repair.form]();
    case 'certificate-unreadable':
      return say`“x5c” has an entry that is not a certificate.`;
    case 'coordinate-length':
    case 'leading-zeros':
    case 'member-repeated':
      return '';
  }
}

const FORMS: Readonly<
  Record<Extract<KeyRepair, { code: 'member-form' }>['form'], (member: string) => string>
> = {
  hex: (member) => say`“${member}” is written in hex instead of base64url.`,
  decimal: (member) => say`“${member}” is written as a decimal number instead of base64url.`,
  pem: (member) => say`“${member}” contains a whole PEM key instead of one number.`,
  der: (member) => say`“${member}” contains a whole DER key instead of one number.`,
  point: (member) => say`“${member}” contains a whole point instead of one coordinate.`,
};

const CERTIFICATE_FORMS: Readonly<
  Record<Extract<KeyRepair, { code: 'certificate-form' }>['form'], () => string>
> = {
  base64url: () => say`“x5c” is base64url where standard Base64 is required.`,
  pem: () => say`“x5c” is PEM where Base64-encoded DER without BEGIN and END lines is required.`,
  'line-breaks': () => say`“x5c” has line breaks or spaces in its Base64.`,
};

function referenceOf({ code }: KeyRepair): Reference[] {
  switch (code) {
    case 'member-base64':
    case 'member-form':
      return [rfc(7518, '6')];
    case 'explicit-parameters':
      return [rfc(5480, '2.1.1')];
    case 'certificate-form':
    case 'certificate-unreadable':
      return [rfc(7517, '4.7')];
    default:
      return [];
  }
}
