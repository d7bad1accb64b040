import { explainFetchProblem } from '../../core/explain/explain-fetch.ts';
import { say } from '../../core/words/say.ts';
import { Quoted } from '../../ui/quoted.tsx';
import type { FetchProgress } from './use-key-fetch.ts';

/** What came of the last press of Fetch. */
export function FetchOutcome({ progress }: { readonly progress: FetchProgress }) {
  const { state } = progress;
  const look = state === 'failed' ? 'text-bad' : state === 'done' ? 'text-ok' : 'text-muted';
  return (
    <p
      role="status"
      aria-label={say`Fetching`}
      aria-busy={state === 'busy'}
      data-state={state}
      data-code={state === 'failed' ? progress.problem.code : undefined}
      className={`break-words ${look} ${state === 'idle' ? '' : 'border-t border-line px-3.5 py-2.5'}`}
    >
      <Quoted>{describe(progress)}</Quoted>
    </p>
  );
}

function describe(progress: FetchProgress): string {
  switch (progress.state) {
    case 'idle':
      return '';
    case 'busy':
      return say`Asking ${new URL(progress.target.address).host}…`;
    case 'failed':
      return explainFetchProblem(progress.problem);
    case 'found':
      return say`This is the issuer's metadata. The key set has an address of its own, shown above: fetch it next.`;
    case 'done':
      return say`What ${new URL(progress.address).host} sent is in Key now.`;
  }
}
