/** Encodings in which texts come that should be UTF-8. */
export type GuessedEncoding = 'UTF-16LE' | 'UTF-16BE' | 'Latin-1';

/** What octets that are not UTF-8 text probably are, and the text they then hold; undefined where nothing speaks for it. */
export function guessEncoding(
  octets: Uint8Array,
): { readonly encoding: GuessedEncoding; readonly text: string } | undefined {
  const wide = guessUtf16(octets);
  if (wide) return { encoding: wide, text: readUtf16(octets, wide) };
  // Every byte is a character of Latin-1; control characters are in no text.
  const text = Array.from(octets, (octet) => String.fromCharCode(octet)).join('');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what tells text from other bytes
  return /[\x00-\x08\x0e-\x1f\x7f-\x9f]/.test(text) ? undefined : { encoding: 'Latin-1', text };
}

/** By a byte order mark, or by the zero bytes of ASCII characters. */
function guessUtf16(octets: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  const [first, second] = octets;
  if (octets.length < 2 || octets.length % 2 === 1) return undefined;
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  if (first === 0xfe && second === 0xff) return 'UTF-16BE';
  if (second === 0 && first !== 0) return 'UTF-16LE';
  return first === 0 && second !== 0 ? 'UTF-16BE' : undefined;
}

function readUtf16(octets: Uint8Array, encoding: 'UTF-16LE' | 'UTF-16BE'): string {
  return new TextDecoder(encoding).decode(octets);
}
