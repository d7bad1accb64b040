import { Suspense } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import { EmptyNote } from '../panes/empty-note.tsx';
import { lazyPane } from '../panes/lazy-pane.tsx';
import { TokenPane } from '../panes/token-pane.tsx';
import { TokensFound } from '../panes/tokens-found.tsx';
import { Resizable } from './resizable.tsx';
import type { Page } from './use-page.ts';

const NO_FINDINGS: readonly Finding[] = [];

const MisplacedMessage = lazyPane(() =>
  import('../panes/misplaced-message.tsx').then((pane) => pane.MisplacedMessage),
);
const LessonNote = lazyPane(() =>
  import('../panes/lesson-note.tsx').then((pane) => pane.LessonNote),
);

/** What was put in: the text, and the tokens in it. */
export function TokenArea({ page }: { readonly page: Page }) {
  const { workspace, tokens, scan, reading, dispatch, reveal } = page;
  const select = (index: number) => {
    dispatch({ type: 'select-token', index });
    const at = tokens[index];
    if (at) reveal.place({ part: 'token', from: at.start, to: at.end, isSeen: true });
  };
  return (
    <div className="area-token">
      <Resizable of="token">
        <TokenPane
          workspace={workspace}
          token={page.token}
          findings={page.inside.index === 0 ? page.findings : NO_FINDINGS}
          pending={page.composition.pending}
          isScanning={page.isScanning}
          isPartlySearched={scan !== undefined && scan.state !== 'scanning'}
          turn={page.history.turn}
          onText={(text) => dispatch({ type: 'type-token', text })}
          onClear={() => dispatch({ type: 'clear' })}
          onAsk={page.ask}
          reveal={page.revealed('token')}
        >
          {workspace.text === '' && <EmptyNote onExample={page.openExample} onAsk={page.ask} />}
          <Lesson page={page} />
          <Misplaced page={page} />
        </TokenPane>
      </Resizable>
      <TokensFound {...{ tokens, scan, workspace, reading }} onSelect={select} />
    </div>
  );
}

/** A server's message in the Token field, with the way to its own field. */
function Misplaced({ page }: { readonly page: Page }) {
  const { workspace, token, isScanning, dispatch, setServerMessage } = page;
  const { text } = workspace;
  if (token || isScanning || !mayBeMessage(text)) return null;
  return (
    <Suspense fallback={null}>
      <MisplacedMessage
        text={text}
        onMove={() => {
          setServerMessage({ text, isMoved: true });
          dispatch({ type: 'type-token', text: '' });
        }}
      />
    </Suspense>
  );
}

/** Enough to tell a message from the first letters of a token, before the list of messages is loaded. */
function mayBeMessage(text: string): boolean {
  return text.length > 5 && /[\s":_]/.test(text.trim());
}

/** What to look at in an example that was opened. */
function Lesson({ page: { workspace, dispatch } }: { readonly page: Page }) {
  if (workspace.example === undefined) return null;
  return (
    <Suspense fallback={null}>
      <LessonNote example={workspace.example} onClose={() => dispatch({ type: 'close-lesson' })} />
    </Suspense>
  );
}
