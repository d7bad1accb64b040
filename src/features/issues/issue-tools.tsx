import { FileText } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { Issue } from '../../core/issues/issue.ts';
import { say } from '../../core/words/say.ts';
import type { Snapshot } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { CodeTool } from '../code/code-tool.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { usePage, useSessionLater } from '../shared/page.ts';

/** For those who want a report. */
const ReportMenu = lazyPane(() => import('./report-menu.tsx').then((menu) => menu.ReportMenu));

/** What there is to take away: code that checks the token, and a report. */
export function IssueTools({ issues }: { readonly issues: readonly Issue[] }) {
  const { openDialog } = usePage();
  const token = useSessionLater(({ token }) => token);
  const reading = useSessionLater(({ reading }) => reading);
  const workspace = useSessionLater(({ input }) => input);
  const answered = useSessionLater(selectAll);
  const [isReporting, setReporting] = useState(false);
  if (!token) {
    // The menu is open when it comes, which the next token did not ask for.
    if (isReporting) setReporting(false);
    return null;
  }
  const button = (
    <Button
      small
      look="ghost"
      icon={FileText}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setReporting(true)}
    >
      {say`Report`}
    </Button>
  );
  return (
    <>
      <CodeTool token={token} reading={reading} workspace={workspace} />
      {isReporting ? (
        <Suspense fallback={button}>
          <ReportMenu
            issues={issues}
            answered={answered}
            algorithm={token.algorithm}
            length={token.found.compact.length}
            onOpen={openDialog}
          />
        </Suspense>
      ) : (
        button
      )}
    </>
  );
}

function selectAll(snapshot: Snapshot): Snapshot {
  return snapshot;
}
