import { useMemo } from 'react';
import type { Check } from '../../core/checks/check.ts';
import type { ExpectationTexts } from '../../core/checks/expectation-texts.ts';
import type { ReviewedToken } from '../../core/conclusion/reviewed-token.ts';
import { spokenTag } from '../../core/words/say.ts';
import { concludeToken } from '../../session/conclude-token.ts';
import { useNow } from './use-now.ts';

const NO_CHECKS: readonly Check[] = [];

/** The checks of this very token, at every full second; none without a token. */
export function useChecks(
  review: ReviewedToken | undefined,
  expectations: ExpectationTexts,
): readonly Check[] {
  const now = useNow();
  const language = spokenTag();
  return useMemo(
    () => (review ? concludeToken(review, expectations, now, language).derived.checks : NO_CHECKS),
    [review, expectations, now, language],
  );
}
