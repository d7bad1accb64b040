import type { CheckName } from '../../claims/check.ts';

/**
 * A message that a library writes, and what it means. In the pattern the group
 * "expected" holds what the server expects, "listed" several such values.
 */
export interface ServerError {
  /** The library, or libraries, whose words these are; undefined for words that anybody may use. */
  readonly library: string | undefined;
  readonly pattern: RegExp;
  /** The check that failed there; undefined where the server never came to look at the token. */
  readonly check: CheckName | undefined;
  /** What is usually behind it, the likeliest first, as sentences. */
  readonly causes: readonly Cause[];
}

/** Said when it is asked for, in the reader's language. */
type Cause = () => string;

type Row = readonly [check: CheckName | 'request', pattern: RegExp, ...causes: Cause[]];

/** The rows of one library. */
export function messagesOf(library: string | undefined, rows: readonly Row[]): ServerError[] {
  return rows.map(([check, pattern, ...causes]) => ({
    library,
    pattern,
    check: check === 'request' ? undefined : check,
    causes,
  }));
}
