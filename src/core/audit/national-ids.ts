import { say } from '../words/say.ts';
import { nameEndings } from './name-words.ts';

/** A number or code that a state gives to a person. */
interface NationalId {
  /** As it is after "what looks like". */
  readonly kind: () => string;
  /** The last words of names that promise one, written as one word. */
  readonly names: ReadonlySet<string>;
  /** Without spaces, dots, dashes and slashes, in upper case. */
  readonly fits: (code: string) => boolean;
}

const IDS: readonly NationalId[] = [
  {
    kind: () => say`a US Social Security number`,
    names: new Set(['ssn', 'ssnumber', 'socialsecuritynumber', 'socialsecurity']),
    fits: isSocialSecurityNumber,
  },
  {
    kind: () => say`a Dutch BSN`,
    names: new Set(['bsn', 'burgerservicenummer']),
    fits: (code) => /^\d{9}$/.test(code) && weigh(code, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  },
  { kind: () => say`a Brazilian CPF`, names: new Set(['cpf']), fits: isCpf },
  {
    kind: () => say`a French NIR`,
    names: new Set(['nir', 'numerosecu', 'inseenumber']),
    fits: (code) =>
      /^[12]\d{14}$/.test(code) && 97 - (Number(code.slice(0, 13)) % 97) === Number(code.slice(13)),
  },
  {
    kind: () => say`an Italian Codice Fiscale`,
    names: new Set(['codicefiscale', 'fiscalcode', 'cf']),
    fits: (code) =>
      /^[A-Z]{6}[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/.test(code),
  },
];

/** This form with its dashes is hardly anything else. */
const DASHED_SSN = /^\d{3}-\d{2}-\d{4}$/;
const LONGEST = 24;

/** The kind of national id in a claim: its name or its form promises one, and its check figures are right. */
export function nationalIdKind(words: readonly string[], text: string): string | undefined {
  if (text.length < 9 || text.length > LONGEST) return undefined;
  const endings = nameEndings(words);
  const promised = DASHED_SSN.test(text)
    ? IDS[0]
    : IDS.find(({ names }) => endings.some((ending) => names.has(ending)));
  return promised?.fits(text.replaceAll(/[ ./-]/g, '').toUpperCase()) ? promised.kind() : undefined;
}

/** Numbers that were never given out: area 000, 666 and 9xx, group 00, serial 0000. */
function isSocialSecurityNumber(code: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(code);
}

function isCpf(code: string): boolean {
  if (!/^\d{11}$/.test(code) || /^(\d)\1+$/.test(code)) return false;
  return [9, 10].every((length) => {
    const weights = Array.from({ length }, (_, index) => length + 1 - index);
    return ((weigh(code, weights) * 10) % 11) % 10 === Number(code[length]);
  });
}

function weigh(code: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(code[index]), 0);
}
