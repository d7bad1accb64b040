import { explainFetchProblem, nameMetadata } from '../../core/explain/explain-fetch.ts';
import { say } from '../../core/words/say.ts';
import { Coded } from '../../ui/quoted.tsx';
import type { FetchProgress } from '../shared/key-fetch.ts';

/** How far a fetch has come, in a sentence. */
export function FetchWords({ progress }: { readonly progress: FetchProgress }) {
  return <Coded>{describeFetch(progress)}</Coded>;
}

export function describeFetch(progress: FetchProgress): string {
  switch (progress.state) {
    case 'idle':
      return '';
    case 'busy':
      return say`Fetching from ${progress.host}…`;
    case 'asks':
      return say`The keys are on another host, ${progress.host}.`;
    case 'failed':
      return say`No keys from ${progress.host}. ${explainFetchProblem(progress.problem)}`;
    case 'done': {
      const { origin, host } = progress;
      return origin.kind === 'fetched' && origin.metadata
        ? say`Fetched the keys from ${host}, the host named in the ${nameMetadata(origin.metadata)}.`
        : say`Fetched the keys from ${host}.`;
    }
  }
}
