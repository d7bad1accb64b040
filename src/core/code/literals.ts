import { encodeUtf8 } from '../encoding/utf8.ts';

/** A text as a string literal of one language. */
export type Quote = (text: string) => string;

/** What a language calls one character that must not be in a literal as it is. */
type Escape = (codePoint: number) => string;

/**
 * Control and format characters (with those that turn the direction of text
 * around), line and paragraph separators, blanks that look like a space, and
 * halves of surrogate pairs: none may be in code unseen.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** JavaScript, without `<`, so that it may stand in a page, too. */
export const quoteJs: Quote = (text) =>
  `'${text
    .replace(/['\\]/g, '\\$&')
    .replace(UNSEEN, escapeWith(unitsAsHex))
    .replaceAll('<', '\\x3c')}'`;

export const quotePython: Quote = (text) =>
  `'${text.replace(/['\\]/g, '\\$&').replace(UNSEEN, escapeWith(pythonEscape))}'`;

/** Go has no literal for half a surrogate pair. */
export const quoteGo: Quote = (text) =>
  `"${wellFormed(text).replace(/["\\]/g, '\\$&').replace(UNSEEN, escapeWith(pythonEscape))}"`;

/**
 * Java reads \uXXXX before anything else, so that \u000a would end the line:
 * what needs no more than eight bits is written in octal.
 */
export const quoteJava: Quote = (text) =>
  `"${text.replace(/["\\]/g, '\\$&').replace(UNSEEN, escapeWith(javaEscape))}"`;

export const quoteCSharp: Quote = (text) =>
  `"${text.replace(/["\\]/g, '\\$&').replace(UNSEEN, escapeWith(unitsAsHex))}"`;

export const quoteRust: Quote = (text) =>
  `"${wellFormed(text).replace(/["\\]/g, '\\$&').replace(UNSEEN, escapeWith(inBraces))}"`;

/** In single quotes where nothing needs an escape: there `$` stands for itself. */
export const quotePhp: Quote = (text) =>
  isPlain(text)
    ? `'${text.replace(/['\\]/g, '\\$&')}'`
    : `"${wellFormed(text)
        .replace(/["\\$]/g, '\\$&')
        .replace(UNSEEN, escapeWith(inBraces))}"`;

/** The same with `#`, which begins `#{…}`. */
export const quoteRuby: Quote = (text) =>
  isPlain(text)
    ? `'${text.replace(/['\\]/g, '\\$&')}'`
    : `"${wellFormed(text)
        .replace(/["\\#]/g, '\\$&')
        .replace(UNSEEN, escapeWith(inBraces))}"`;

/** Bash; NUL cannot be in any argument. */
export const quoteShell: Quote = (text) => {
  const known = wellFormed(text).replaceAll('\0', '\u{fffd}');
  return isPlain(known)
    ? `'${known.replaceAll("'", "'\\''")}'`
    : `$'${known.replace(/['\\]/g, '\\$&').replace(UNSEEN, utf8Octal)}'`;
};

/** Bytes, as what a shell makes of \\u depends on its locale. */
function utf8Octal(character: string): string {
  return Array.from(encodeUtf8(character), octal).join('');
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`;
}

function isPlain(text: string): boolean {
  return text.search(UNSEEN) === -1;
}

function escapeWith(write: Escape): (character: string) => string {
  return (character) => write(character.codePointAt(0) ?? 0);
}

/** UTF-16 code units, as JavaScript, Java and C# count. */
function unitsAsHex(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_, at) => `\\u${hex(text.charCodeAt(at), 4)}`).join(
    '',
  );
}

function javaEscape(codePoint: number): string {
  if (codePoint > 0xff) return unitsAsHex(codePoint);
  return octal(codePoint);
}

function pythonEscape(codePoint: number): string {
  return codePoint > 0xffff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`;
}

function inBraces(codePoint: number): string {
  return `\\u{${hex(codePoint, 2)}}`;
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

/** The halves of surrogate pairs replaced by U+FFFD, as UTF-8 has no place for them. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\u{fffd}');
}
