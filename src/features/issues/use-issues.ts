import { useEffect, useState } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';
import { spokenTag } from '../../core/words/say.ts';
import type { Snapshot } from '../../session/session.ts';
import { type Page, usePage, useSession, useSessionLater } from '../shared/page.ts';
import { selectSubject } from '../shared/selectors.ts';
import { useNow } from '../shared/use-now.ts';
import type { createIssueModel, IssueModel } from './issue-model.ts';
import { loadIssueCode } from './load-issue-code.ts';

type Create = typeof createIssueModel;

let loaded: Create | undefined;

/** One for each page, so that all that shows issues shows the same. */
const models = new WeakMap<Page, ReturnType<Create>>();

/** The issues of the token; undefined until the code that lists them is there. */
export function useIssues(): IssueModel | undefined {
  const page = usePage();
  const create = useModelCode();
  const review = useSessionLater(selectReview);
  const reading = useSessionLater(({ reading }) => reading);
  const subject = useSessionLater(selectSubject);
  const expectations = useSession(selectExpectations);
  const now = useNow();
  if (!create) return undefined;
  const derive = models.get(page) ?? create();
  models.set(page, derive);
  return derive({ review, reading, subject, expectations, now, language: spokenTag() });
}

export function selectReview({ review }: Snapshot): Snapshot['review'] {
  return review;
}

export function selectExpectations({ input }: Snapshot) {
  return input.expectations;
}

function useModelCode(): Create | undefined {
  const [create, setCreate] = useState(() => loaded);
  useEffect(() => {
    if (loaded) return;
    let isGone = false;
    afterFirstFrame()
      .then(loadIssueCode)
      .then(
        (module) => {
          loaded = module.createIssueModel;
          if (!isGone) setCreate(() => loaded);
        },
        () => undefined,
      );
    return () => {
      isGone = true;
    };
  }, []);
  return create;
}
