import { cut, quote } from '../../audit/words.ts';
import type { JsonNode } from '../../encoding/json-text.ts';
import { describeOutOfReach, findSignatureAlgorithm } from '../../registry/algorithms.ts';
import { findDrafted } from '../../registry/drafted-algorithms.ts';
import { findContentEncryption, findKeyManagement } from '../../registry/encryption-algorithms.ts';
import { ISSUERS } from '../../registry/issuers.ts';
import { plainType } from '../../registry/plain-type.ts';
import { PROFILES } from '../../registry/profiles.ts';
import { say, sayCount } from '../../words/say.ts';
import { formatDuration } from '../duration.ts';
import { explainNested } from './explain-nested.ts';
import {
  describeCode,
  describeLoginClass,
  describeMethod,
  describeScope,
  knownAudience,
} from './known-values.ts';
import { namedHost } from './named-host.ts';

/** Of a long list no more than this many items are looked up. */
const MOST_ITEMS = 12;

/** Longer values are not looked into. */
const LONGEST = 20_000;

/** Claims that count seconds. */
const SPANS: ReadonlySet<string> = new Set(['exi', 'ttl', 'uptime', 'cdniets']);

/**
 * What the value of a member means here, in sentences; none where it speaks for
 * itself. Of a member whose name may mean anything (`isKnown` is false) only
 * what can be told of any value.
 */
export function explainValue(name: string, value: JsonNode, isKnown: boolean): readonly string[] {
  if (value.type === 'number') {
    return isKnown ? explainNumber(name, value.text, value.value) : [];
  }
  const texts = value.type === 'string' ? [value.value] : textsOf(value);
  const known = texts.flatMap((text) => explainText(name, text, isKnown));
  const length = value.type === 'array' ? value.items.length : 0;
  return length > MOST_ITEMS
    ? [sayCount(length, 'A list of {0} item.', 'A list of {0} items.'), ...known]
    : known;
}

/** The texts among the first items of an array. */
function textsOf(value: JsonNode): readonly string[] {
  const items = value.type === 'array' ? value.items.slice(0, MOST_ITEMS) : [];
  return items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
}

function explainNumber(name: string, text: string, value: number): readonly string[] {
  if (SPANS.has(name) && value > 0 && Number.isFinite(value)) return [`${formatDuration(value)}.`];
  const code = describeCode(name, text);
  return code === undefined ? [] : [say`${text}: ${code}.`];
}

function explainText(name: string, text: string, isKnown: boolean): readonly string[] {
  if (text.length > LONGEST) return [];
  if (name === 'scope' || name === 'scp') return explainScopes(text);
  const known = isKnown ? explainKnown(name, text) : [];
  if (known.length > 0) return known;
  const form = explainNested(text) ?? explainForm(text);
  return form === undefined ? [] : [form];
}

function explainScopes(text: string): readonly string[] {
  return text.split(' ').flatMap((scope) => {
    const words = describeScope(scope);
    return words === undefined ? [] : [say`${scope}: ${words}.`];
  });
}

function explainKnown(name: string, text: string): readonly string[] {
  const words = describeKnown(name, text);
  return words === undefined ? [] : [say`${cut(text, 60)}: ${words}.`];
}

function describeKnown(name: string, text: string): string | undefined {
  switch (name) {
    case 'alg':
      return describeAlgorithm(text);
    case 'enc':
      return findContentEncryption(text)?.description;
    case 'zip':
      return text === 'DEF' ? say`DEFLATE compression (RFC 1951)` : undefined;
    case 'typ':
    case 'cty':
      return describeType(text);
    case 'acr':
      return describeLoginClass(text);
    case 'amr':
      return describeMethod(text);
    case 'iss':
      return describeIssuer(text);
    case 'aud':
      return knownAudience(text);
    case 'at_hash':
    case 'c_hash':
      return describeHalfHash(text);
    default:
      return describeCode(name, text);
  }
}

function describeAlgorithm(name: string): string | undefined {
  if (name === 'none') return say`no signature`;
  return (
    findSignatureAlgorithm(name)?.description ??
    findKeyManagement(name)?.description ??
    describeOutOfReach(name) ??
    findDrafted(name)?.description
  );
}

function describeType(text: string): string | undefined {
  const type = plainType(text);
  if (type === 'jwt') return say`a generic JSON Web Token`;
  return Object.values(PROFILES).find(({ types }) => types?.includes(type))?.name;
}

function describeIssuer(text: string): string | undefined {
  // Longer ones are no provider's, and would keep the patterns busy.
  return text.length > 400 ? undefined : ISSUERS.find(({ iss }) => iss?.test(text))?.name;
}

/** Bytes of base64url, by the hash that they are half of (OpenID Connect Core §3.1.3.6). */
function describeHalfHash(text: string): string | undefined {
  const hash = { 22: 'SHA-256', 32: 'SHA-384', 43: 'SHA-512' }[text.length];
  return hash && /^[\w-]+$/.test(text) ? say`half of a ${hash} hash` : undefined;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-([1-8])[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

function explainForm(text: string): string | undefined {
  const version = UUID.exec(text)?.[1];
  if (version === '4') return say`A random UUID.`;
  if (version !== undefined) return say`A version ${version} UUID.`;
  const host = namedHost(text);
  if (host === undefined) return undefined;
  return /^http:/i.test(text)
    ? say`A URL on ${quote(host)}, without encryption.`
    : say`A URL on ${quote(host)}.`;
}
