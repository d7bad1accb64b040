import { useEffect, useRef, useState } from 'react';
import { explainAddress } from '../../core/explain/explain-fetch.ts';
import { explainListFetch } from '../../core/explain/explain-list-fetch.ts';
import { readAddress } from '../../core/keys/fetch-message.ts';
import { showUnseen } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { CAN_FETCH } from '../../session/fetch-source.ts';
import type { ListFetchProblem } from '../../session/fetch-status-list.ts';
import { Button } from '../../ui/button.tsx';
import { Coded } from '../../ui/quoted.tsx';

interface StatusFetchProps {
  readonly uri: string;
  /** There is a list already. */
  readonly isAgain: boolean;
  readonly onList: (list: string) => void;
}

type Progress =
  | { readonly state: 'idle' | 'busy' }
  | { readonly state: 'failed'; readonly problem: ListFetchProblem };

/** Fetches the list at the press of a button that names the host. */
export function StatusFetch({ uri, isAgain, onList }: StatusFetchProps) {
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const running = useRef<AbortController>(undefined);
  // What was begun for another token is not put in.
  useEffect(() => () => running.current?.abort(), []);
  const address = readAddress(uri);
  if (!CAN_FETCH) return null;
  if (!address.ok) return <p className="text-muted">{explainAddress(address.problem)}</p>;
  const { host, href } = address.value;
  const start = async () => {
    const abort = new AbortController();
    running.current = abort;
    setProgress({ state: 'busy' });
    const module = await import('../../session/fetch-status-list.ts').catch(() => undefined);
    const list = await module?.fetchStatusList(href, abort.signal);
    if (abort.signal.aborted) return;
    if (list?.ok) {
      setProgress({ state: 'idle' });
      onList(list.value);
    } else {
      setProgress({ state: 'failed', problem: list?.problem ?? { code: 'frame-missing' } });
    }
  };
  return (
    <>
      <p className="text-12 text-muted">
        {say`The URL comes from the token. The request carries no token, cookies or referrer, but the host sees your IP address and that someone checks this list.`}
      </p>
      <p translate="no" className="font-mono text-12 break-all text-muted">
        {showUnseen(href)}
      </p>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <Button disabled={progress.state === 'busy'} onClick={() => void start()}>
          {isAgain ? say`Fetch the list again from ${host}` : say`Fetch the list from ${host}`}
        </Button>
        <p
          role="status"
          aria-label={say`Fetching the list`}
          aria-busy={progress.state === 'busy'}
          data-code={progress.state === 'failed' ? progress.problem.code : undefined}
          className={`min-w-0 flex-1 basis-48 ${progress.state === 'failed' ? 'text-bad' : 'text-muted'}`}
        >
          {progress.state === 'busy' && say`Fetching…`}
          {progress.state === 'failed' && (
            <Coded>
              {explainListFetch(
                progress.problem.code,
                'status' in progress.problem ? progress.problem.status : undefined,
              )}
            </Coded>
          )}
        </p>
      </div>
    </>
  );
}
