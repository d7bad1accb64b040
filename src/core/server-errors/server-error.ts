import type { CheckName } from '../checks/check.ts';

/** What a message is about where no check of the token failed. */
export type Scope =
  /** A check of the token failed there. */
  | 'check'
  /** No token was found in the request. */
  | 'request'
  /** The server could not load its key or its settings; the token was not at fault. */
  | 'setup'
  /** The token was rejected by a rule that cannot be checked here. */
  | 'rule'
  /** The request was rejected, and the message does not say why. */
  | 'unnamed';

/**
 * A message that a library writes, and what it means. In the pattern the group
 * "expected" holds what the server expects, "listed" several such values, and
 * "kid" the key ID that it looked for.
 */
export interface ServerError {
  /** The library, or libraries, whose words these are; undefined for words that anybody may use. */
  readonly library: string | undefined;
  readonly pattern: RegExp;
  readonly scope: Scope;
  /** The check that failed there. */
  readonly check: CheckName | undefined;
  /** What is usually behind it, the likeliest first, as sentences. */
  readonly causes: readonly Cause[];
}

/** Said when it is asked for, in the reader's language. */
export type Cause = () => string;

type Row = readonly [
  about: CheckName | Exclude<Scope, 'check'>,
  pattern: RegExp,
  ...causes: Cause[],
];

/** The rows of one library. */
export function messagesOf(library: string | undefined, rows: readonly Row[]): ServerError[] {
  return rows.map(([about, pattern, ...causes]) => ({
    library,
    pattern,
    scope: isScope(about) ? about : 'check',
    check: isScope(about) ? undefined : about,
    causes,
  }));
}

function isScope(about: Row[0]): about is Exclude<Scope, 'check'> {
  return about === 'request' || about === 'setup' || about === 'rule' || about === 'unnamed';
}
