import { explainFetchProblem, nameMetadata } from '../../core/explain/explain-fetch.ts';
import { showUnseen } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Quoted } from '../../ui/quoted.tsx';
import type { FetchProgress } from '../shared/key-fetch.ts';

interface FetchStatusProps {
  readonly progress: FetchProgress;
  readonly onStop: () => void;
}

/** What became of the last fetch, in full. */
export function FetchStatus({ progress, onStop }: FetchStatusProps) {
  return (
    <div className="grid gap-2">
      <div className="flex min-h-8 items-center gap-3">
        <FetchWords progress={progress} />
        {progress.state === 'busy' && <Button onClick={onStop}>{say`Stop`}</Button>}
      </div>
      {progress.state === 'failed' && (
        <ol aria-label={say`Attempts`} className="grid gap-2 text-12">
          {progress.attempts.map(({ address, problem }) => (
            <li key={address} data-code={problem.code}>
              <span translate="no" className="font-mono break-all">
                {showUnseen(address)}
              </span>
              {problem.code !== progress.problem.code && (
                <span className="block text-muted">
                  <Quoted>{explainFetchProblem(problem)}</Quoted>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** The same in a sentence, for a screen reader at once. */
export function FetchWords({
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
      <Quoted>{describeFetch(progress)}</Quoted>
    </p>
  );
}

export function describeFetch(progress: FetchProgress): string {
  switch (progress.state) {
    case 'idle':
      return '';
    case 'busy':
      return say`Asking ${progress.host}…`;
    case 'asks':
      return say`The keys are on another host, ${progress.host}.`;
    case 'failed':
      return say`No keys from ${progress.host}. ${explainFetchProblem(progress.problem)}`;
    case 'done': {
      const { origin, host } = progress;
      return origin.kind === 'fetched' && origin.metadata
        ? say`Fetched the keys from ${host}, where the ${nameMetadata(origin.metadata)} says they are.`
        : say`Fetched the keys from ${host}.`;
    }
  }
}
