import { findMember } from '../../encoding/json-query.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, FindingPlace } from '../audit-rule.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { cwe } from '../references.ts';
import { quote } from '../words.ts';

const IDS = ['iss', 'sub', 'aud', 'azp', 'client_id', 'email'];
const NAMES = ['name', 'preferred_username'];

/** Nothing that does not show belongs into an id. */
const HIDDEN_IN_IDS = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/u;
/** In names joiners and marks of direction are part of the writing; what turns or splits a text is not. */
const HIDDEN_IN_NAMES = /[\p{Cc}\p{Cs}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/u;

/** Cyrillic and Greek letters that look like the Latin ones below them (Unicode, UTS #39). */
const LOOKALIKES = 'асеорхуіјѕһԁԛԝкАВЕКМНОРСТХУІЈЅοανρικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const LATIN_TWINS = 'aceopxyijshdqwkABEKMHOPCTXYIJSoavpikABEZHIKMNOPTYX';
const WORD = /[\p{L}\p{M}]+/gu;
const LONGEST_READ = 1000;

/** Texts by which people and servers tell parties apart, and that do not say what they seem to say. */
export const textDeceptive: AuditRule = ({ token }) => [
  ...inspect(readHeader(token), 'header', ['kid'], HIDDEN_IN_IDS),
  ...inspect(readClaims(token), 'payload', IDS, HIDDEN_IN_IDS),
  ...inspect(readClaims(token), 'payload', NAMES, HIDDEN_IN_NAMES),
];

function inspect(
  object: ReturnType<typeof readClaims>,
  part: 'header' | 'payload',
  names: readonly string[],
  hidden: RegExp,
): Finding[] {
  if (!object) return [];
  return names.flatMap((name) => {
    const value = findMember(object, name)?.value;
    if (value?.type !== 'string') return [];
    const text = value.value.slice(0, LONGEST_READ);
    const deceit = findHidden(name, text, hidden) ?? findLookalike(name, text);
    return deceit ? [deceptive({ part, pointer: `/${name}` }, deceit)] : [];
  });
}

function findHidden(name: string, text: string, hidden: RegExp): string | undefined {
  const found = hidden.exec(text);
  return found
    ? say`“${name}” contains the invisible character ${codePoint(found[0])} at position ${found.index + 1}.`
    : undefined;
}

/** A word of Latin letters and of some that only look Latin. */
function findLookalike(name: string, text: string): string | undefined {
  for (const [word] of text.matchAll(WORD)) {
    const twin = Array.from(word).find((letter) => LOOKALIKES.includes(letter));
    if (twin === undefined || !/\p{Script=Latin}/u.test(word)) continue;
    const latin = Array.from(word, (letter) => LATIN_TWINS[LOOKALIKES.indexOf(letter)] ?? letter);
    return say`“${name}” contains a word that looks like ${quote(latin.join(''))}, but its ${quote(twin)} is ${codePoint(twin)}, which is not a Latin letter.`;
  }
  return undefined;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function deceptive(where: FindingPlace, deceit: string): Finding {
  return {
    code: 'text-deceptive',
    severity: 'medium',
    basis: 'bytes',
    where,
    title: say`Deceptive characters`,
    why: sentences(
      deceit,
      say`People mistake the value for another one, and APIs do not recognize it.`,
    ),
    fix: say`Compare byte by byte, and have issuers reject these characters.`,
    references: [cwe(1007), { title: 'Unicode UTS #39' }],
  };
}
