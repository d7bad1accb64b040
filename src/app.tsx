import { type Dispatch, type ReactNode, Suspense, useContext } from 'react';
import { DecodedArea } from './app/decoded-area.tsx';
import { KeyArea } from './app/key-area.tsx';
import { ReviewArea } from './app/review-area.tsx';
import { TokenArea } from './app/token-area.tsx';
import { type Page, usePage } from './app/use-page.ts';
import { mayHoldKey, withoutTokens } from './core/extract/may-hold-key.ts';
import { Hands } from './panes/hands.tsx';
import { ArrivalQuestion, KeyBesideOffer } from './panes/lazy-notes.ts';
import { lazyPane } from './panes/lazy-pane.tsx';
import { TopBar } from './panes/top-bar.tsx';
import { VerdictStrip } from './panes/verdict-strip.tsx';
import { WhyNot } from './panes/why-not.tsx';
import { type Emptied, useEmptying } from './state/use-emptying.ts';
import type { Action, Workspace } from './state/workspace.ts';
import { LateToolsContext } from './ui/late-tools.ts';

interface AppProps {
  /** Called with what changes the workspace, for what can wait. */
  readonly onOpen?: (dispatchLater: Dispatch<Action>) => void;
  /** What stands beside the panes and knows the workspace. */
  readonly children?: ((workspace: Workspace, dispatch: Dispatch<Action>) => ReactNode) | undefined;
}

/** The panes and what opens over them: a chunk of its own, fetched when it is wanted. */
const Desk = lazyPane(() => import('./panes/desk.tsx').then((panes) => panes.Desk));

/** The page. When it is emptied a new one takes its place, so that nothing is left of the old one. */
export function App(props: AppProps) {
  const { round, lastly, empty } = useEmptying();
  return <Workbench key={round} {...props} emptied={lastly} onEmpty={empty} />;
}

interface WorkbenchProps extends AppProps {
  readonly emptied: Emptied | undefined;
  readonly onEmpty: (emptied: Emptied) => void;
}

/** The areas stand in the order in which they are read; the style sheet puts them side by side. */
function Workbench({ onOpen, emptied, onEmpty, children }: WorkbenchProps) {
  const page = usePage(onOpen);
  const tools = useContext(LateToolsContext);
  const { workspace, verdict, findings, inside, diagnosis, judgement } = page;
  return (
    <>
      {tools && <tools.SkipLink />}
      <TopBar onAsk={page.ask} onSettings={() => page.openDesk('settings')} />
      <main id="main" tabIndex={-1}>
        <VerdictStrip
          token={inside.inmost}
          verdict={verdict}
          findings={findings}
          text={workspace.text}
          tokens={page.tokens}
          tolerance={workspace.expectations.tolerance}
        />
        <WhyNot diagnosis={diagnosis} embedded={judgement?.study?.evidence.embedded} />
        <KeyBeside page={page} />
        {workspace.waiting && (
          <Suspense fallback={null}>
            <ArrivalQuestion
              waiting={workspace.waiting}
              onAnswer={(replace) => page.dispatch({ type: 'answer-arrival', replace })}
            />
          </Suspense>
        )}
        <div className="areas">
          <TokenArea page={page} />
          <DecodedArea page={page} />
          <KeyArea page={page} />
          <ReviewArea page={page} />
          {tools && <tools.Edge of="left" />}
          {tools && <tools.Edge of="right" />}
        </div>
      </main>
      <Hands
        desk={page.desk}
        question={page.question}
        onAsk={page.ask}
        isListening={onOpen === undefined}
      />
      {children?.(workspace, page.dispatch)}
      {page.deskPart && (
        <Suspense fallback={null}>
          <Desk
            part={page.deskPart}
            onPart={page.openDesk}
            workspace={workspace}
            subject={page.subject}
            texts={page.texts}
            onHarmless={page.setHarmless}
            emptied={emptied}
            onEmpty={onEmpty}
          />
        </Suspense>
      )}
    </>
  );
}

/** Where the verdict says that there is no key: the one that stands in the text beside the token. */
function KeyBeside({ page: { workspace, verdict, tokens, dispatch } }: { readonly page: Page }) {
  const isOpen = verdict?.state === 'unverified' && verdict.reason === 'no-key';
  if (!isOpen || !mayHoldKey(workspace.text)) return null;
  return (
    <Suspense fallback={null}>
      <KeyBesideOffer
        text={withoutTokens(workspace.text, tokens)}
        onUse={(text, keys) =>
          dispatch({ type: 'put-key', text, keys, origin: { kind: 'arrived', channel: 'text' } })
        }
      />
    </Suspense>
  );
}
