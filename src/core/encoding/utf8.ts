import { fail, ok, type Result } from '../result.ts';
import type { GuessedEncoding } from './guess-encoding.ts';

/** The byte, counted from 0, at which a text stops being UTF-8, and what it probably is instead. */
export type Utf8Problem = {
  readonly code: 'not-utf8';
  readonly octetOffset: number;
  readonly encoding?: GuessedEncoding;
};

/** Decodes UTF-8 strictly; a byte order mark stays in the text, for the JSON reader to name. */
export function decodeUtf8(octets: Uint8Array): Result<string, Utf8Problem> {
  const text = tryDecode(octets);
  return text === undefined
    ? fail({ code: 'not-utf8', octetOffset: findInvalidOctet(octets) })
    : ok(text);
}

/** The text with U+FFFD in place of what is not UTF-8. For showing only. */
export function decodeUtf8Leniently(octets: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets);
}

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function tryDecode(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return undefined;
  }
}

/** Steps over well-formed sequences (Unicode Standard, table 3-7) to the first that is not. */
function findInvalidOctet(octets: Uint8Array): number {
  let offset = 0;
  while (offset < octets.length) {
    const length = sequenceLength(octets, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return offset;
}

/** Bytes of the sequence that begins there; 0 when it is not well-formed. */
function sequenceLength(octets: Uint8Array, offset: number): number {
  const lead = octets[offset] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let index = 1; index < length; index++) {
    const [least, most] = index === 1 ? secondOctets(lead) : [0x80, 0xbf];
    const octet = octets[offset + index] ?? 0;
    if (octet < least || octet > most) return 0;
  }
  return length;
}

/** What may follow a leading byte: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
function secondOctets(lead: number): readonly [number, number] {
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
