import { encodeBase64, encodeBase64url, readBase64urlLeniently } from '../encoding/base64url.ts';
import { encodeHex } from '../encoding/hex.ts';
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts';
import { isKeyMaterial } from '../keys/is-key-material.ts';
import type { KeyReading, SecretEncoding } from '../keys/key-material.ts';
import {
  decodeSecret,
  otherReadings,
  SECRET_ENCODINGS,
  type SecretReading,
  type SecretTextChange,
} from '../keys/parse-secret.ts';
import type { Cause, SecretMade } from '../verdict/diagnosis.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes that may be the secret, and how they come from what is in the Key box. */
export interface SecretGuess {
  readonly bytes: Bytes;
  readonly cause: Extract<Cause, { kind: 'secret-read' | 'secret-made' }>;
}

/** HMAC pads its secret with zeros, so these mean the empty one, which WebCrypto rejects. */
const EMPTY_SECRET = new Uint8Array(64);

/** Every other secret that the Key box may be meant to hold, the likeliest first. */
export function secretGuesses(
  reading: KeyReading & { readonly state: 'read' },
  boxText: string,
  encoding: SecretEncoding,
): SecretGuess[] {
  const [key] = reading.keys;
  const { secretText } = reading;
  const guesses: SecretGuess[] = [];
  if (secretText !== undefined) {
    guesses.push(...readOtherwise(secretText, encoding), ...madeOfText(secretText, boxText));
  } else if (reading.keys.some(({ kind }) => kind !== 'secret')) {
    // A key of a pair for a secret is an attack, and looked for by the evidence.
    return [];
  } else {
    guesses.push(...madeOfKeyText(boxText));
  }
  if (key.kind === 'secret') guesses.push(...madeOfBytes(key.bytes, secretText === undefined));
  return withoutRepeats(guesses, key.kind === 'secret' ? key.bytes : undefined);
}

function* readOtherwise(text: string, encoding: SecretEncoding): Generator<SecretGuess> {
  yield* otherReadings(text, encoding).flatMap(read);
  for (const { text: changed, change } of changedTexts(text)) {
    for (const other of change === 'newline' ? (['utf8'] as const) : SECRET_ENCODINGS) {
      yield* read({ text: changed, encoding: other, change });
    }
  }
  yield* decodedTwice(text);
}

function read(reading: SecretReading): SecretGuess[] {
  const bytes = decodeSecret(reading.text, reading.encoding);
  return bytes.ok ? [{ bytes: bytes.value, cause: { kind: 'secret-read', reading } }] : [];
}

function* changedTexts(
  text: string,
): Generator<{ readonly text: string; readonly change: SecretTextChange }> {
  const trimmed = text.trim();
  const [, , quoted] = /^(["'`])([\s\S]*)\1[,;]?$/.exec(trimmed) ?? [];
  if (quoted !== undefined) yield { text: quoted, change: 'unquoted' };
  yield { text: `${text}\n`, change: 'newline' };
  if (trimmed !== text) yield { text: `${trimmed}\n`, change: 'newline' };
  const [, afterPrefix] = /^0x([0-9A-Fa-f]+)$/i.exec(trimmed) ?? [];
  if (afterPrefix !== undefined) yield { text: afterPrefix, change: 'unprefixed' };
  // As in Ghost's Admin API keys: the identifier, a colon, and the secret in hex.
  const [, afterColon] = /^[\w.-]{1,100}:(\S+)$/.exec(trimmed) ?? [];
  if (afterColon !== undefined) yield { text: afterColon, change: 'after-colon' };
  const unescaped = readEscapes(quoted ?? trimmed);
  if (unescaped !== undefined) yield { text: unescaped, change: 'unescaped' };
  // Format characters (Cf) such as a zero-width space or a byte order mark, and no-break spaces.
  const visible = text.replace(/[\p{Cf}\u00a0]/gu, '');
  if (visible !== text) yield { text: visible, change: 'visible' };
}

/** What a string literal of that text says. */
function readEscapes(text: string): string | undefined {
  if (!text.includes('\\')) return undefined;
  try {
    return JSON.parse(`"${text.replace(/(?<!\\)"/g, '\\"').replaceAll('\n', '\\n')}"`);
  } catch {
    return undefined;
  }
}

function* decodedTwice(text: string): Generator<SecretGuess> {
  for (const outer of ['base64', 'base64url', 'hex'] as const) {
    const bytes = decodeSecret(text, outer);
    const inner = bytes.ok ? decodeUtf8(bytes.value) : undefined;
    if (!inner?.ok || !/^[\x20-\x7e]{4,}(?:[^\S ]\s*)?$/.test(inner.value)) continue;
    for (const encoding of ['base64', 'base64url', 'hex'] as const) {
      yield* read({ text: inner.value.trim(), encoding, change: 'decoded' });
    }
  }
}

function* madeOfText(text: string, boxText: string): Generator<SecretGuess> {
  yield made('crlf', encodeUtf8(`${text.trimEnd()}\r\n`));
  if (boxText.trim() !== text.trim()) yield made('whole-line', encodeUtf8(boxText.trim()));
  yield made('utf-16', toUtf16(text));
  if (/^[\u0080-\u00ff\x20-\x7e]*[\u0080-\u00ff]/.test(text)) {
    yield made(
      'latin-1',
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    );
  }
  yield made('loose-base64', readLoosely(text));
  yield made('empty', EMPTY_SECRET);
}

function* madeOfKeyText(boxText: string): Generator<SecretGuess> {
  for (const text of [boxText, boxText.trim(), `${boxText.trim()}\n`]) {
    yield made('key-text', encodeUtf8(text));
  }
}

function* madeOfBytes(bytes: Bytes, isJwk: boolean): Generator<SecretGuess> {
  const base64url = encodeUtf8(encodeBase64url(bytes));
  if (isJwk) yield made('jwk-text', base64url);
  const hex = encodeHex(bytes);
  yield encoded('base64', encodeUtf8(encodeBase64(bytes)));
  yield encoded('base64url', base64url);
  yield encoded('hex', encodeUtf8(hex));
}

function made(how: Exclude<SecretMade['how'], 'hash' | 'encoded'>, bytes: Bytes): SecretGuess {
  return { bytes, cause: { kind: 'secret-made', from: { how } } };
}

function encoded(encoding: 'base64' | 'base64url' | 'hex', bytes: Bytes): SecretGuess {
  return { bytes, cause: { kind: 'secret-made', from: { how: 'encoded', encoding } } };
}

/** Little-endian, as .NET's Encoding.Unicode has it. */
function toUtf16(text: string): Bytes {
  const bytes = new Uint8Array(2 * text.length);
  for (let index = 0; index < text.length; index++) {
    bytes[2 * index] = text.charCodeAt(index) & 0xff;
    bytes[2 * index + 1] = text.charCodeAt(index) >> 8;
  }
  return bytes;
}

/** As Node.js reads Base64: what does not belong is skipped, and "=" is the end. */
function readLoosely(text: string): Bytes {
  return readBase64urlLeniently(text.split('=')[0]?.replace(/[^A-Za-z0-9+/_-]/g, '') ?? '');
}

function withoutRepeats(guesses: readonly SecretGuess[], atHand: Bytes | undefined): SecretGuess[] {
  const seen = new Set([encodeBase64url(atHand ?? new Uint8Array())]);
  return guesses.filter(({ bytes }) => {
    const spelled = encodeBase64url(bytes);
    if (bytes.length === 0 || seen.has(spelled)) return false;
    seen.add(spelled);
    return !isKeyMaterial(bytes);
  });
}
