import { fail, ok, type Result } from '../result.ts';
import type { GuessedEncoding } from './guess-encoding.ts';

/** The byte, counted from 0, at which a text stops being UTF-8, and what it probably is instead. */
export type Utf8Problem = {
  readonly code: 'not-utf8';
  readonly byteOffset: number;
  readonly encoding?: GuessedEncoding;
};

/** Decodes UTF-8 strictly; a byte order mark stays in the text, for the JSON reader to name. */
export function decodeUtf8(bytes: Uint8Array): Result<string, Utf8Problem> {
  const text = tryDecode(bytes);
  return text === undefined
    ? fail({ code: 'not-utf8', byteOffset: findInvalidByte(bytes) })
    : ok(text);
}

/** The text with U+FFFD in place of what is not UTF-8. For showing only. */
export function decodeUtf8Leniently(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function tryDecode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Steps over well-formed sequences (Unicode Standard, table 3-7) to the first that is not. */
function findInvalidByte(bytes: Uint8Array): number {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return offset;
}

/** Bytes of the sequence that begins there; 0 when it is not well-formed. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const lead = bytes[offset] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let index = 1; index < length; index++) {
    const [least, most] = index === 1 ? secondBytes(lead) : [0x80, 0xbf];
    const byte = bytes[offset + index] ?? 0;
    if (byte < least || byte > most) return 0;
  }
  return length;
}

/** What may follow a leading byte: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
function secondBytes(lead: number): readonly [number, number] {
  switch (lead) {
    case 0xe0:
      return [0xa0, 0xbf];
    case 0xed:
      return [0x80, 0x9f];
    case 0xf0:
      return [0x90, 0xbf];
    case 0xf4:
      return [0x80, 0x8f];
    default:
      return [0x80, 0xbf];
  }
}
