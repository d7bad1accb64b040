import type { ReactNode } from 'react';
import { say } from '../../core/words/say.ts';
import type { FetchProgress } from '../shared/key-fetch.ts';

/** What became of the last fetch in a sentence, told to screen readers at once. */
export function FetchState({
  progress,
  className = '',
  children,
}: {
  readonly progress: FetchProgress;
  readonly className?: string;
  /** The sentence. */
  readonly children?: ReactNode;
}) {
  const { state } = progress;
  const colour = state === 'failed' ? 'text-bad' : state === 'done' ? 'text-ok' : 'text-muted';
  return (
    <p
      role="status"
      aria-label={say`Fetching`}
      aria-busy={state === 'busy'}
      data-state={state}
      data-code={state === 'failed' ? progress.problem.code : undefined}
      className={`min-w-0 wrap-anywhere ${colour} ${className}`}
    >
      {children}
    </p>
  );
}
