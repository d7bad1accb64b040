import { memo, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { DecodedArea } from './app/decoded-area.tsx';
import { followLinks } from './app/follow-links.ts';
import { KeyArea } from './app/key-area.tsx';
import { OpenDesk } from './app/open-desk.tsx';
import { ReviewArea } from './app/review-area.tsx';
import { TokenArea } from './app/token-area.tsx';
import { useEmptying } from './app/use-emptying.ts';
import { useOpeningDesk } from './app/use-opening-desk.ts';
import { KeyBeside, Verdict, Waiting } from './app/verdict.tsx';
import { Hands } from './panes/hands.tsx';
import { createPage, PageContext, usePage, useSession, useSessionLater } from './panes/page.ts';
import { TopBar } from './panes/top-bar.tsx';
import { createSession, type Snapshot } from './session/session.ts';
import { takeLink } from './state/read-link.ts';
import { useLanguage } from './state/use-language.ts';
import { EMPTY_WORKSPACE, reduceWorkspace } from './state/workspace.ts';
import { LateToolsContext } from './ui/late-tools.ts';

interface AppProps {
  /** What is beside the panes. */
  readonly children?: ReactNode;
}

/** The page. When it is emptied a new session takes its place, so that nothing is left of the old one. */
export function App({ children }: AppProps) {
  const { round, lastly, empty } = useEmptying();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round has a session of its own
  const page = useMemo(() => createPage(openSession()), [round]);
  useEffect(() => followLinks(page.session), [page]);
  return (
    <PageContext value={page}>
      <Workbench key={round} />
      {children}
      <OpenDesk key={`desk ${round}`} emptied={lastly} onEmpty={empty} />
    </PageContext>
  );
}

/** It opens with what the page's address carries. */
function openSession() {
  const arriving = takeLink();
  return createSession(arriving && reduceWorkspace(EMPTY_WORKSPACE, { type: 'arrive', arriving }));
}

/** Busy while a part of the page is about an older input. */
function Main({ children }: { readonly children: ReactNode }) {
  const isBusy = useSession(selectAll) !== useSessionLater(selectAll);
  return (
    <main id="main" tabIndex={-1} aria-busy={isBusy}>
      {children}
    </main>
  );
}

function selectAll(snapshot: Snapshot): Snapshot {
  return snapshot;
}

/** The areas come in the order in which they are read; the style sheet puts them side by side. */
const Workbench = memo(function Workbench() {
  const { ask, openDesk, session } = usePage();
  // What is memoized below renders again in another language.
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words depend on the language
  useEffect(() => session.refresh(), [session, language]);
  const tools = useContext(LateToolsContext);
  useOpeningDesk();
  return (
    <>
      {tools && <tools.SkipLink />}
      <TopBar onAsk={ask} onSettings={() => openDesk('settings')} />
      <Main>
        <Verdict language={language} />
        <KeyBeside />
        <Waiting />
        <div className="areas">
          <TokenArea language={language} />
          <DecodedArea language={language} />
          <KeyArea language={language} />
          <ReviewArea language={language} />
          {tools && <tools.Edge of="left" />}
          {tools && <tools.Edge of="right" />}
        </div>
      </Main>
      <Hands />
    </>
  );
});
