import { foundAlone } from './found-alone.ts';
import type { FoundToken } from './found-token.ts';
import { HEADER_START } from './token-shape.ts';

const BARE = new RegExp(`^(?:${HEADER_START}[\\w-]*(?:(?:\\.[\\w-]*){2}){1,2})?$`);

/**
 * What `extractTokens` finds, too, in a text that is empty, or a compact JWS or
 * JWE and no more; undefined for any other. Takes milliseconds for megabytes.
 */
export function extractBare(text: string): FoundToken[] | undefined {
  if (!BARE.test(text)) return undefined;
  return text === '' ? [] : [foundAlone(text)];
}
