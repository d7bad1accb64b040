import { decodeBase64url, withoutSpareBits } from '../encoding/base64url.ts';
import { decodeHex as bytesOfHex } from '../encoding/hex.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { fail, ok, type Result } from '../result.ts';
import type { KeyProblem, SecretEncoding, SecretKey } from './key-material.ts';

export const SECRET_ENCODINGS: readonly SecretEncoding[] = ['utf8', 'base64url', 'base64', 'hex'];

/** The bytes of a plain secret. UTF-8 takes the text as it is, the others pass over white space. */
export function decodeSecret(
  text: string,
  encoding: SecretEncoding,
): Result<Uint8Array<ArrayBuffer>, KeyProblem> {
  switch (encoding) {
    case 'utf8':
      return ok(encodeUtf8(text));
    case 'base64url':
      return decodeBase64(text, 'base64url', /[^A-Za-z0-9_\-\s=]/);
    case 'base64':
      return decodeBase64(text, 'base64', /[^A-Za-z0-9+/\s=]/);
    case 'hex':
      return decodeHex(text);
  }
}

/** A secret that is no more than its bytes: nothing names it or says what it is for. */
export function secretOf(bytes: Uint8Array<ArrayBuffer>): SecretKey {
  return { kind: 'secret', keyType: 'oct', bytes, keyId: undefined, algorithm: undefined };
}

/** Another way to read the same text, which may be the one that was meant. */
export interface SecretReading {
  readonly text: string;
  readonly encoding: SecretEncoding;
  /** What is different from the way in which it is read now. */
  readonly change: 'encoding' | 'trim' | 'both' | SecretTextChange | SecretDerivation;
}

/** How a secret of any length was made into a key of one: hashed, cut off, or filled up with zeros. */
export type SecretDerivation = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512' | 'cut' | 'filled';

/** What was done to the text of a secret, beside reading it in an encoding. */
export type SecretTextChange =
  | 'unquoted'
  | 'newline'
  | 'unescaped'
  | 'visible'
  | 'decoded'
  | 'unprefixed'
  | 'after-colon';

/** The other encodings, and the same without white space around it. */
export function otherReadings(text: string, encoding: SecretEncoding): SecretReading[] {
  const trimmed = text.trim();
  return SECRET_ENCODINGS.flatMap((other): SecretReading[] => {
    if (other === encoding) {
      return trimmed === text ? [] : [{ text: trimmed, encoding, change: 'trim' }];
    }
    const asItIs = { text, encoding: other, change: 'encoding' } as const;
    // Only UTF-8 counts the white space; the other encodings pass over it.
    return other === 'utf8' && trimmed !== text
      ? [asItIs, { text: trimmed, encoding: other, change: 'both' }]
      : [asItIs];
  });
}

function decodeBase64(
  text: string,
  encoding: 'base64url' | 'base64',
  foreign: RegExp,
): Result<Uint8Array<ArrayBuffer>, KeyProblem> {
  const problem = foreignCharacter(text, encoding, foreign);
  if (problem) return fail(problem);
  const body = text.replace(/\s+/g, '').replace(/={1,2}$/, '');
  const bytes = decodeBase64url(body.replaceAll('+', '-').replaceAll('/', '_'));
  if (bytes.ok) return bytes;
  const { problem: cause } = bytes;
  // Spare bits in the last character change nothing that a verifier would see.
  if (cause.code === 'not-canonical')
    return decodeBase64(
      `${body.slice(0, -1)}${withoutSpareBits(body.slice(-1), body.length)}`,
      encoding,
      foreign,
    );
  if (cause.code === 'impossible-length') {
    return fail({ code: 'secret-odd-length', encoding, length: body.length });
  }
  return fail({
    code: 'secret-not-decodable',
    encoding,
    character: '=',
    offset: text.indexOf('='),
  });
}

function decodeHex(text: string): Result<Uint8Array<ArrayBuffer>, KeyProblem> {
  const problem = foreignCharacter(text, 'hex', /[^0-9A-Fa-f\s:]/);
  if (problem) return fail(problem);
  const digits = text.replace(/[\s:]+/g, '');
  if (digits.length % 2 === 1) {
    return fail({ code: 'secret-odd-length', encoding: 'hex', length: digits.length });
  }
  return ok(bytesOfHex(digits));
}

function foreignCharacter(
  text: string,
  encoding: SecretEncoding,
  foreign: RegExp,
): KeyProblem | undefined {
  const offset = text.search(foreign);
  if (offset === -1) return undefined;
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return { code: 'secret-not-decodable', encoding, character, offset };
}
