import { readBase64urlLeniently } from '../encoding/base64url.ts';
import { type JsonObject, parseJson } from '../encoding/json-text.ts';
import { decodeUtf8, decodeUtf8Leniently } from '../encoding/utf8.ts';

/** Longer texts are decoded as far as here: a format shows in its first bytes. */
const MOST_DECODED = 100_000;
/** A cookie or header around the value: `Set-Cookie: session=…; Path=/`, `Authorization: Bearer …`. */
const COOKIE = /^(?:(?:set-)?cookie:[ \t]*)?[\w.$-]{1,100}=(?=[^=])/i;
/** In a URL, a form or alone: `SAMLResponse=…&RelayState=…`. */
const PARAMETER = /(?:^|[?&])SAML(?:Request|Response)=([^&\s#]+)/;
const SCHEME = /^(?:(?:proxy-)?authorization:[ \t]*)?(?:bearer|token)[ \t]+/i;

/** A text of the Token box as its format is looked for: bare, and decoded only when somebody asks. */
export class Candidate {
  readonly text: string;
  private decodedBytes: Uint8Array | undefined;
  private words: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The text as base64 or base64url; empty where it is neither. */
  get bytes(): Uint8Array {
    this.decodedBytes ??= decodeBase64(this.text);
    return this.decodedBytes;
  }

  /** The decoded bytes as text, as far as they are UTF-8. */
  get decoded(): string {
    this.words ??= decodeUtf8Leniently(this.bytes);
    return this.words;
  }
}

/** The text itself, and what is left once a cookie's name, a scheme, quotes or percent-encoding are taken away. */
export function candidatesOf(text: string): Candidate[] {
  const bare = unquote(text.replace(/^\ufeff/, '').trim());
  const value = bare.replace(SCHEME, '');
  const cookie = value.replace(COOKIE, '').split(';', 1)[0]?.trim() ?? '';
  const parameter = PARAMETER.exec(bare)?.[1] ?? '';
  const texts = [bare, value, unquote(cookie), parameter].flatMap((each) => [
    each,
    decodePercent(each),
  ]);
  return [...new Set(texts)].filter((each) => each !== '').map((each) => new Candidate(each));
}

function unquote(text: string): string {
  const quote = text.charAt(0);
  const isQuoted = text.length > 2 && /["'`]/.test(quote) && text.endsWith(quote);
  return isQuoted ? text.slice(1, -1).trim() : text;
}

export function decodePercent(text: string): string {
  if (!/%[\dA-Fa-f]{2}/.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Bytes of base64 or base64url; empty for any other text. */
export function decodeBase64(text: string): Uint8Array {
  const start = text.slice(0, MOST_DECODED).replace(/\s+/g, '');
  if (!/^[\w+/-]+={0,2}$/.test(start)) return new Uint8Array();
  return readBase64urlLeniently(
    start
      .replace(/={1,2}$/, '')
      .replaceAll('+', '-')
      .replaceAll('/', '_'),
  );
}

/** Text in base64 or base64url; undefined where that is none. */
export function decodeText(encoded: string): string | undefined {
  const text = decodeUtf8(Uint8Array.from(decodeBase64(encoded)));
  return text.ok && text.value !== '' ? text.value : undefined;
}

/** The JSON object in a text; undefined where it is none. */
export function readObject(text: string | undefined): JsonObject | undefined {
  if (text === undefined || text.length > MOST_DECODED || !/^\s*\{/.test(text)) return undefined;
  const parsed = parseJson(text);
  return parsed.ok && parsed.value.type === 'object' ? parsed.value : undefined;
}
