import { findMember, stringMember } from '../encoding/json-query.ts';
import { decodeUtf8Leniently } from '../encoding/utf8.ts';
import { type Candidate, decodeBase64, decodeText, readObject } from './candidate.ts';
import { nameCredential } from './credentials.ts';
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

/** What languages, templates and manuals write where a token belongs. */
const PLACEHOLDER =
  /^(?:undefined|null|none|nil|nan|true|false|\(null\)|<nil>|\[object \w+\]|\{\{[^{}]{0,100}\}\}|\$\{[^{}]{0,100}\}|\$\w{1,60}|<[\w -]{1,60}>|(?:your|my|insert|paste)[\w -]{0,40}(?:token|jwt)[\w -]{0,20})$/i;
const SAML =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:\w{1,40}:)?(?:Response|Assertion|AuthnRequest|LogoutRequest|LogoutResponse|EntityDescriptor)\b[^>]{0,2000}urn:oasis:names:tc:SAML/;
const HTML = /^\s*<(?:!doctype html|html|head|body|title|div|script)\b/i;
const PLIST =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<!DOCTYPE plist|^\s*(?:<\?xml[^>]{0,200}>\s*)?<plist\b/;
const PURCHASE = /^\s*\{\s*"[\w-]+"\s*=\s*"/;
const HEX_LENGTHS: ReadonlySet<number> = new Set([32, 40, 48, 64, 96, 128]);

/** Formats that the text itself shows, without anything decoded but what it says. */
export const TEXT_FORMATS: readonly FormatRow[] = [
  matching('placeholder', PLACEHOLDER),
  {
    name: 'pem',
    read: ({ text }) => {
      const label = /^-----BEGIN ([A-Z\d ]{1,60})-----/.exec(text)?.[1];
      return label === undefined ? undefined : { variant: label };
    },
  },
  matching(
    'ssh-key',
    /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}) AAAA[\w+/=]+(?: .{0,200})?$/,
  ),
  { name: 'jwk', read: ({ text }) => readKey(text) },
  { name: 'saml', read: readXml(SAML) },
  { name: 'plist', read: readXml(PLIST) },
  { name: 'html', read: ({ text }) => (HTML.test(text) ? {} : undefined) },
  { name: 'xml', read: readXml(/^\s*<\?xml\b/) },
  {
    name: 'apple-receipt',
    read: (candidate) => {
      const text = PURCHASE.test(candidate.text) ? candidate.text : candidate.decoded;
      return PURCHASE.test(text) ? { content: text } : undefined;
    },
  },
  { name: 'health-card', read: readHealthCard },
  { name: 'health-link', read: readHealthLink },
  matching('covid-certificate', /^HC1:[\dA-Z $%*+./:-]+$/),
  { name: 'paseto', read: readPaseto },
  {
    name: 'paserk',
    read: ({ text }) => {
      const kind =
        /^(k[1-4]\.(?:local|public|secret|[lps]id|seal|(?:local|secret)-(?:pw|wrap)))\.[\w.-]+$/.exec(
          text,
        );
      return kind?.[1] === undefined ? undefined : { variant: kind[1] };
    },
  },
  {
    name: 'credential',
    read: ({ text }) => {
      const variant = nameCredential(text);
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
  { name: 'claims-json', read: readPlainJson('claims-json') },
  { name: 'oauth-error', read: readPlainJson('oauth-error') },
  matching('uuid', /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i),
  matching('ulid', /^[0-7][\dA-HJKMNP-TV-Z]{25}$/),
  matching('object-id', /^[\da-f]{24}$/),
  {
    name: 'hex',
    read: ({ text }) =>
      HEX_LENGTHS.has(text.length) && /^(?:[\da-f]+|[\dA-F]+)$/.test(text) ? {} : undefined,
  },
];

function readXml(pattern: RegExp): FormatRow['read'] {
  return (candidate) => {
    if (candidate.text.startsWith('<')) return pattern.test(candidate.text) ? {} : undefined;
    const { decoded } = candidate;
    return pattern.test(decoded) ? { content: decoded } : undefined;
  };
}

function readKey(text: string): Recognition | undefined {
  const object = readObject(text);
  if (!object) return undefined;
  if (findMember(object, 'keys')?.value.type === 'array') return { variant: 'JWK Set' };
  return stringMember(object, 'kty') === undefined ? undefined : { variant: 'JWK' };
}

/** Claims without a token around them, or the answer of a server that gave none. */
function readPlainJson(name: 'claims-json' | 'oauth-error'): FormatRow['read'] {
  return ({ text }) => {
    const object = readObject(text);
    if (!object) return undefined;
    if (name === 'oauth-error') {
      const error = stringMember(object, 'error');
      return error === undefined ? undefined : { variant: error };
    }
    const registered = ['iss', 'sub', 'aud', 'exp', 'iat'].filter((each) =>
      findMember(object, each),
    );
    return registered.length > 1 ? {} : undefined;
  };
}

/** Digits in pairs, each a character of the JWS less 45 (SMART Health Cards, "Encoding Chunks as QR Codes"). */
function readHealthCard({ text }: Candidate): Recognition | undefined {
  const found = /^shc:\/(?:(\d{1,2}\/\d{1,2})\/)?(\d{2,20000})$/.exec(text);
  const [, chunk, digits] = found ?? [];
  if (digits === undefined) return undefined;
  const codes = digits.match(/\d\d/g) ?? [];
  const content = codes.map((pair) => String.fromCharCode(Number(pair) + 45)).join('');
  return { content, ...(chunk === undefined ? {} : { variant: chunk }) };
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
  const octets = decodeBase64(body);
  const message = octets.subarray(0, Math.max(0, octets.length - (SIGNATURES[version] ?? 0)));
  const content = decodeUtf8Leniently(message);
  return readObject(content) ? { variant, content } : { variant };
}
