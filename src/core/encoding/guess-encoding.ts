/** Encodings in which texts come that should be UTF-8. */
export type GuessedEncoding = 'UTF-16LE' | 'UTF-16BE' | 'Latin-1' | 'Windows-1252';

/** The characters 0x80 to 0x9F, which Node.js 20 decodes as Latin-1. */
const WINDOWS_1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** What bytes that are not UTF-8 text probably are, and the text they then hold; undefined where nothing speaks for it. */
export function guessEncoding(
  bytes: Uint8Array,
): { readonly encoding: GuessedEncoding; readonly text: string } | undefined {
  const wide = guessUtf16(bytes);
  if (wide) return { encoding: wide, text: readUtf16(bytes, wide) };
  // Windows-1252 has characters where Latin-1 has control characters, which are in no text.
  const text = Array.from(bytes, (byte) =>
    byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte),
  ).join('');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what tells text from other bytes
  if (/[\x00-\x08\x0e-\x1f\x7f-\x9f]/.test(text)) return undefined;
  const isLatin1 = bytes.every((byte) => byte < 0x80 || byte > 0x9f);
  return { encoding: isLatin1 ? 'Latin-1' : 'Windows-1252', text };
}

/** By a byte order mark, or by the zero bytes of ASCII characters. */
function guessUtf16(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  const [first, second] = bytes;
  if (bytes.length < 2 || bytes.length % 2 === 1) return undefined;
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  if (first === 0xfe && second === 0xff) return 'UTF-16BE';
  if (second === 0 && first !== 0) return 'UTF-16LE';
  return first === 0 && second !== 0 ? 'UTF-16BE' : undefined;
}

function readUtf16(bytes: Uint8Array, encoding: 'UTF-16LE' | 'UTF-16BE'): string {
  return new TextDecoder(encoding).decode(bytes);
}
