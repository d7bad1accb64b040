import type { SignatureVerdict } from '../verdict/signature-verdict.ts';

/** A verdict in words: the answer, and what it rests on. */
export interface VerdictWords {
  readonly title: string;
  readonly detail: string;
}

export function words(title: string, detail: string): VerdictWords {
  return { title, detail };
}

/** The verdicts of one state. */
export type VerdictOf<State> = Extract<SignatureVerdict, { state: State }>;
