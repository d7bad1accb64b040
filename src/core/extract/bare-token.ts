import { readBase64urlLeniently } from '../encoding/base64url.ts';
import { decodeUtf8Leniently } from '../encoding/utf8.ts';
import type { Place } from './token-context.ts';
import { HEADER_START, isWholeToken, withoutSentenceDot } from './token-shape.ts';

const STARTS_LIKE_HEADER = new RegExp(`^${HEADER_START}`);
/** What belongs to a token, or is what became of one: cutting it off could make another token of it. */
const CHARACTERS = '[\\w\\-+/=~…]*';
// One loop in another: alternatives in one loop would take a stack as deep as the text is long.
const PIECE = `${CHARACTERS}(?:%(?:2[BbFf]|3[Dd])${CHARACTERS})*`;
/** At the beginning of a word, or behind a percent-encoded character. */
const WORD_START = '(?:(?<![\\w.-])|(?<=%[0-9A-Fa-f]{2}))';
const EMBEDDED_TOKEN = new RegExp(`${WORD_START}${HEADER_START}${PIECE}(?:\\.${PIECE})+`, 'g');
const TOKEN_CHARACTERS = /^[\w\-.+/=~\u00ad\u200b-\u200f\u2060-\u2064]+$/;

/** What may be before and after a token when the text holds nothing else. */
const BEFORE_TOKEN =
  /^[\s\u200b]*(?:["'`]\s*)?(?:(?:proxy-)?authorization\s*:\s*)?(?:["'`]\s*)?(?:bearer\s+)?(?:["'`]\s*)?/i;
const AFTER_TOKEN = /[\s\u200b"'`,;]/;

/** A line of a wrapped token is rarely shorter; a word of prose rarely longer. */
const SHORTEST_WRAPPED_LINE = 16;

/** What a text is once white space, quotes and "Bearer" are taken away at its ends. */
export interface Body extends Place {
  /** It is one token, whole or broken, and nothing else. */
  readonly isToken: boolean;
  /** The payload is written as it is, blanks and all (RFC 7797 §5.2). */
  readonly isUnencoded: boolean;
}

/** Undefined for a text of nothing. */
export function readBody(text: string): Body | undefined {
  const from = BEFORE_TOKEN.exec(text)?.[0].length ?? 0;
  let to = text.length;
  while (to > from && AFTER_TOKEN.test(text.charAt(to - 1))) to--;
  if (from >= to) return undefined;
  const body = text.slice(from, to);
  const isUnencoded = isUnencodedToken(body);
  return { from, to, isToken: isUnencoded || isOneToken(body), isUnencoded };
}

/** Header, dot, a payload as it is written, dot, signature. */
function isUnencodedToken(body: string): boolean {
  const [, header] = /^(e[\w-]{9,4000})\.[^.]+\.[\w-]*$/.exec(body) ?? [];
  if (header === undefined || !STARTS_LIKE_HEADER.test(header)) return false;
  return /"b64"\s*:\s*false/.test(decodeUtf8Leniently(readBase64urlLeniently(header)));
}

/** What begins like a token and is in the text as it is, in order. */
function findEmbedded(text: string, { from, to }: Place): Place[] {
  return Array.from(text.slice(from, to).matchAll(EMBEDDED_TOKEN), (match) => {
    const start = from + match.index;
    return { from: start, to: start + withoutSentenceDot(match[0]).length };
  });
}

const GLUED_HEADER = new RegExp(`(?<=[\\w.-])${HEADER_START}`);

/** Whether one word goes on into a token: what is before the token is a part of what is pasted. */
export function isGlued(text: string, { from, to }: Place): boolean {
  const word = text.slice(from, to);
  const at = word.search(GLUED_HEADER);
  return at !== -1 && !/\s/.test(word) && /^[\w-]+\.[\w-]+\.[\w-]/.test(word.slice(at));
}

function isOneToken(body: string): boolean {
  const isOneWord = !/\s/.test(body);
  const startsLikeHeader = STARTS_LIKE_HEADER.test(body);
  if (!isOneWord && !startsLikeHeader) return false;
  const embedded = findEmbedded(body, { from: 0, to: body.length });
  if (embedded.filter(({ from, to }) => hasThreeParts(body.slice(from, to))).length > 1)
    return false;
  // `a.b.c` may be a token whose header is broken, `name=eyJ…` is one with something before it.
  if (!startsLikeHeader) {
    return embedded.length === 0 && TOKEN_CHARACTERS.test(body) && body.includes('.');
  }
  if (isOneWord) return true;
  const words = body.split(/\s+/);
  return words.every(isPiece) && isWrapped(body, words) && !isWholeToken(words[0] ?? '');
}

function hasThreeParts(compact: string): boolean {
  return compact.split('.', 3).length === 3;
}

/** A line of a wrapped token; only the last may be short. */
function isPiece(word: string, index: number, words: readonly string[]): boolean {
  const isLong = index === words.length - 1 || word.length >= SHORTEST_WRAPPED_LINE;
  return TOKEN_CHARACTERS.test(word) && (isLong || word.endsWith('.'));
}

/** White space inside a token is a line break; blanks alone only between long pieces. */
function isWrapped(body: string, words: readonly string[]): boolean {
  const breaks = body.match(/\s+/g) ?? [];
  return breaks.every(
    (white, index) =>
      /[\r\n]/.test(white) || (words[index + 1]?.length ?? 0) >= SHORTEST_WRAPPED_LINE,
  );
}
