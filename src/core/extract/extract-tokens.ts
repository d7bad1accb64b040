import { readBase64urlLeniently } from '../encoding/base64url.ts';
import { decodeUtf8Leniently } from '../encoding/utf8.ts';
import { findSignatureAlgorithm } from '../registry/algorithms.ts';
import { findJsonSerializations } from './find-json-serializations.ts';
import type { FoundToken, SourceRun } from './found-token.ts';

/** How base64url of `{"`, `{ `, `{}`, `{` and a tab or line break begins: the start of any JOSE header. */
const HEADER_START = '(?:e(?:y[A-DI-L]|w[0-3k-r])|e30(?=\\.))';
const STARTS_LIKE_HEADER = new RegExp(`^${HEADER_START}`);
/** What belongs to a token, or is what became of one: cutting it off could make another token of it. */
const PIECE = '(?:[\\w\\-+/=…]|%(?:2[BbFf]|3[Dd]))*';
/** At the beginning of a word, or behind a percent-encoded character. */
const WORD_START = '(?:(?<![\\w.-])|(?<=%[0-9A-Fa-f]{2}))';
const EMBEDDED_TOKEN = new RegExp(`${WORD_START}${HEADER_START}${PIECE}(?:\\.${PIECE})+`, 'g');
const TOKEN_CHARACTERS = /^[\w\-.+/=]+$/;
/** An SD-JWT (RFC 9901 §4): an issuer's token, disclosures, and perhaps another token. */
const SD_JWT = new RegExp(`^${HEADER_START}[\\w-]*\\.[\\w-]*\\.[\\w-]*~[\\w\\-.~+/=]*$`);

/** What may stand before and after a token when the text holds nothing else. */
const BEFORE_TOKEN =
  /^[\s\u200b]*(?:["'`]\s*)?(?:(?:proxy-)?authorization\s*:\s*)?(?:["'`]\s*)?(?:bearer\s+)?(?:["'`]\s*)?/i;
const AFTER_TOKEN = /[\s\u200b"'`,;]/;

/** Octets of an RSA signature: those of the modulus of usual keys. */
const RSA_SIGNATURE_LENGTHS: ReadonlySet<number> = new Set([128, 256, 384, 512]);

/** A line of a wrapped token is rarely shorter; a word of prose rarely longer. */
const SHORTEST_WRAPPED_LINE = 16;

/**
 * Finds the tokens in any text. A text that is one token, whole or broken, is
 * read as that token, so that its faults can be named; in any other text only
 * what begins like a JOSE header counts.
 */
export function extractTokens(text: string): FoundToken[] {
  const inJson = findJsonSerializations(text);
  if (inJson.length > 0) return inJson;
  const start = BEFORE_TOKEN.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > start && AFTER_TOKEN.test(text.charAt(end - 1))) end--;
  if (start >= end) return [];
  const body = text.slice(start, end);
  if (SD_JWT.test(body) || isUnencodedToken(body)) return [asOneRun(body, start)];
  const embedded = findEmbedded(body, start);
  const complete = embedded.filter((range) => countDots(text, range) >= 2);
  return complete.length <= 1 && isOneToken(body, embedded.length > 0)
    ? [joinRuns(text, start, end)]
    : embedded.map((range) => joinRuns(text, range.start, range.end));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Up to six; more make no difference. */
function countDots(text: string, { start, end }: Stretch): number {
  return text.slice(start, end).split('.', 7).length - 1;
}

function findEmbedded(body: string, start: number): Stretch[] {
  return Array.from(body.matchAll(EMBEDDED_TOKEN), (match) => {
    const from = start + match.index;
    return { start: from, end: from + withoutSentenceDot(match[0]).length };
  });
}

function isOneToken(body: string, hasEmbedded: boolean): boolean {
  const words = body.split(/\s+/);
  const [first = ''] = words;
  // `a.b.c` may be a token whose header is broken, `name=eyJ…` is one with something before it.
  if (!STARTS_LIKE_HEADER.test(first)) {
    return (
      words.length === 1 && !hasEmbedded && TOKEN_CHARACTERS.test(first) && first.includes('.')
    );
  }
  if (words.length === 1) return true;
  return words.every(isPiece) && isWrapped(body, words) && !isWholeToken(first);
}

/** Three parts, of which the last is as long as the algorithm makes it: what follows is another text. */
function isWholeToken(word: string): boolean {
  const [header = '', , signature, ...more] = word.split('.');
  if (signature === undefined || more.length > 0) return false;
  const text = decodeUtf8Leniently(readBase64urlLeniently(header));
  const name = /"alg"\s*:\s*"([\w-]+)"/.exec(text)?.[1] ?? '';
  const algorithm = findSignatureAlgorithm(name);
  if (!algorithm) return name === 'none' && signature === '';
  const octets = Math.floor((signature.length * 3) / 4);
  return algorithm.signatureLength === undefined
    ? RSA_SIGNATURE_LENGTHS.has(octets)
    : algorithm.signatureLength === octets;
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

/** The full stop of a sentence is no part: three or five dots and nothing behind them are one too many. */
function withoutSentenceDot(compact: string): string {
  const dots = compact.split('.', 7).length - 1;
  return (dots === 3 || dots === 5) && compact.endsWith('.') ? compact.slice(0, -1) : compact;
}

/** Header, dot, a payload as it is written, dot, signature (RFC 7797 §5.2). */
function isUnencodedToken(body: string): boolean {
  const [, header] = /^(e[\w-]{9,4000})\.[^.]+\.[\w-]*$/.exec(body) ?? [];
  if (header === undefined || !STARTS_LIKE_HEADER.test(header)) return false;
  return /"b64"\s*:\s*false/.test(decodeUtf8Leniently(readBase64urlLeniently(header)));
}

function asOneRun(body: string, start: number): FoundToken {
  const end = start + body.length;
  return { compact: body, start, end, runs: [{ from: start, to: end, at: 0 }] };
}

function joinRuns(text: string, start: number, end: number): FoundToken {
  const runs: SourceRun[] = [];
  let compact = '';
  for (const match of text.slice(start, end).matchAll(/\S+/g)) {
    const from = start + match.index;
    runs.push({ from, to: from + match[0].length, at: compact.length });
    compact += match[0];
  }
  return { compact, start, end, runs };
}
