import type { DecodedToken } from '../decode/decoded-token.ts';
import type { FindingPlace } from './audit-rule.ts';

/** Characters of the token as it is encoded; `end` is its own by default. */
export function charactersOf(
  { found }: DecodedToken,
  start: number,
  end = found.compact.length,
): FindingPlace {
  return { part: 'token', start, end };
}

/** The token without the disclosures of an SD-JWT and what follows them. */
export function compactPart({ found, tail }: DecodedToken): string {
  return found.compact.slice(0, found.compact.length - tail.length);
}
