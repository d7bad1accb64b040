import { fail, ok, type Result } from '../result.ts';

/** The octet, counted from 0, at which a text stops being UTF-8. */
export type Utf8Problem = { readonly code: 'not-utf8'; readonly octetOffset: number };

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
    const length = sequenceLength(octets[offset] ?? 0);
    const sequence = octets.subarray(offset, offset + length);
    if (length === 0 || sequence.length < length || tryDecode(sequence) === undefined)
      return offset;
    offset += length;
  }
  return offset;
}

function sequenceLength(lead: number): 0 | 1 | 2 | 3 | 4 {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}
