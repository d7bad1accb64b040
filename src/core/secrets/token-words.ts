import type { DecodedToken } from '../decode/decoded-token.ts';
import { findMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';

const MEMBERS = ['iss', 'aud', 'client_id', 'azp', 'sub'] as const;

const SUFFIXES = [
  '',
  '1',
  '123',
  '!',
  '2024',
  '2025',
  '2026',
  '-secret',
  '_secret',
  '-jwt',
] as const;

/** A member may hold any text; what is longer or more than this is nobody's secret. */
const LONGEST = 80;
const MOST_WORDS = 200;

/**
 * What somebody may have made a secret of who had this token before them:
 * "iss", "aud", "client_id", "azp", "sub" and "kid", whole and by the labels
 * of their hosts, each with the usual suffixes.
 */
export function tokenWords(token: DecodedToken): string[] {
  const header = token.protectedHeader.ok ? token.protectedHeader.value.object : undefined;
  const claims = token.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const texts = [
    ...(claims ? MEMBERS.flatMap((name) => textsOf(claims, name)) : []),
    ...(header ? textsOf(header, 'kid') : []),
  ];
  const words = new Set(texts.flatMap(wordsOf).filter((word) => word !== ''));
  return [...words]
    .slice(0, MOST_WORDS)
    .flatMap((word) => SUFFIXES.map((suffix) => `${word}${suffix}`));
}

/** A string, or the strings of an array. */
function textsOf(object: JsonObject, name: string): string[] {
  const value = findMember(object, name)?.value;
  const values = value?.type === 'array' ? value.items : value ? [value] : [];
  return values.flatMap((node) =>
    node.type === 'string' && node.value.length <= LONGEST ? [node.value] : [],
  );
}

/** `https://login.shop.example/realm` → itself, the host, `login`, `shop`, `example`, `realm`. */
function wordsOf(text: string): string[] {
  const bare = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  const [host = ''] = bare.split('/');
  return [text, host, ...bare.split(/[^\p{L}\p{N}_-]+/u), ...host.split(/[^\p{L}\p{N}]+/u)];
}
