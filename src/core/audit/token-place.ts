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
