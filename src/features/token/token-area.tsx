import { memo, Suspense } from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { Snapshot } from '../../session/session.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { usePage, useSession, useSessionLater, useView } from '../shared/page.ts';
import { selectFindings } from '../shared/selectors.ts';
import { TokensFound, TokensRow } from '../token-list/tokens-found.tsx';
import { TokenOrigin } from './arrivals.tsx';
import { StartTitle } from './start-page.tsx';
import { TokenPane } from './token-pane.tsx';
import { useDropAnywhere, useFiles } from './use-files.ts';

const NO_FINDINGS: readonly Finding[] = [];

const LessonNote = lazyPane(() =>
  import('../learn/lesson-note.tsx').then((pane) => pane.LessonNote),
);

const MisplacedMessage = lazyPane(() =>
  import('./misplaced-message.tsx').then((pane) => pane.MisplacedMessage),
);

/** What was put in: the text, and the tokens in it. */
export const TokenArea = memo(function TokenArea(_: { readonly language: string }) {
  return (
    <>
      <StartTitle />
      <FoundTokens />
      <Token />
      <TokenOrigin />
    </>
  );
});

function Token() {
  const { session, sources } = usePage();
  const takeFiles = useFiles();
  useDropAnywhere(takeFiles);
  const input = useSessionLater(({ input }) => input);
  const token = useSessionLater(({ token }) => token);
  const scan = useSessionLater(({ scan }) => scan?.state);
  const findings = useSessionLater(selectOwnFindings);
  const reveal = useView(({ revealed }) => (revealed?.part === 'token' ? revealed : undefined));
  return (
    <TokenPane
      source={sources.token}
      workspace={input}
      token={token}
      findings={findings}
      isScanning={scan === 'scanning'}
      isPartlySearched={scan !== undefined && scan !== 'scanning'}
      onText={(text) => session.dispatch({ type: 'type-token', text })}
      onFiles={takeFiles}
      onClear={() => session.dispatch({ type: 'clear' })}
      reveal={reveal}
    >
      {input.example !== undefined && (
        <Suspense fallback={null}>
          <LessonNote
            example={input.example}
            onClose={() => session.dispatch({ type: 'close-lesson' })}
          />
        </Suspense>
      )}
      <Misplaced />
    </TokenPane>
  );
}

/** A server's message in the Token field, with the way to its own field. */
function Misplaced() {
  const { session, view } = usePage();
  const text = useSessionLater(({ input }) => input.text);
  const isNoToken = useSessionLater(isUnknown);
  if (!isNoToken || !mayBeMessage(text)) return null;
  return (
    <Suspense fallback={null}>
      <MisplacedMessage
        text={text}
        onMove={() => {
          view.update({ serverMessage: { text, isMoved: true } });
          session.dispatch({ type: 'type-token', text: '' });
        }}
      />
    </Suspense>
  );
}

/** Neither a token nor a known format, whose message has its button above. */
function isUnknown({ token, scan, verdict }: Snapshot): boolean {
  const isOther = verdict && 'format' in verdict;
  return !token && !isOther && scan?.state !== 'scanning';
}

/** Enough to tell a message from the first letters of a token, before the list of messages is loaded. */
function mayBeMessage(text: string): boolean {
  return text.length > 5 && /[\s":_]/.test(text.trim());
}

/** Those on a token inside are not about the text of the field. */
function selectOwnFindings(snapshot: Snapshot): readonly Finding[] {
  return snapshot.inside.index === 0 ? selectFindings(snapshot) : NO_FINDINGS;
}

function FoundTokens() {
  const { session, reveal } = usePage();
  const tokens = useSessionLater(({ tokens }) => tokens);
  const scan = useSessionLater(({ scan }) => scan);
  const isListed = useSession((now) => now.tokens.length > 1 || now.scan !== undefined);
  if (tokens.length < 2 && !scan) return isListed ? <TokensRow /> : null;
  const select = (index: number) => {
    session.dispatch({ type: 'select-token', index });
    const at = tokens[index];
    if (at) reveal({ part: 'token', from: at.start, to: at.end, isSeen: true });
  };
  return <ListedTokens {...{ tokens, scan }} onSelect={select} />;
}

function ListedTokens(
  props: Pick<Snapshot, 'tokens' | 'scan'> & { onSelect: (index: number) => void },
) {
  const workspace = useSessionLater(({ input }) => input);
  const reading = useSessionLater(({ reading }) => reading);
  return <TokensFound {...props} {...{ workspace, reading }} />;
}
