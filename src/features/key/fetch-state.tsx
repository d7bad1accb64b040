import { Suspense } from 'react';
import { say } from '../../core/words/say.ts';
import { lazyExtra } from '../../ui/lazy-extra.ts';
import type { FetchProgress } from '../shared/key-fetch.ts';

/** A chunk of its own: most visits fetch nothing. */
const FetchWords = lazyExtra(() => import('./fetch-words.tsx').then((module) => module.FetchWords));

/** What became of the last fetch in a sentence, told to screen readers at once. */
export function FetchState({
  progress,
  className = '',
}: {
  readonly progress: FetchProgress;
  readonly className?: string;
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
      {state !== 'idle' && (
        <Suspense fallback={null}>
          <FetchWords progress={progress} />
        </Suspense>
      )}
    </p>
  );
}
