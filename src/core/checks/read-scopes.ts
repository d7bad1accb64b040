import { findMember } from '../encoding/json-query.ts';
import type { JsonNode, JsonObject } from '../encoding/json-text.ts';

/** The scopes of a token, and where and how it says them. */
export interface TokenScopes {
  readonly claim: 'scope' | 'scp';
  readonly form: 'text' | 'array';
  readonly values: readonly string[];
}

/**
 * "scope" is one string with spaces between its parts (RFC 8693 §4.2); "scp" is
 * what Microsoft Entra ID and Okta have instead, as such a string or as an array.
 * Undefined where neither is there, or neither can be read.
 */
export function readScopes(claims: JsonObject): TokenScopes | undefined {
  return readFrom(claims, 'scope') ?? readFrom(claims, 'scp');
}

function readFrom(claims: JsonObject, claim: TokenScopes['claim']): TokenScopes | undefined {
  const value = findMember(claims, claim)?.value;
  if (value?.type === 'string') {
    return { claim, form: 'text', values: value.value.split(' ').filter((part) => part !== '') };
  }
  const values = value && textsOf(value);
  return values && { claim, form: 'array', values };
}

/** The items of an array of strings; undefined for anything else. */
export function textsOf(value: JsonNode): string[] | undefined {
  if (value.type !== 'array') return undefined;
  const texts = value.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
  return texts.length === value.items.length ? texts : undefined;
}
