import { memo, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { CommandHost } from '../features/commands/command-host.tsx';
import { DecodedArea } from '../features/decoded/decoded-area.tsx';
import { ReviewArea } from '../features/issues/review-area.tsx';
import { KeyArea } from '../features/key/key-area.tsx';
import { KeyBeside } from '../features/key/key-beside.tsx';
import { ExampleCards } from '../features/learn/example-cards.tsx';
import { LessonArea } from '../features/learn/lesson-area.tsx';
import { PageFooter } from '../features/settings/page-links.tsx';
import {
  createPage,
  PageContext,
  useIsEmpty,
  usePage,
  useSession,
  useSessionLater,
  useView,
} from '../features/shared/page.ts';
import { SignArea } from '../features/signing/signing-area.tsx';
import { Waiting } from '../features/token/arrivals.tsx';
import { TokenArea } from '../features/token/token-area.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { readHostExpectations } from '../session/host-expectations.ts';
import { takeLink } from '../session/read-link.ts';
import { createSession, type Snapshot } from '../session/session.ts';
import { readAutoSign } from '../session/settings.ts';
import { EMPTY_WORKSPACE, reduceWorkspace } from '../session/workspace.ts';
import { LateToolsContext } from '../ui/late-tools.ts';
import { ToastStack } from '../ui/toast.tsx';
import { Bar } from './bar.tsx';
import { followLinks } from './follow-links.ts';
import { OpenDialogs } from './open-dialogs.tsx';
import { useEmptying } from './use-emptying.ts';
import { useOpeningDialogs } from './use-opening-dialogs.ts';
import { useStartFocus } from './use-start-focus.ts';
import { ViewTabs } from './view-tabs.tsx';

interface AppProps {
  /** What is beside the panes. */
  readonly children?: ReactNode;
}

/** The page. When it is emptied a new session takes its place, so that nothing is left of the old one. */
export function App({ children }: AppProps) {
  const { round, lastly, empty } = useEmptying();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round has a session of its own
  const page = useMemo(() => createPage(openSession()), [round]);
  useEffect(() => followLinks(page), [page]);
  useEffect(
    () => () => {
      page.keyFetch.stop();
      page.session.end();
    },
    [page],
  );
  return (
    <PageContext value={page}>
      <ToastStack>
        <Workbench key={round} />
        {children}
        <OpenDialogs key={`dialogs ${round}`} emptied={lastly} onEmpty={empty} />
      </ToastStack>
    </PageContext>
  );
}

/** It opens with what the page's address carries. */
function openSession() {
  const arriving = takeLink();
  const opened = { ...EMPTY_WORKSPACE, ...readHostExpectations(), autoSign: readAutoSign() };
  return createSession(arriving ? reduceWorkspace(opened, { type: 'arrive', arriving }) : opened);
}

/** Busy while a part of the page is about an older input. */
function Main({ children }: { readonly children: ReactNode }) {
  const isBusy = useSession(selectAll) !== useSessionLater(selectAll);
  return (
    <main id="main" className="zones" tabIndex={-1} aria-busy={isBusy}>
      {children}
    </main>
  );
}

function selectAll(snapshot: Snapshot): Snapshot {
  return snapshot;
}

/**
 * The zones come in the order in which they are read; the style sheet puts them side by side. An
 * empty page shows only the Token field, which keeps its place in the first zone later.
 */
const Workbench = memo(function Workbench() {
  const { session } = usePage();
  const isEmpty = useIsEmpty();
  const phoneView = useView(({ phoneView }) => phoneView);
  // What is memoized below renders again in another language.
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words depend on the language
  useEffect(() => session.refresh(), [session, language]);
  const tools = useContext(LateToolsContext);
  useOpeningDialogs();
  useStartFocus(isEmpty);
  return (
    <div className="page" data-empty={isEmpty || undefined} data-view={phoneView}>
      {tools && <tools.SkipLink />}
      <Bar language={language} />
      <Main>
        <div className="zone zone-input">
          <TokenArea language={language} />
          <KeyArea language={language} />
          <KeyBeside />
          <SignArea language={language} />
          <ExampleCards />
        </div>
        <div className="zone zone-decoded">
          <DecodedArea language={language} />
        </div>
        <div className="zone zone-issues">
          <ReviewArea language={language} />
        </div>
        {tools && <tools.Edge of="left" />}
        {tools && <tools.Edge of="right" />}
      </Main>
      <LessonArea />
      <PageFooter />
      <ViewTabs />
      <Waiting />
      <CommandHost />
    </div>
  );
});
