import { decodeBase64url } from '../encoding/base64url.ts';
import { findMember } from '../encoding/json-query.ts';
import { type JsonNode, parseJson } from '../encoding/json-text.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { andThen, fail, ok, type Result } from '../result.ts';
import type { DecodedToken, PartProblem } from './decoded-token.ts';

/** An SD-JWT taken apart (RFC 9901 §4), whichever way it is written. */
export interface SdJwt {
  /** The issuer's token in compact form. */
  readonly issuerToken: string;
  readonly disclosures: readonly Disclosure[];
  /** Disclosures beyond `MOST_DISCLOSURES`, as they are encoded: nobody has looked into them. */
  readonly unread: readonly string[];
  /** The Key Binding JWT in compact form. */
  readonly keyBinding: string | undefined;
  /** The "~" behind the last disclosure is missing. */
  readonly lacksEnd: boolean;
}

/** One disclosure, as it is encoded and what it says. */
export interface Disclosure {
  readonly encoded: string;
  readonly content: Result<DisclosureContent, DisclosureProblem>;
}

export interface DisclosureContent {
  /** The JSON text, to which the offsets of `value` belong. */
  readonly text: string;
  readonly salt: string;
  /** Of a member; an item of an array has none. */
  readonly name: string | undefined;
  readonly value: JsonNode;
}

/** Why a disclosure is none (RFC 9901 §4.2). */
export type DisclosureProblem =
  | PartProblem
  | { readonly code: 'disclosure-empty' | 'not-an-array' | 'salt-not-text' | 'name-not-text' }
  | { readonly code: 'element-count'; readonly count: number };

/** No wallet presents more; a token of a hundred thousand is made to keep a page busy. */
export const MOST_DISCLOSURES = 2_000;

/** Takes an SD-JWT apart; undefined when the token is none. */
export function decodeSdJwt(token: DecodedToken): SdJwt | undefined {
  const issuerToken = token.parts.map(({ encoded }) => encoded).join('.');
  if (token.tail !== '') return { issuerToken, ...splitTail(token.tail) };
  for (const { object } of token.found.json?.unprotected ?? []) {
    const list = findMember(object, 'disclosures')?.value;
    const holder = findMember(object, 'kb_jwt')?.value;
    if (!list && !holder) continue;
    // What is not of the type that RFC 9901 §8 says is read as an empty text, which nothing accepts.
    const items = list?.type === 'array' ? list.items : list ? [list] : [];
    const encoded = items.map((item) =>
      item.type === 'string' && list?.type === 'array' ? item.value : '',
    );
    const keyBinding = holder && (holder.type === 'string' ? holder.value : '');
    return { issuerToken, ...readDisclosures(encoded), keyBinding, lacksEnd: false };
  }
  return undefined;
}

/** What `sd_hash` covers, and what is handed on: the issuer's token and some disclosures (RFC 9901 §4.3.1). */
export function writePresentation(issuerToken: string, encoded: readonly string[]): string {
  return `${[issuerToken, ...encoded].join('~')}~`;
}

function readDisclosures(encoded: readonly string[]): Pick<SdJwt, 'disclosures' | 'unread'> {
  return {
    disclosures: encoded.slice(0, MOST_DISCLOSURES).map(decodeDisclosure),
    unread: encoded.slice(MOST_DISCLOSURES),
  };
}

/** Reads one disclosure: salt, name and value, or salt and value. */
function decodeDisclosure(encoded: string): Disclosure {
  return { encoded, content: readDisclosure(encoded) };
}

function splitTail(tail: string): Omit<SdJwt, 'issuerToken'> {
  const pieces = tail.split('~').slice(1);
  const last = pieces.at(-1) ?? '';
  const isToken = last.includes('.');
  const lacksEnd = last !== '' && !isToken;
  const encoded = lacksEnd ? pieces : pieces.slice(0, -1);
  const keyBinding = isToken ? last : undefined;
  return { ...readDisclosures(encoded), keyBinding, lacksEnd };
}

function readDisclosure(encoded: string): Disclosure['content'] {
  if (encoded === '') return fail({ code: 'disclosure-empty' });
  const text = andThen(decodeBase64url(encoded), decodeUtf8);
  if (!text.ok) return text;
  const root = parseJson(text.value);
  if (!root.ok) return root;
  if (root.value.type !== 'array') return fail({ code: 'not-an-array' });
  const { items } = root.value;
  const [salt, second, third] = items;
  if (!salt || !second || items.length > 3) {
    return fail({ code: 'element-count', count: items.length });
  }
  if (salt.type !== 'string') return fail({ code: 'salt-not-text' });
  const shared = { text: text.value, salt: salt.value };
  if (!third) return ok({ ...shared, name: undefined, value: second });
  if (second.type !== 'string') return fail({ code: 'name-not-text' });
  return ok({ ...shared, name: second.value, value: third });
}
