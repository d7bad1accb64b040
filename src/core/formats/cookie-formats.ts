import { findMember, stringMember } from '../encoding/json-query.ts';
import { decodeBase64, decodeText, readObject } from './candidate.ts';
import type { Recognition } from './other-format.ts';
import { type FormatRow, matching } from './text-formats.ts';

/** Base64 without a line break, with or without padding. */
const BASE64 = '[A-Za-z\\d+/]{1,8000}={0,2}';
const RAILS_ENCRYPTED = new RegExp(`^${BASE64}--[A-Za-z\\d+/]{16}--[A-Za-z\\d+/]{22}==$`);
/** A value in base64 and its HMAC in hex. */
const RAILS_SIGNED = new RegExp(`^(${BASE64})--(?:[\\da-f]{40}|[\\da-f]{64}|[\\da-f]{128})$`);
/** itsdangerous makes SHA-1 by default; the others are its options. */
const DIGEST = '[\\w-]{27}|[\\w-]{43}|[\\w-]{64}|[\\w-]{86}';
const FLASK = new RegExp(`^(\\.?[\\w-]{2,8000})\\.([\\w-]{4,8})\\.(?:${DIGEST})$`);
const ITSDANGEROUS = new RegExp(`^(\\.?[\\w-]{2,8000})\\.(?:${DIGEST})$`);
const DJANGO = /^(\.?[\w-]{2,8000}):([\dA-Za-z]{6}):(?:[\w-]{27}|[\w-]{43})$/;

/** Cookies in which web frameworks keep a session, signed or encrypted in a form of their own. */
export const COOKIE_FORMATS: readonly FormatRow[] = [
  {
    name: 'laravel-encrypted',
    read: ({ decoded }) => {
      const object = readObject(decoded);
      const isEnvelope = object && ['iv', 'value', 'mac'].every((name) => findMember(object, name));
      return isEnvelope ? {} : undefined;
    },
  },
  matching('rails-encrypted', RAILS_ENCRYPTED),
  { name: 'rails-signed', read: ({ text }) => readRails(text) },
  { name: 'django-signed', read: ({ text }) => readSerialized(DJANGO.exec(text)) },
  {
    name: 'flask-session',
    read: ({ text }) => {
      const found = FLASK.exec(text);
      return found && isRecent(found[2] ?? '') ? readSerialized(found) : undefined;
    },
  },
  {
    name: 'itsdangerous',
    read: ({ text }) => {
      const found = ITSDANGEROUS.exec(text);
      return found && found[1]?.includes('.') === false ? readSerialized(found) : undefined;
    },
  },
  {
    name: 'express-signed',
    read: ({ text }) => {
      const value = /^s:(.{1,8000})\.[A-Za-z\d+/]{43}=?$/s.exec(text)?.[1];
      return value === undefined ? undefined : { content: value };
    },
  },
  {
    name: 'express-json',
    read: ({ text }) => {
      const value = text.startsWith('j:') ? text.slice(2) : undefined;
      return value !== undefined && readObject(value) ? { content: value } : undefined;
    },
  },
  matching('iron', /^Fe26\.2\*[\w-]{0,100}\*[\da-f]{64}\*[\w*-]{10,20000}(?:~\d)?$/),
  matching('phoenix', /^SFMyNTY\.[\w-]{1,8000}\.[\w-]{43}$/),
  matching('tornado-signed', /^2\|\d+:\d+\|\d+:\d+\|[^\n]{10,8000}\|[\da-f]{64}$/),
  matching('aspnet-protected', /^CfDJ8[\w+/-]{40,20000}={0,2}$/),
  matching('view-state', /^\/wE[\w+/]{10,20000}={0,2}$/),
  {
    name: 'gorilla-cookie',
    read: (candidate) => (/^\d{10}\|/.test(candidate.decoded) ? {} : undefined),
  },
];

/** The value before the signature: JSON in base64, with the message inside it as base64 once more. */
function readRails(text: string): Recognition | undefined {
  const encoded = RAILS_SIGNED.exec(text)?.[1];
  if (encoded === undefined) return undefined;
  const decoded = decodeText(encoded);
  if (decoded === undefined) return {};
  const object = readObject(decoded);
  const rails = object && findMember(object, '_rails')?.value;
  const message = rails?.type === 'object' ? stringMember(rails, 'message') : undefined;
  return { content: (message === undefined ? undefined : decodeText(message)) ?? decoded };
}

/** JSON in base64url, or behind a leading dot deflated JSON, which is not read here. A JOSE header has "alg". */
function readSerialized(found: RegExpExecArray | null): Recognition | undefined {
  const encoded = found?.[1];
  if (encoded === undefined) return undefined;
  if (encoded.startsWith('.')) return isDeflated(encoded.slice(1)) ? {} : undefined;
  const content = decodeText(encoded);
  const object = readObject(content);
  if (object && content !== undefined) return findMember(object, 'alg') ? undefined : { content };
  return content !== undefined && /^(?:"[^"]*"|\[.*\]|-?\d+)$/s.test(content)
    ? { content }
    : undefined;
}

/** zlib's first byte. */
function isDeflated(encoded: string): boolean {
  return decodeBase64(encoded.slice(0, 8))[0] === 0x78;
}

/** A time of signing in whole seconds, big-endian: since 1970, with old releases since 2011. */
function isRecent(encoded: string): boolean {
  const octets = decodeBase64(encoded);
  if (octets.length < 3 || octets.length > 5) return false;
  const seconds = octets.reduce((value, octet) => value * 256 + octet, 0);
  return seconds < 4_000_000_000 && seconds > 5_000_000;
}
