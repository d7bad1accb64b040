import { type Dispatch, useContext } from 'react';
import { DecodedArea } from './app/decoded-area.tsx';
import { KeyArea } from './app/key-area.tsx';
import { ReviewArea } from './app/review-area.tsx';
import { TokenArea } from './app/token-area.tsx';
import { usePage } from './app/use-page.ts';
import { TopBar } from './panes/top-bar.tsx';
import { VerdictStrip } from './panes/verdict-strip.tsx';
import { WhyNot } from './panes/why-not.tsx';
import { EXAMPLES } from './state/examples.ts';
import type { Action } from './state/workspace.ts';
import { LateToolsContext } from './ui/late-tools.ts';

interface AppProps {
  /** Called with what changes the workspace, for what can wait. */
  readonly onOpen?: (dispatchLater: Dispatch<Action>) => void;
}

/** The page. The areas stand in the order in which they are read; the style sheet puts them side by side. */
export function App({ onOpen }: AppProps) {
  const page = usePage(onOpen);
  const tools = useContext(LateToolsContext);
  const { verdict, findings, inside, diagnosis, judgement } = page;
  return (
    <>
      {tools && <tools.SkipLink />}
      <TopBar examples={EXAMPLES} onExample={page.openExample} />
      <main id="main" tabIndex={-1}>
        <VerdictStrip token={inside.inmost.token} verdict={verdict} findings={findings} />
        <WhyNot diagnosis={diagnosis} embedded={judgement?.study?.evidence.embedded} />
        <div className="areas">
          <TokenArea page={page} />
          <DecodedArea page={page} />
          <KeyArea page={page} />
          <ReviewArea page={page} />
          {tools && <tools.Edge of="left" />}
          {tools && <tools.Edge of="right" />}
        </div>
      </main>
    </>
  );
}
