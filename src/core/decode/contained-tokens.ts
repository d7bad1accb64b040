import { visitValues } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';

/** A token that is a string somewhere in a payload, such as a credential in a presentation. */
export interface ContainedToken {
  /** JSON pointer (RFC 6901) of the string. */
  readonly pointer: string;
  readonly compact: string;
}

/** Parts of a token in compact form whose header begins with `{"`, and the disclosures of an SD-JWT. */
const TOKEN = /^eyJ[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?(?:~[\w.~-]*)?$/;
const MAX_TOKENS = 50;

/** Those in the order of the payload, the first so many. */
export function containedTokens(payload: JsonObject): ContainedToken[] {
  const found: ContainedToken[] = [];
  for (const visited of visitValues(payload)) {
    const { value } = visited;
    if (value.type !== 'string' || !TOKEN.test(value.value)) continue;
    found.push({ pointer: visited.pointer, compact: value.value });
    if (found.length === MAX_TOKENS) break;
  }
  return found;
}
