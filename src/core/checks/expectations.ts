import { fail, ok, type Result } from '../result.ts';
import { type InstantProblem, parseInstant } from '../time/parse-instant.ts';
import {
  type ExpectationTexts,
  REQUIRED_TYPES,
  type ReceiverProfile,
} from './expectation-texts.ts';

/** What a verifier expects. An empty list, and undefined, is not an expectation. */
export interface Expectations {
  readonly profile: ReceiverProfile;
  readonly algorithms: readonly string[];
  readonly issuer: string | undefined;
  /** The names of the verifier: one of them must be in "aud". */
  readonly audience: readonly string[];
  readonly type: string | undefined;
  /** The value that the verifier sent with its request. */
  readonly nonce: string | undefined;
  readonly claims: readonly string[];
  readonly scopes: readonly string[];
  /** Seconds by which the clocks may differ. */
  readonly tolerance: Result<number, ToleranceProblem>;
  /** Seconds since 1970-01-01 UTC; undefined for now. */
  readonly asOf: Result<number | undefined, InstantProblem>;
}

export interface ToleranceProblem {
  readonly code: 'not-seconds';
}

export function readExpectations(texts: ExpectationTexts): Expectations {
  return {
    profile: texts.profile,
    algorithms: readList(texts.algorithms),
    issuer: texts.issuer.trim() || undefined,
    audience: readList(texts.audience),
    type: texts.type.trim() || REQUIRED_TYPES[texts.profile],
    nonce: texts.nonce.trim() || undefined,
    claims: readList(texts.claims),
    scopes: readList(texts.scopes),
    tolerance: readTolerance(texts.tolerance),
    asOf: texts.clock.trim() === '' ? ok(undefined) : parseInstant(texts.clock),
  };
}

/** Between commas or white space; a value that holds one of these is in double quotes. */
export function readList(text: string): string[] {
  const items = text.matchAll(/"([^"]*)"|[^\s,]+/g);
  return [...new Set([...items].map(([whole, quoted]) => quoted ?? whole))];
}

/** A list as it is typed, so that `readList` reads it back. */
export function writeList(items: readonly string[]): string {
  return items.map((item) => (/[\s,]/.test(item) ? `"${item}"` : item)).join(', ');
}

function readTolerance(text: string): Result<number, ToleranceProblem> {
  const match = /^(\d+)\s*(?:s|sec|seconds)?$/i.exec(text.trim());
  if (match) return ok(Number(match[1]));
  return text.trim() === '' ? ok(0) : fail({ code: 'not-seconds' });
}
