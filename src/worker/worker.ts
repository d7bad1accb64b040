import './cut-off.ts';
import type { Job, JobName, Jobs, WorkerMessage, WorkerRequest } from './messages.ts';
import { scanText } from './scan-text.ts';
import { searchSecret } from './search-secret.ts';

/** Does the jobs that would hold up the page, one after the other. */
declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
  // A job that throws is a bug; reported, it ends the job at the client, too.
  run(begin(data)).catch(reportError);
};

function begin(request: WorkerRequest): Job<JobName> {
  switch (request.job) {
    case 'search-secret':
      return searchSecret(request.input);
    case 'scan-text':
      return scanText(request.input.text);
    case 'review':
      return review(request.input);
  }
}

/** A chunk of its own: searching a text needs none of it. */
async function* review(input: Jobs['review']['input']): Job<'review'> {
  const { reviewSent } = await import('./review.ts');
  return yield* reviewSent(input);
}

async function run(job: Job<JobName>): Promise<void> {
  for (;;) {
    const step = await job.next();
    if (step.done) return post({ kind: 'answer', answer: step.value });
    post({ kind: 'progress', progress: step.value });
  }
}

function post(message: WorkerMessage): void {
  self.postMessage(message);
}
