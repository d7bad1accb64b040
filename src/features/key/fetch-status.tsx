import { explainFetchProblem } from '../../core/explain/explain-fetch.ts';
import { showUnseen } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Coded } from '../../ui/quoted.tsx';
import type { FetchProgress } from '../shared/key-fetch.ts';
import { FetchState } from './fetch-state.tsx';
import { FetchWords } from './fetch-words.tsx';

interface FetchStatusProps {
  readonly progress: FetchProgress;
  readonly onStop: () => void;
}

/** What became of the last fetch, in full. */
export function FetchStatus({ progress, onStop }: FetchStatusProps) {
  return (
    <div className="grid gap-2">
      <div className="flex min-h-8 items-center gap-3">
        <FetchState progress={progress}>
          <FetchWords progress={progress} />
        </FetchState>
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
                  <Coded>{explainFetchProblem(problem)}</Coded>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
