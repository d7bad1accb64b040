import { findMember, stringMember } from '../encoding/json-query.ts';
import { decodeText, readObject } from './candidate.ts';
import type { Recognition } from './other-format.ts';
import { readDjango, readFlask, readItsdangerous } from './signed-values.ts';
import { type FormatRow, matching } from './text-formats.ts';

/** Base64 without a line break, with or without padding. */
const BASE64 = '[A-Za-z\\d+/]{1,8000}={0,2}';
const RAILS_ENCRYPTED = new RegExp(`^${BASE64}--[A-Za-z\\d+/]{16}--[A-Za-z\\d+/]{22}==$`);
/** A value in base64 and its HMAC in hex. */
const RAILS_SIGNED = new RegExp(`^(${BASE64})--(?:[\\da-f]{40}|[\\da-f]{64}|[\\da-f]{128})$`);

/** The ciphertext and the initialization vector of AES-CBC. */
const CBC = new RegExp(`^${BASE64}--[A-Za-z\\d+/]{22}==$`);

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
  {
    name: 'rails-encrypted',
    read: ({ text }) => (RAILS_ENCRYPTED.test(text) || isRailsOfCbc(text) ? {} : undefined),
  },
  { name: 'rails-signed', read: ({ text }) => readRails(text) },
  { name: 'django-signed', read: ({ text }) => readDjango(text) },
  { name: 'flask-session', read: ({ text }) => readFlask(text) },
  { name: 'itsdangerous', read: ({ text }) => readItsdangerous(text) },
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

/** Before Rails 5.2: a signed value whose text is a ciphertext and its IV. */
function isRailsOfCbc(text: string): boolean {
  const encoded = RAILS_SIGNED.exec(text)?.[1];
  return encoded !== undefined && CBC.test(decodeText(encoded) ?? '');
}

/** The value before the signature: JSON in base64, with the message inside it as base64 once more. */
function readRails(text: string): Recognition | undefined {
  const encoded = RAILS_SIGNED.exec(text)?.[1];
  if (encoded === undefined) return undefined;
  const decoded = decodeText(encoded);
  if (decoded === undefined) return {};
  // Ruby's Marshal, version 4.8.
  if (decoded.startsWith('\u0004\b')) return {};
  const object = readObject(decoded);
  const rails = object && findMember(object, '_rails')?.value;
  const message = rails?.type === 'object' ? stringMember(rails, 'message') : undefined;
  const content = (message === undefined ? undefined : decodeText(message)) ?? decoded;
  return content.startsWith('\u0004\b') ? {} : { content };
}
