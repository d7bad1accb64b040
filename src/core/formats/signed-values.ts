import { inflateZlib } from '../encoding/inflate.ts';
import { findMember } from '../encoding/json-query.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { decodeBase64, decodeText, readObject } from './candidate.ts';
import type { Recognition } from './other-format.ts';

/** itsdangerous makes SHA-1 by default; the others are its options. */
const DIGEST = '[\\w-]{27}|[\\w-]{43}|[\\w-]{64}|[\\w-]{86}';
const FLASK = new RegExp(`^(\\.?[\\w-]{2,8000})\\.([\\w-]{4,8})\\.(?:${DIGEST})$`);
const ITSDANGEROUS = new RegExp(`^(\\.?[\\w-]{2,8000})\\.(?:${DIGEST})$`);
const DJANGO = /^(\.?[\w-]{2,8000}):([\dA-Za-z]{6}):(?:[\w-]{27}|[\w-]{43})$/;
/** A text as it is, a time of signing, and SHA-1. */
const TIMED = /^([^\s.=]{1,4000})\.([\w-]{6})\.[\w-]{27}$/;
/** `Serializer` writes its JSON as it is. */
const PLAIN_JSON = /^(\{.{0,8000}\}|\[.{0,8000}\]|".{0,8000}")\.[\w-]{27}$/s;
const DJANGO_TEXT = /^([^\s:=]{1,4000}):[\dA-Za-z]{6}:[\w-]{43}$/;
const DJANGO_OBJECT = /^(\.?[\w-]{2,8000}):[\w-]{43}$/;
/** Members of a JOSE header (RFC 7515 §4.1, RFC 7516 §4.1): what begins with one is a broken token. */
const JOSE = ['alg', 'enc', 'typ', 'kid', 'cty', 'jwk', 'jku', 'x5c'];
/** Bytes of a deflated session that are read. */
const MOST_INFLATED = 20_000;

/** A session is always an object; other values with a time are those of itsdangerous itself. */
export function readFlask(text: string): Recognition | undefined {
  const found = FLASK.exec(text);
  if (!found || !isDate(found[2] ?? '')) return undefined;
  const recognition = readSerialized(found);
  const isObject = recognition?.content === undefined || recognition.content.startsWith('{');
  return isObject ? recognition : undefined;
}

/** A value, perhaps with a time; only what the library writes by itself is told from a broken token. */
export function readItsdangerous(text: string): Recognition | undefined {
  const plain = PLAIN_JSON.exec(text)?.[1];
  if (plain !== undefined) return { content: plain };
  const serialized = FLASK.exec(text);
  if (serialized && isDate(serialized[2] ?? '')) {
    const recognition = readSerialized(serialized);
    if (recognition) return recognition;
  }
  const timed = TIMED.exec(text);
  if (timed?.[1] !== undefined && isRecent(timed[2] ?? '')) {
    return timed[1].startsWith('eyJ') ? undefined : { content: timed[1] };
  }
  const found = ITSDANGEROUS.exec(text);
  return found && found[1]?.includes('.') === false ? readSerialized(found) : undefined;
}

/** Any text with a time of six letters in Base62, or JSON in base64url without one. */
export function readDjango(text: string): Recognition | undefined {
  const timed = readSerialized(DJANGO.exec(text));
  if (timed) return timed;
  const plain = DJANGO_TEXT.exec(text)?.[1];
  if (plain !== undefined) return plain.startsWith('eyJ') ? undefined : { content: plain };
  const object = DJANGO_OBJECT.exec(text);
  return object ? readSerialized(object) : undefined;
}

/** JSON in base64url, behind a leading dot deflated before. A JOSE header has members of its own. */
function readSerialized(found: RegExpExecArray | null): Recognition | undefined {
  const encoded = found?.[1];
  if (encoded === undefined) return undefined;
  if (encoded.startsWith('.')) {
    if (!isDeflated(encoded.slice(1))) return undefined;
    const inflated = inflateZlib(decodeBase64(encoded.slice(1)), MOST_INFLATED);
    const content = decodeUtf8(Uint8Array.from(inflated));
    return content.ok && isSerialized(content.value) ? { content: content.value } : {};
  }
  const content = decodeText(encoded);
  const object = readObject(content);
  if (object && content !== undefined) {
    return JOSE.some((name) => findMember(object, name)) ? undefined : { content };
  }
  return content !== undefined && isSerialized(content) ? { content } : undefined;
}

function isSerialized(content: string): boolean {
  return /^(?:"[^"]*"|\[.*\]|\{.*\}|-?\d+)$/s.test(content);
}

/** zlib's first byte. */
function isDeflated(encoded: string): boolean {
  return decodeBase64(encoded.slice(0, 8))[0] === 0x78;
}

/** A time of signing in whole seconds, big-endian: since 1970, with old releases since 2011. */
function isDate(encoded: string): boolean {
  const seconds = secondsOf(encoded);
  return seconds < 4_000_000_000 && seconds > 5_000_000;
}

/** Since 2014 and before 2040: four random bytes are seldom in between. */
function isRecent(encoded: string): boolean {
  const seconds = secondsOf(encoded);
  return seconds < 2_200_000_000 && seconds > 1_400_000_000;
}

function secondsOf(encoded: string): number {
  const bytes = decodeBase64(encoded);
  if (bytes.length < 3 || bytes.length > 5) return 0;
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}
