import { inflateRaw } from '../encoding/inflate.ts';
import { decodeUtf8Leniently } from '../encoding/utf8.ts';
import type { Candidate } from './candidate.ts';
import type { Recognition } from './other-format.ts';
import type { FormatRow } from './text-formats.ts';

const SAML =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:\w{1,40}:)?(Response|Assertion|AuthnRequest|LogoutRequest|LogoutResponse|EntityDescriptor)\b[^>]{0,2000}urn:oasis:names:tc:SAML/;
const HTML =
  /^\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype html|html|head|body|title|meta|style|div|script|h1|p|center|pre)\b/i;
const PLIST =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<!DOCTYPE plist|^\s*(?:<\?xml[^>]{0,200}>\s*)?<plist\b/;
const PURCHASE = /^\s*\{\s*"[\w-]+"\s*=\s*"/;
/** A shorter message has no room for the names of SAML. */
const SHORTEST_DEFLATED = 100;
/** Bytes of a deflated message that are read. */
const MOST_INFLATED = 20_000;

/** XML and its kin, in plain text or base64. */
export const XML_FORMATS: readonly FormatRow[] = [
  { name: 'saml', read: readSaml },
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
];

function readXml(pattern: RegExp): FormatRow['read'] {
  return (candidate) => {
    if (candidate.text.startsWith('<')) return pattern.test(candidate.text) ? {} : undefined;
    const { decoded } = candidate;
    return pattern.test(decoded) ? { content: decoded } : undefined;
  };
}

/** As it is, in base64 (HTTP POST binding), or deflated before (HTTP Redirect binding, SAML 2.0 Bindings §3.4.4.1). */
function readSaml(candidate: Candidate): Recognition | undefined {
  const { text } = candidate;
  if (text.startsWith('<')) return recognized(text);
  const { decoded } = candidate;
  if (decoded.trimStart().startsWith('<')) return recognized(decoded, decoded);
  if (text.length < SHORTEST_DEFLATED || !/^[\w+/=-]+$/.test(text)) return undefined;
  const inflated = decodeUtf8Leniently(inflateRaw(candidate.bytes, MOST_INFLATED));
  return recognized(inflated, inflated);
}

function recognized(text: string, content?: string): Recognition | undefined {
  const variant = SAML.exec(text)?.[1];
  if (variant === undefined) return undefined;
  return { variant, ...(content === undefined ? {} : { content }) };
}
