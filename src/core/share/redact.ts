import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeHex } from '../encoding/hex.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { escapeQuotes, showUnseen } from '../words/quote.ts';
import { mask } from './sensitive-values.ts';

/** What is in the place of a masked value. */
export const MASK = '[masked]';

/** Values shorter than this are in other words by chance; they are masked where they are alone. */
const SHORTEST_PART = 6;
/** A piece of a long value that is as long as this is taken for one of it. */
const LONGEST_CHANCE = 16;

/**
 * Takes some values out of texts: as they are, cut short with "…", in JSON,
 * percent-encoded, in Base64 and in hex, in upper and in lower case. Values
 * of less than six characters go where they are alone or in quotes.
 */
export function createRedactor(values: readonly string[]): (text: string) => string {
  const needles = new Map<string, string[]>();
  const short = new Set<string>();
  for (const value of values) {
    if (value.trim() === '') continue;
    if (value.length < SHORTEST_PART) short.add(fold(value));
    for (const written of waysToWrite(value)) {
      if (written.length < SHORTEST_PART) continue;
      const start = fold(written).slice(0, SHORTEST_PART);
      const same = needles.get(start);
      if (same) same.push(fold(written));
      else needles.set(start, [fold(written)]);
    }
  }
  return (text) => redactShort(redactLong(text, needles), short);
}

function redactLong(text: string, needles: ReadonlyMap<string, readonly string[]>): string {
  if (needles.size === 0) return text;
  const folded = fold(text);
  let written = '';
  let kept = 0;
  for (let at = 0; at < text.length; ) {
    const candidates = needles.get(folded.slice(at, at + SHORTEST_PART)) ?? [];
    const length = Math.max(0, ...candidates.map((needle) => matchAt(folded, at, needle)));
    if (length > 0) {
      written += text.slice(kept, at) + MASK;
      kept = at + length;
    }
    at += length || 1;
  }
  return written + text.slice(kept);
}

/** How many characters from there on belong to the value; none where that may be chance. */
function matchAt(text: string, at: number, needle: string): number {
  let length = SHORTEST_PART;
  while (length < needle.length && text[at + length] === needle[length]) length++;
  if (length === needle.length) return length;
  if (text[at + length] === '…') return length + 1;
  return length >= LONGEST_CHANCE ? length : 0;
}

function redactShort(text: string, short: ReadonlySet<string>): string {
  if (short.size === 0) return text;
  const isShort = (word: string) => short.has(fold(word));
  if (isShort(text)) return MASK;
  return text
    .replace(
      /(["'“„«「]\u202f?)((?:\\.|[^"'“”„«»「」\u202f\\]){1,5})(\u202f?["'”“»」])/g,
      (all, open, inner, close) =>
        isShort(inner.replace(/\\(.)/g, '$1')) ? `${open}${MASK}${close}` : all,
    )
    .replace(/[\p{L}\p{N}]{3,5}/gu, (word, at: number, whole: string) =>
      /\d/.test(word) && isShort(word) && isAlone(whole, at, word.length) ? MASK : word,
    );
}

function isAlone(text: string, at: number, length: number): boolean {
  const around = text.slice(Math.max(0, at - 1), at) + text.slice(at + length, at + length + 1);
  return !/[\p{L}\p{N}]/u.test(around);
}

function waysToWrite(value: string): string[] {
  const bytes = encodeUtf8(value);
  const base64url = encodeBase64url(bytes);
  const hex = encodeHex(bytes);
  const ways = [
    value,
    value.trim(),
    JSON.stringify(value).slice(1, -1),
    JSON.stringify(value).slice(1, -1).replaceAll('/', '\\/'),
    showUnseen(value),
    escapeQuotes(showUnseen(value)),
    percentEncoded(bytes),
    mask(value),
  ];
  // Of a few characters these are a few characters too, which are anywhere by chance.
  if (value.length >= SHORTEST_PART) {
    ways.push(base64url, base64url.replaceAll('-', '+').replaceAll('_', '/'), hex);
  }
  return [...new Set(ways)];
}

/** Lone surrogates make `encodeURIComponent` throw; bytes do not. */
function percentEncoded(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    return /[\w.~!*'()-]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

/** In lower case, with every character where it was. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
