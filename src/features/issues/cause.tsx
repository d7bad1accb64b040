import { type ReactNode, Suspense } from 'react';
import type { Issue } from '../../core/issues/issue.ts';
import { wantsReason } from '../../core/verdict/wants-reason.ts';
import { say } from '../../core/words/say.ts';
import { NotLoaded } from '../../ui/not-loaded.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { useSession, useSessionLater } from '../shared/page.ts';
import { CauseFrame, Fix } from './cause-frame.tsx';

interface CauseProps {
  /** Of the signature. */
  readonly issue: Issue;
  /** References, at the end of the row of buttons. */
  readonly children: ReactNode;
}

/** All the words of a diagnosis are a chunk of its own: most signatures match. */
const CauseBody = lazyPane(
  () => import('./cause-body.tsx').then((module) => module.CauseBody),
  () => (
    <NotLoaded
      words={say`Couldn’t look for the cause. Check your connection and reload.`}
      className="min-h-10 text-bad"
    />
  ),
);

/**
 * Why a signature does not match. Two lines of text and a row of buttons have their place from the
 * beginning, so that nothing moves when the cause is found.
 */
export function Cause({ issue, children }: CauseProps) {
  const isAwaited = useSessionLater(({ verdict }) => wantsReason(verdict) === 'full');
  const diagnosis = useSession(({ diagnosis }) => diagnosis);
  const isFound = diagnosis !== undefined && diagnosis !== 'busy';
  // Where the verdict names the cause already, only what adds to it is shown.
  if (!isAwaited && !isFound) {
    return (
      <CauseFrame
        words={<Coded>{issue.why}</Coded>}
        action={<Fix words={issue.fix} />}
        isSearching={false}
      >
        {children}
      </CauseFrame>
    );
  }
  const searching = (
    <CauseFrame words={say`Looking for the cause…`} action={null} isSearching>
      {children}
    </CauseFrame>
  );
  if (!isFound) return searching;
  return (
    <Suspense fallback={searching}>
      <CauseBody diagnosis={diagnosis} fix={<Fix words={issue.fix} />}>
        {children}
      </CauseBody>
    </Suspense>
  );
}

/**
 * What would make a signature verify that can’t be checked as it is: of a damaged token, an unknown
 * algorithm or a key of another kind. The verdict says the rest itself.
 */
export function PossibleMatch() {
  const isWanted = useSessionLater(({ verdict }) => wantsReason(verdict) === 'match');
  const diagnosis = useSession(({ diagnosis }) => diagnosis);
  if (!isWanted || diagnosis === undefined || diagnosis === 'busy' || !diagnosis.match) return null;
  return (
    <div className="border-t border-line py-3 pr-4 pl-11 text-13">
      <Suspense fallback={null}>
        <CauseBody diagnosis={diagnosis} fix={null}>
          {null}
        </CauseBody>
      </Suspense>
    </div>
  );
}
