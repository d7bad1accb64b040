import { useMemo } from 'react';
import type { Check } from '../../core/checks/check.ts';
import type { Conclusion } from '../../core/checks/conclude.ts';
import type { Expectations } from '../../core/checks/expectations.ts';
import { deriveConclusion } from '../../core/conclusion/derive-conclusion.ts';
import type { ReviewedToken } from '../../core/conclusion/reviewed-token.ts';
import { spokenTag } from '../../core/words/say.ts';
import { useNow } from './use-now.ts';

const NO_CHECKS: readonly Check[] = [];

interface Checked {
  /** Empty without a token. */
  readonly checks: readonly Check[];
  /** Undefined without a token, and while the token is being reviewed. */
  readonly conclusion: Conclusion | undefined;
}

/** The conclusion on this very token, derived at every full second; with a clock of the user's just once. */
export function useChecks(review: ReviewedToken | undefined, expectations: Expectations): Checked {
  const { asOf } = expectations;
  const clock = useNow();
  const now = asOf.ok && asOf.value !== undefined ? asOf.value : clock;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are said anew in another language
  return useMemo(
    () =>
      review
        ? deriveConclusion({ ...review, expectations, now })
        : { checks: NO_CHECKS, conclusion: undefined },
    [review, expectations, now, spokenTag()],
  );
}
