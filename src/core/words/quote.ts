import { spokenTag } from './say.ts';

/** Longer texts from a token are cut to this many characters before they enter a sentence. */
const LONGEST_QUOTE = 60;

/** Two values that are compared must be seen to differ: longer than what is merely mentioned. */
const LONGEST_VALUE = 200;

/**
 * What could garble a sentence or hide in it: control, format and private-use
 * characters, those that change the direction of writing, half surrogate pairs,
 * line separators, blanks that look like a space, and characters with no shape.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** What sets a quotation apart in a sentence, by the language; French has a narrow space inside. */
const QUOTES: Readonly<Record<string, readonly [string, string]>> = {
  de: ['„', '“'],
  fr: ['«\u202f', '\u202f»'],
  ja: ['「', '」'],
};
const CURLY = ['“', '”'] as const;

/** A quotation in a sentence of any language; a backslash keeps a quote from ending it. Straight quotes are those of JSON. */
export const QUOTATION =
  /(?<!\\)(?:„(?:[^„“\\]|\\.)*“|“(?:[^“”\\]|\\.)*”|«(?:[^«»\\]|\\.)*»|「(?:[^「」\\]|\\.)*」|"(?:[^"\\]|\\.)*")/u;

/** A text from a token or a server, in quotes, ready for a sentence. */
export function quote(text: string): string {
  return inQuotes(insideQuotes(text));
}

/** The same for a message that has the quotes already. No quote of the text can end them. */
export function insideQuotes(text: string, longest = LONGEST_QUOTE): string {
  // Backslashes at the end would keep the quote after them from ending the quotation.
  return escapeQuotes(cut(text, longest)).replace(/(?<!\\)\\+$/, '$&$&');
}

/** A value that is compared with another, in quotes. */
export function quoteValue(text: string): string {
  return inQuotes(insideQuotes(text, LONGEST_VALUE));
}

/** A text with a backslash before each quote that could end a quotation, and with those before it doubled. */
export function escapeQuotes(text: string): string {
  return text.replace(/(?<!\\)(\\*)([„“”«»「」])/g, '$1$1\\$2');
}

/** A text in the quotes of every language, and in those of JSON. */
export function quotations(text: string): string[] {
  const pairs = [...Object.values(QUOTES), CURLY, ['"', '"'] as const];
  return pairs.map(([open, close]) => open + text + close);
}

function inQuotes(text: string): string {
  const [open, close] = QUOTES[spokenTag()] ?? CURLY;
  return open + text + close;
}

/** The first characters of a text, with what cannot be seen shown by its code point. */
export function shorten(text: string): string {
  return cut(text, LONGEST_QUOTE);
}

/** The same with so many characters at most. */
export function cut(text: string, longest: number): string {
  // Two units hold any character, so this slice keeps enough of them.
  const characters = Array.from(text.slice(0, 2 * longest + 2));
  const shown =
    characters.length > longest ? [...characters.slice(0, longest - 1), '…'] : characters;
  return showUnseen(shown.join(''));
}

/** A text at its full length, with what cannot be seen shown by its code point. */
export function showUnseen(text: string): string {
  return text.replace(UNSEEN, (character) => `‹${nameCodePoint(character)}›`);
}

/** A character in quotes, or its code point where it cannot be seen. */
export function quoteCharacter(character: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return quote(character);
  return nameCodePoint(character);
}

function nameCodePoint(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
