import { fail, ok, type Result } from '../core/result.ts';
import type { JobName, Jobs, WorkerMessage, WorkerRequest } from './messages.ts';

/**
 * Why there is no answer: the job was ended by us or by a newer one; or there
 * is not a worker, because the browser has none, its script is out of reach, or it broke.
 */
export type WorkerProblem = { readonly code: 'aborted' } | { readonly code: 'unavailable' };

/** One worker and at most one job. Anyone who must not end another's job has a client of their own. */
export interface WorkerClient {
  /** Starts the worker if there is none. The newest job wins: one under way ends as aborted. */
  ask<Name extends JobName>(
    job: Name,
    input: Jobs[Name]['input'],
    onProgress?: (progress: Jobs[Name]['progress']) => void,
  ): Promise<Result<Jobs[Name]['answer'], WorkerProblem>>;
  /** Ends the worker and with it the job, at once. The next job starts another. */
  abort(): void;
}

/** The part of `Worker` that is used, so that tests under Node can stand in for it. */
export type WorkerPort = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'
>;

/** A client that starts its worker with the first job; `start` gives undefined where there are no workers. */
export function createWorkerClient(
  start: () => Promise<WorkerPort | undefined> = startOwnWorker,
): WorkerClient {
  let port: WorkerPort | undefined;
  let endJob: (() => void) | undefined;

  const abort = () => {
    if (!endJob) port?.terminate();
    endJob?.();
    port = undefined;
  };

  const ask: WorkerClient['ask'] = async (job, input, onProgress) => {
    if (endJob) abort();
    let current = port;
    let isOver = false;
    return await new Promise((resolve) => {
      type Outcome = Parameters<typeof resolve>[0];
      const end = (outcome: Outcome, isWorkerLeft: boolean) => {
        if (isOver) return;
        isOver = true;
        if (endJob === abortThis) endJob = undefined;
        if (!isWorkerLeft) {
          current?.terminate();
          if (port === current) port = undefined;
        }
        resolve(outcome);
      };
      const abortThis = () => end(fail({ code: 'aborted' }), false);
      const breakOff = () => end(fail({ code: 'unavailable' }), false);
      const run = async () => {
        current ??= await start().catch(() => undefined);
        if (isOver) current?.terminate();
        else if (!current) breakOff();
        else {
          port = current;
          current.onerror = breakOff;
          current.onmessageerror = breakOff;
          current.onmessage = ({ data }: MessageEvent<WorkerMessage<typeof job>>) => {
            if (data.kind === 'answer') end(ok(data.answer), true);
            else if (!isOver) onProgress?.(data.progress);
          };
          current.postMessage({ job, input } as WorkerRequest);
        }
      };
      endJob = abortThis;
      run().catch(breakOff);
    });
  };

  return { ask, abort };
}

/** Our one worker, whose script is fetched now. */
async function startOwnWorker(): Promise<WorkerPort | undefined> {
  if (typeof Worker === 'undefined') return undefined;
  const { startWorker } = await import('./own-script.ts');
  return await startWorker();
}
