import type { ReactNode } from 'react';
import type { Issue } from '../../core/issues/issue.ts';
import { say } from '../../core/words/say.ts';
import { NotLoaded } from '../../ui/not-loaded.tsx';
import type { ServerErrorState } from '../shared/use-server-error.ts';
import { ServerErrorAnswer } from './lazy-server-answer.tsx';

interface ServerErrorNoteProps {
  readonly state: ServerErrorState;
  readonly issues: readonly Issue[];
}

/** Under the field: what the message says, where no issue of the list is meant. */
export function ServerErrorNote({ state, issues }: ServerErrorNoteProps) {
  if (state.state === 'empty') return null;
  return (
    <div className="border-b border-line px-4 pb-3 text-13">
      {state.state === 'found' ? (
        <ServerErrorAnswer reading={state.reading} />
      ) : (
        <Words state={state.state}>
          {state.state === 'out-of-reach' ? (
            <NotLoaded
              words={say`Couldn’t load the known messages. Check your connection and reload.`}
              className=""
            />
          ) : (
            wordsOf(state.state, issues)
          )}
        </Words>
      )}
    </div>
  );
}

function Words({ state, children }: { readonly state: string; readonly children: ReactNode }) {
  return (
    <div
      role="status"
      aria-label={say`Explanation`}
      data-state={state}
      className="break-words text-muted"
    >
      {children}
    </div>
  );
}

function wordsOf(state: 'loading' | 'unknown', issues: readonly Issue[]): string {
  switch (state) {
    case 'loading':
      return say`Loading…`;
    case 'unknown':
      return issues.some(({ checks }) => checks.length > 0)
        ? say`No known error found. The failed checks are listed below.`
        : say`No known error found. Paste the log line with the error, or the WWW-Authenticate header.`;
  }
}
