import { memo, Suspense, useCallback } from 'react';
import type { Snapshot } from '../../session/session.ts';
import { Following } from '../shared/following.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { usePage, useSession, useSessionLater, useView } from '../shared/page.ts';
import { selectSubject } from '../shared/selectors.ts';
import { ChecksPane } from './checks-pane.tsx';
import { FindingsPane } from './findings-pane.tsx';
import { loadFindingsList } from './load-findings-list.ts';
import { SecretSearch } from './secret-search.tsx';

/** Comes with the list of findings. */
const FindingsTools = lazyPane(() => loadFindingsList().then((panes) => panes.FindingsTools));

/** What there is to say about the token: would it be accepted, and what is wrong with it. */
export const ReviewArea = memo(function ReviewArea(_: { readonly language: string }) {
  return (
    <>
      <Following select={selectReview}>
        <Checks />
      </Following>
      <Following select={selectSubject}>
        <ListedFindings />
      </Following>
      <Search />
    </>
  );
});

function selectReview({ review }: Snapshot) {
  return review;
}

function Checks() {
  const { session, view } = usePage();
  return (
    <ChecksPane
      token={useSessionLater(({ inside }) => inside.inmost)}
      review={useSessionLater(selectReview)}
      expectations={useSession(({ input }) => input.expectations)}
      message={useView(({ serverMessage }) => serverMessage)}
      onMessage={(serverMessage) => view.update({ serverMessage })}
      onExpect={(expectations) => session.dispatch({ type: 'expect', expectations })}
    />
  );
}

function ListedFindings() {
  const { revealFinding } = usePage();
  return (
    <FindingsPane
      hasToken={useSessionLater(({ token }) => token !== undefined)}
      findings={useSessionLater(({ findings }) => findings)}
      isEdited={useSessionLater(({ input }) => input.draft !== undefined)}
      identity={useSessionLater(({ identity }) => identity)}
      onReveal={revealFinding}
      tools={<Tools />}
    />
  );
}

function Tools() {
  const { openDialog } = usePage();
  const token = useSessionLater(({ token }) => token);
  const reading = useSessionLater(({ reading }) => reading);
  const workspace = useSessionLater(({ input }) => input);
  const verdict = useSessionLater(({ verdict }) => verdict);
  const findings = useSessionLater(({ findings }) => findings);
  if (!token || !verdict || typeof findings === 'string') return null;
  return (
    <Suspense fallback={null}>
      <FindingsTools {...{ token, reading, workspace, verdict, findings }} onOpen={openDialog} />
    </Suspense>
  );
}

function Search() {
  const { session } = usePage();
  const { dispatch, reportSecret } = session;
  return (
    <SecretSearch
      token={useSessionLater(({ token }) => token)}
      judgement={useSessionLater(({ judgement }) => judgement)}
      verdict={useSessionLater(({ verdict }) => verdict)}
      onFound={reportSecret}
      onSecret={useCallback(
        ({ text, encoding }) => dispatch({ type: 'read-secret', text, encoding }),
        [dispatch],
      )}
    />
  );
}
