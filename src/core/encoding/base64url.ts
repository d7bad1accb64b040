import { fail, ok, type Result } from '../result.ts';

/** Why a text is not base64url as RFC 7515 §2 has it; `offset` counts characters. */
export type Base64urlProblem =
  | {
      readonly code: 'not-base64url';
      readonly character: string;
      readonly offset: number;
      /** It is a percent sign with two hex digits after it. */
      readonly isEscape?: true;
    }
  | { readonly code: 'padding'; readonly offset: number }
  | { readonly code: 'impossible-length'; readonly length: number; readonly offset: number }
  | { readonly code: 'not-canonical'; readonly character: string; readonly offset: number };

/**
 * Decodes base64url without padding (RFC 7515 §2) and names the first
 * character that breaks it, so that the editor can point there.
 */
export function decodeBase64url(
  encoded: string,
): Result<Uint8Array<ArrayBuffer>, Base64urlProblem> {
  const problem = findProblem(encoded);
  if (problem) return fail(problem);
  // As with `toBase64`, from Chromium 140 on. It alone would let white space and spare bits pass.
  const { fromBase64 } = Uint8Array as typeof Uint8Array & NativeReader;
  return ok(fromBase64?.call(Uint8Array, encoded, { alphabet: 'base64url' }) ?? toBytes(encoded));
}

/** What a text decodes to, and everything in its spelling that strict decoders reject. */
export interface Base64urlReading {
  readonly bytes: Result<Uint8Array<ArrayBuffer>, Base64urlProblem>;
  /** Empty for a text that is base64url as RFC 7515 §2 has it. */
  readonly spelling: readonly Base64urlProblem[];
}

/**
 * Reads base64url as common decoders do: padding, the standard alphabet and
 * spare bits pass, and are named; any other character does not.
 */
export function readBase64url(encoded: string): Base64urlReading {
  const strict = decodeBase64url(encoded);
  if (strict.ok) return { bytes: strict, spelling: [] };
  let end = encoded.length;
  while (encoded.charAt(end - 1) === '=') end--;
  const unpadded = encoded.slice(0, end);
  const plain = unpadded.replaceAll('+', '-').replaceAll('/', '_');
  const spelling: Base64urlProblem[] = [];
  const offset = unpadded.search(/[+/]/);
  if (offset !== -1) {
    spelling.push({ code: 'not-base64url', character: unpadded.charAt(offset), offset });
  }
  const problem = findProblem(plain);
  if (problem && problem.code !== 'not-canonical') return { bytes: fail(problem), spelling };
  if (problem) spelling.push(problem);
  if (end < encoded.length) spelling.push({ code: 'padding', offset: end });
  return { bytes: ok(toBytes(plain)), spelling };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What the last of so many characters is once its spare bits are zero (RFC 4648 §3.5). */
export function withoutSpareBits(last: string, length: number): string {
  const spare = { 2: 16, 3: 4 }[length % 4];
  const value = ALPHABET.indexOf(last.replace('+', '-').replace('/', '_'));
  return spare === undefined || value === -1 ? last : ALPHABET.charAt(value - (value % spare));
}

/** Whether common decoders read on all the same, so that a strict verifier and a lenient one differ. */
export function isLenientSpelling(problem: { readonly code: string }): boolean {
  switch (problem.code) {
    case 'padding':
    case 'not-canonical':
      return true;
    case 'not-base64url':
      return 'character' in problem && /^[+/]$/.test(String(problem.character));
    default:
      return false;
  }
}

interface NativeReader {
  readonly fromBase64?: (
    encoded: string,
    options: { alphabet: 'base64url' },
  ) => Uint8Array<ArrayBuffer>;
}

/**
 * What can be read of a text that breaks the rules: padding is dropped, `+`
 * and `/` count as `-` and `_`, and reading stops at any other character.
 * For showing only, never for judging.
 */
export function readBase64urlLeniently(encoded: string): Uint8Array<ArrayBuffer> {
  const readable = /^[A-Za-z0-9_+/-]*/.exec(encoded)?.[0] ?? '';
  const whole = readable.length % 4 === 1 ? readable.slice(0, -1) : readable;
  return toBytes(whole);
}

/** Base64 of any alphabet, with white space and padding. */
export function readLeniently(value: string): Uint8Array<ArrayBuffer> | undefined {
  const body = value.replace(/\s+/g, '').replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/_-]+$/.test(body) || body.length % 4 === 1) return undefined;
  return readBase64urlLeniently(body);
}

/** A text without the "=" at its end; a pattern would try again at each "=" of a long run. */
export function withoutPadding(encoded: string): string {
  let end = encoded.length;
  while (encoded.charAt(end - 1) === '=') end--;
  return encoded.slice(0, end);
}

/** Encodes bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  // Newer browsers do it in a tenth of the time; Chromium has it from 140 on.
  const { toBase64 } = bytes as Uint8Array & NativeBase64;
  if (toBase64) return toBase64.call(bytes, { alphabet: 'base64url', omitPadding: true });
  return withoutPadding(encodeBase64(bytes)).replaceAll('+', '-').replaceAll('/', '_');
}

interface NativeBase64 {
  readonly toBase64?: (options: { alphabet: 'base64url'; omitPadding: boolean }) => string;
}

/** Encodes bytes as standard base64 with padding (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  // One call takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

function findProblem(encoded: string): Base64urlProblem | undefined {
  const offset = encoded.search(/[^A-Za-z0-9_-]/);
  if (offset !== -1) {
    if (/^={1,2}$/.test(encoded.slice(offset))) return { code: 'padding', offset };
    const character = String.fromCodePoint(encoded.codePointAt(offset) ?? 0);
    const isEscape = /^%[0-9A-Fa-f]{2}/.test(encoded.slice(offset, offset + 3));
    return { code: 'not-base64url', character, offset, ...(isEscape && { isEscape }) };
  }
  // A lone last character carries 6 bits, less than one byte.
  if (encoded.length % 4 === 1) {
    return { code: 'impossible-length', length: encoded.length, offset: encoded.length - 1 };
  }
  return findSpareBits(encoded);
}

/** The last character of 2 or 3 has 4 or 2 bits to spare; they must be zero (RFC 4648 §3.5). */
function findSpareBits(encoded: string): Base64urlProblem | undefined {
  const canonical = { 2: /[AQgw]$/, 3: /[AEIMQUYcgkosw048]$/ }[encoded.length % 4];
  if (!canonical || canonical.test(encoded)) return undefined;
  const offset = encoded.length - 1;
  return { code: 'not-canonical', character: encoded.charAt(offset), offset };
}

function toBytes(encoded: string): Uint8Array<ArrayBuffer> {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
