import { parseJson } from '../encoding/json-text.ts';
import { decodeUtf8Leniently } from '../encoding/utf8.ts';
import { SHORTEST_CODE } from '../extract/read-beside.ts';
import {
  type Candidate,
  decodeBase64,
  decodePercent,
  decodeText,
  readObject,
} from './candidate.ts';
import { nameCredential, namePublicKey } from './credentials.ts';
import type { FormatName, Recognition } from './other-format.ts';

/** One row: a format, and how a text shows that it is of it. */
export interface FormatRow {
  readonly name: FormatName;
  readonly read: (candidate: Candidate) => Recognition | undefined;
}

/** A row for texts of one pattern, anchored at both ends. */
export function matching(name: FormatName, pattern: RegExp): FormatRow {
  return { name, read: ({ text }) => (pattern.test(text) ? {} : undefined) };
}

/** A row for texts of which one part, or the whole, is what it is called. */
function naming(name: FormatName, pattern: RegExp): FormatRow {
  return {
    name,
    read: ({ text }) => {
      const found = pattern.exec(text);
      return found ? { variant: found[1] ?? found[0] } : undefined;
    },
  };
}

/** What languages write for a value that is not there, or for an object in the place of a text. */
const NO_VALUE =
  '(?:undefined|null|none|nil|nan|true|false|\\(null\\)|<nil>|\\[object \\w{1,40}\\])';
