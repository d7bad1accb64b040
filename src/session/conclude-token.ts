import type { ExpectationTexts } from '../core/checks/expectation-texts.ts';
import { readExpectations } from '../core/checks/expectations.ts';
import type { CheckedToken } from '../core/conclusion/answer.ts';
import { deriveConclusion } from '../core/conclusion/derive-conclusion.ts';
import type { ReviewedToken } from '../core/conclusion/reviewed-token.ts';
import { memo } from './memo.ts';

/**
 * The checks and the conclusion on a token, worked out once for all that show them. `clock` is in
 * seconds since 1970-01-01 UTC; a time that the user checks the token as of takes its place. The
 * words are in the language that is given.
 */
export const concludeToken = memo(
  (
    review: ReviewedToken,
    texts: ExpectationTexts,
    clock: number,
    _language: string,
  ): CheckedToken => {
    const expectations = readExpectations(texts);
    const { asOf } = expectations;
    const now = asOf.ok && asOf.value !== undefined ? asOf.value : clock;
    const subject = { ...review, expectations, now };
    return { ...subject, derived: deriveConclusion(subject) };
  },
);
