import { decodeUtf8Leniently, encodeUtf8 } from '../encoding/utf8.ts';
import { type DecodedToken, type Fault, isLenient, type TokenPart } from './decoded-token.ts';

/** Characters of the compact text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a fault is in the compact text, in characters: a fault of the JSON
 * inside is carried back over its UTF-8 bytes to the base64url characters that
 * hold them. Undefined for a fault of the whole token.
 */
export function locateFault(token: DecodedToken, fault: Fault): Stretch | undefined {
  const { problem } = fault;
  if (problem.code === 'part-count') return locateExtraPart(token, problem.count);
  if (fault.part === 'token') return undefined;
  const part = token.parts.find(({ name }) => name === fault.part);
  if (!part || part.end === part.start) return undefined;
  if (!part.bytes.ok || isLenient(fault)) {
    return 'offset' in problem ? oneCharacter(part, problem.offset) : undefined;
  }
  const isWritten = part.name === 'payload' && token.unencoded;
  if ('byteOffset' in problem) {
    return isWritten ? undefined : charactersOf(part, problem.byteOffset, 1);
  }
  if (!('offset' in problem)) return undefined;
  if (isWritten) return oneCharacter(part, problem.offset);
  return charactersOf(part, ...bytesOf(part.bytes.value, problem.offset));
}

/**
 * Where a fault of header or payload is in the text that a pane shows for
 * it; undefined where that text does not hold it.
 */
export function locateInText(token: DecodedToken, part: 'header' | 'payload'): number | undefined {
  const outcome = part === 'header' ? token.protectedHeader : token.claimsSet;
  if (!outcome || outcome.ok) return undefined;
  const { problem } = outcome;
  if ('byteOffset' in problem) return locateReplacement(token, part, problem.byteOffset);
  return problem.code.startsWith('json-') && 'offset' in problem ? problem.offset : undefined;
}

/** What is not UTF-8 is shown as U+FFFD, which the text may hold in its own right before it. */
function locateReplacement(token: DecodedToken, name: 'header' | 'payload', byte: number) {
  const bytes = token.parts.find((part) => part.name === name)?.bytes;
  if (!bytes?.ok) return undefined;
  const before = decodeUtf8Leniently(bytes.value.slice(0, byte)).split('\ufffd').length - 1;
  const shown = name === 'header' ? token.headerText : token.payloadText;
  let at = shown.indexOf('\ufffd');
  for (let seen = 0; seen < before && at !== -1; seen++) at = shown.indexOf('\ufffd', at + 1);
  return at === -1 ? undefined : at;
}

/** The bytes that a character of a text is written with; of its end, the last byte. */
function bytesOf(bytes: Uint8Array, offset: number): [start: number, length: number] {
  const text = decodeUtf8Leniently(bytes);
  const at = Math.min(offset, text.length - 1);
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return [encodeUtf8(text.slice(0, at)).length, encodeUtf8(character).length];
}

/** The characters that hold some bytes of a part: six bits each, so that three bytes are in four of them. */
export function charactersOf(part: TokenPart, byte: number, length: number): Stretch {
  const start = part.start + Math.floor((byte * 8) / 6);
  const end = part.start + Math.ceil(((byte + length) * 8) / 6);
  return { start, end: Math.min(end, part.end) };
}

function oneCharacter(part: TokenPart, offset: number): Stretch {
  const start = Math.min(part.start + offset, part.end - 1);
  return { start, end: start + 1 };
}

/** The dot that is one too many; of a token that is too short, nothing. */
function locateExtraPart({ parts }: DecodedToken, count: number): Stretch | undefined {
  const extra = parts[count > 5 ? 5 : 3];
  return count > 3 && extra ? { start: extra.start - 1, end: extra.start } : undefined;
}