const EMPTY = new RegExp(`^(?:${NO_VALUE}(?:\\.${NO_VALUE}){0,2}|\\{\\}|\\[\\]|""|''|\`\`)$`, 'i');
/** What templates, shells and manuals write where a token belongs. */
const PLACEHOLDER =
  /^(?:\{\{[^{}]{0,100}\}\}|\$?\{[^{}"':]{1,100}\}|\$\([^()]{1,100}\)|\$\w{1,60}|%\w{1,60}%|<[\w -]{1,60}>|\[(?:your|my|access|jwt|token)[\w -]{0,60}\]|process\.env\.\w{1,60}|(?:your|my|insert|paste)[\w -]{0,40}(?:token|jwt)[\w -]{0,20}|eyJ[\w-]{0,40}(?:\.{3}|…)|[x*•]{3,80})$/i;
const TEXT_KEY = /^-----BEGIN ([A-Z\d ]{1,60})-----/;

/** Formats that the text itself shows, without anything decoded but what it says. */
export const TEXT_FORMATS: readonly FormatRow[] = [
  naming('empty-value', EMPTY),
  naming('placeholder', PLACEHOLDER),
  { name: 'empty-scheme', read: ({ text }) => readScheme(text) },
  { name: 'pem', read: readPem },
  matching(
    'ssh-key',
    /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}) AAAA[\w+/=]+(?: .{0,200})?$/,
  ),
  { name: 'health-card', read: readHealthCard },
  { name: 'health-link', read: readHealthLink },
  matching('covid-certificate', /^HC1:[\dA-Z $%*+./:-]+$/),
  { name: 'paseto', read: readPaseto },
  naming(
    'paserk',
    /^(k[1-4]\.(?:local|public|secret|[lps]id|seal|(?:local|secret)-(?:pw|wrap)))\.[\w.-]+$/,
  ),
  {
    name: 'credential',
    read: ({ text }) => {
      const variant = nameCredential(text);
      return variant === undefined ? undefined : { variant };
    },
  },
  {
    name: 'public-key',
    read: ({ text }) => {
      const variant = namePublicKey(text);
      return variant === undefined ? undefined : { variant };
    },
  },
  {
    name: 'basic-credentials',
    read: ({ text }) => {
      const encoded = /^(?:authorization:[ \t]*)?basic[ \t]+([\w+/-]{2,2000}={0,2})$/i.exec(
        text,
      )?.[1];
      const user = encoded === undefined ? undefined : decodeText(encoded)?.split(':', 1)[0];
      return user === undefined ? undefined : { variant: user };
    },
  },
  { name: 'oauth-error', read: ({ text }) => readErrorText(text) },
  { name: 'authorization-code', read: ({ text }) => readCodeResponse(text) },
  { name: 'token-response', read: ({ text }) => readTokenResponse(text) },
  matching(
    'uuid',
    /^(?:urn:uuid:|\{)?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i,
  ),
  matching('ulid', /^[0-7][\dA-HJKMNP-TV-Z]{25}$/),
];

/** "Bearer" without what it announces. */
function readScheme(text: string): Recognition | undefined {
  const scheme = /^(?:(?:proxy-)?authorization:?[ \t]*)?(bearer|dpop)(?:[ \t]+\1)?:?$/i.exec(text);
  return scheme?.[1] === undefined ? undefined : { variant: scheme[1] };
}

/** PEM; with escaped line breaks too, as in a .env file, or in base64 as a whole. */
function readPem({ text, decoded }: Candidate): Recognition | undefined {
  const label = TEXT_KEY.exec(text)?.[1];
  if (label !== undefined) return { variant: label };
  const inside = text.startsWith('LS0tLS1') ? TEXT_KEY.exec(decoded)?.[1] : undefined;
  return inside === undefined ? undefined : { variant: inside, content: decoded.trim() };
}

/** An address, or the part of one from "?" or "#"; also the address of an app. */
const REDIRECT = /^(?:[a-z][\w.+-]{0,40}:[^\s?#]{0,300})?[?#]/i;
const ERROR_PARAMETER = /[?&#]error=([a-z][a-z_]{2,60})\b/;

/** The header of RFC 6750 §3, or the redirect of RFC 6749 §4.1.2.1. */
function readErrorText(text: string): Recognition | undefined {
  const head = text.slice(0, 4000);
  const isHeader =
    /^(?:HTTP\/[\d.]+ [45]\d\d|WWW-Authenticate:|(?:Bearer|DPoP)\s+(?:realm|error)=|error=)/i.test(
      head,
    );
  const place = isHeader ? /(?:^|[\s?&#,])error="?([a-z][a-z_]{2,60})\b/ : ERROR_PARAMETER;
  const code = isHeader || REDIRECT.test(head) ? place.exec(head)?.[1] : undefined;
  if (code === undefined) return undefined;
  const content = parameterOf(head, 'error_description');
  return { variant: code, ...(content === '' ? {} : { content }) };
}

/** The redirect of RFC 6749 §4.1.2: a code and no token. */
function readCodeResponse(text: string): Recognition | undefined {
  return isRedirect(text) && parameterOf(text, 'code').length >= SHORTEST_CODE ? {} : undefined;
}

/** The redirect of RFC 6749 §4.2.2, with an access token that is not a JWT. */
function readTokenResponse(text: string): Recognition | undefined {
  return isRedirect(text) && /^(?!eyJ)./.test(parameterOf(text, 'access_token')) ? {} : undefined;
}

function isRedirect(text: string): boolean {
  return text.length <= 4000 && REDIRECT.test(text) && !/\s/.test(text);
}

/** Empty where there is none. */
function parameterOf(address: string, name: string): string {
  const [, value = ''] = new RegExp(`[?#&]${name}=([^&#]*)`).exec(address) ?? [];
  return decodePercent(value.replaceAll('+', ' '));
}

const HEALTH_CARD = /^shc:\/(?:(\d{1,2})\/(\d{1,2})\/)?(\d{2,20000})$/;

/**
 * Digits in pairs, each a character of the JWS less 45; of a long card several codes, in any order
 * (SMART Health Cards, "Encoding Chunks as QR Codes").
 */
function readHealthCard({ text }: Candidate): Recognition | undefined {
  if (!text.startsWith('shc:/')) return undefined;
  const chunks: { readonly index: number; readonly count: number; readonly content: string }[] = [];
  for (const code of text.split(/[\s,;]+/)) {
    const [, index = '1', count = '1', digits] = HEALTH_CARD.exec(code) ?? [];
    if (digits === undefined) return undefined;
    const codes = digits.match(/\d\d/g) ?? [];
    const content = codes.map((pair) => String.fromCharCode(Number(pair) + 45)).join('');
    chunks.push({ index: Number(index), count: Number(count), content });
  }
  const [{ count } = { count: 1 }] = chunks;
  const inOrder = Array.from({ length: count }, (_, at) =>
    chunks.find((chunk) => chunk.index === at + 1 && chunk.count === count),
  ).filter((chunk) => chunk !== undefined);
  const content = inOrder.map((chunk) => chunk.content).join('');
  if (inOrder.length === count) return { content };
  return { content, variant: `${inOrder.map(({ index }) => index).join(', ')}/${count}` };
}

/** A viewer's address may come before it. */
function readHealthLink({ text }: Candidate): Recognition | undefined {
  const encoded = /^(?:https:\/\/[^\s#]{1,500}#)?shlink:\/([\w-]{10,20000})$/.exec(text)?.[1];
  if (encoded === undefined) return undefined;
  const content = decodeText(encoded);
  return readObject(content) && content !== undefined ? { content } : {};
}

/** Bytes of the signature behind the message of each public version. */
const SIGNATURES: Readonly<Record<string, number>> = { v1: 256, v2: 64, v3: 96, v4: 64 };

function readPaseto({ text }: Candidate): Recognition | undefined {
  const found = /^((v[1-4])\.(?:local|public))\.([\w-]+)(?:\.[\w-]*)?$/.exec(text);
  const [, variant, version = '', body = ''] = found ?? [];
  if (variant === undefined) return undefined;
  if (!variant.endsWith('public')) return { variant };
  const bytes = decodeBase64(body);
  const message = bytes.subarray(0, Math.max(0, bytes.length - (SIGNATURES[version] ?? 0)));
  const content = decodeUtf8Leniently(message);
  return parseJson(content).ok ? { variant, content } : { variant };
}
