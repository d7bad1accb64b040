import { Suspense } from 'react';
import { ChecksPane } from '../panes/checks-pane.tsx';
import { FindingsPane } from '../panes/findings-pane.tsx';
import { lazyPane } from '../panes/lazy-pane.tsx';
import { loadFindingsList } from '../panes/load-findings-list.ts';
import { SecretSearch } from '../panes/secret-search.tsx';
import type { Page } from './use-page.ts';

/** Comes with the list of findings. */
const FindingsTools = lazyPane(() => loadFindingsList().then((panes) => panes.FindingsTools));

/** What there is to say about the token: would it be accepted, and what is wrong with it. */
export function ReviewArea({ page }: { readonly page: Page }) {
  const { workspace, dispatch, token, judgement, verdict, inside } = page;
  return (
    <div className="area-review">
      <ChecksPane
        token={inside.inmost.token}
        verdict={inside.inmost.verdict}
        keyOrigin={inside.inmost.keyOrigin}
        expectations={workspace.expectations}
        onExpect={(expectations) => dispatch({ type: 'expect', expectations })}
      />
      <FindingsPane
        hasToken={token !== undefined}
        findings={page.audited}
        identity={page.identity}
        onReveal={page.reveal.ofFinding}
        tools={<Report page={page} />}
      />
      <SecretSearch
        token={token}
        judgement={judgement}
        verdict={verdict}
        onFound={page.setFoundOut}
        onSecret={({ text, encoding }) => dispatch({ type: 'read-secret', text, encoding })}
      />
    </div>
  );
}

function Report({ page }: { readonly page: Page }) {
  const { token, reading, workspace, verdict, audited } = page;
  if (!token || !verdict || typeof audited === 'string') return null;
  return (
    <Suspense fallback={null}>
      <FindingsTools
        {...{ token, reading, workspace, verdict }}
        findings={audited}
        onOpen={page.openDesk}
      />
    </Suspense>
  );
}
