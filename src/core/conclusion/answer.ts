import type { CheckName } from '../checks/check.ts';
import type { ExpectationField } from '../checks/expectation-texts.ts';
import type { Repair } from '../diagnosis/find-repair.ts';
import type { FormatUse } from '../formats/other-format.ts';
import type { KeyReading } from '../keys/key-material.ts';
import type { SecretReading } from '../keys/parse-secret.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { QUOTATION } from '../words/quote.ts';
import type { DerivedConclusion } from './derive-conclusion.ts';
import type { ConclusionSubject } from './reviewed-token.ts';

/** What an API would answer; `none` while there is no text. */
export type AnswerConclusion = 'accepted' | 'rejected' | 'unknown' | 'none';

export type AnswerTone = 'bad' | 'warn' | 'ok' | 'neutral';

/** What the user can do next to change the answer. */
export type NextStep =
  /** Takes out of the text what does not belong to the token. */
  | { readonly do: 'repair'; readonly repair: Repair }
  /** Puts a text that is not a JWT where it is of use. */
  | { readonly do: 'use-text'; readonly use: FormatUse }
  /** Makes a key, and an `alg` where the header has none to sign with; `renews` sets the dates too. */
  | { readonly do: 'generate-and-sign'; readonly renews: boolean }
  | { readonly do: 'sign' }
  /** Signs with `exp` in an hour and without dates in the future. */
  | { readonly do: 'renew' }
  | { readonly do: 'read-secret'; readonly reading: SecretReading }
  | { readonly do: 'edit-expectation'; readonly field: ExpectationField }
  | { readonly do: 'set-expectation'; readonly field: 'issuer' | 'audience' }
  | { readonly do: 'show-issue'; readonly code: string }
  | { readonly do: 'show-check'; readonly check: CheckName }
  | { readonly do: 'fetch-keys'; readonly host: string }
  /** Loads the page again: a part of it is missing. */
  | { readonly do: 'reload' };

/** A sentence, and what to know of it. */
export interface AnswerWords {
  readonly sentence: string;
  /** The same without values of the token, for the title of the page. */
  readonly short: string;
  /** The value of the token in the sentence, where there is one. */
  readonly value?: string | undefined;
}

/** The one answer of the page. */
export interface Answer extends AnswerWords {
  readonly conclusion: AnswerConclusion;
  readonly tone: AnswerTone;
  /** Undefined where nothing sensible is left to do. */
  readonly step: NextStep | undefined;
}

/** What the checks of a token came to. */
export interface CheckedToken extends ConclusionSubject {
  readonly derived: DerivedConclusion;
}

export interface AnswerSubject {
  /** On the text as a whole. */
  readonly verdict: SignatureVerdict;
  /** Undefined where no token was found. */
  readonly checked: CheckedToken | undefined;
  readonly reading: KeyReading;
  /** Another way to read the secret, with which the token would be right. */
  readonly suggestion?: SecretReading | undefined;
  readonly repair?: Repair | undefined;
  /** The host of which one press can ask keys. */
  readonly fetchHost?: string | undefined;
  /** A date as it is written on the page; takes NumericDates. */
  readonly writeTime: (seconds: number, now: number) => string;
}

/** A sentence without values of the token. */
export function exactly(sentence: string): AnswerWords {
  return { sentence, short: sentence };
}

/** A sentence that may quote the token; `short` takes its place then. */
export function withQuotes(sentence: string, short: string): AnswerWords {
  return { sentence, short: QUOTATION.test(sentence) ? short : sentence };
}
