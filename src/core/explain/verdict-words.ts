import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';

export function words(title: string, detail: string): VerdictWords {
  return { title, detail };
}

/** The verdicts of one state. */
export type VerdictOf<State> = Extract<SignatureVerdict, { state: State }>;
