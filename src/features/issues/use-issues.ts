import { spokenTag } from '../../core/words/say.ts';
import type { Snapshot } from '../../session/session.ts';
import { type Page, usePage, useSession, useSessionLater } from '../shared/page.ts';
import { selectSubject } from '../shared/selectors.ts';
import { useCode } from '../shared/use-code.ts';
import { useNow } from '../shared/use-now.ts';
import type { createIssueModel, IssueModel } from './issue-model.ts';
import { loadIssueCode } from './load-issue-code.ts';

/** One for each page, so that all that shows issues shows the same. */
const models = new WeakMap<Page, ReturnType<typeof createIssueModel>>();

/** The issues of the token; undefined until the code that lists them is there. */
export function useIssues(): IssueModel | undefined {
  const page = usePage();
  const code = useCode(loadIssueCode);
  const review = useSessionLater(selectReview);
  const reading = useSessionLater(({ reading }) => reading);
  const subject = useSessionLater(selectSubject);
  const expectations = useSession(selectExpectations);
  const now = useNow();
  if (!code || code === 'missing') return undefined;
  const derive = models.get(page) ?? code.createIssueModel();
  models.set(page, derive);
  return derive({ review, reading, subject, expectations, now, language: spokenTag() });
}

export function selectReview({ review }: Snapshot): Snapshot['review'] {
  return review;
}

export function selectExpectations({ input }: Snapshot) {
  return input.expectations;
}
