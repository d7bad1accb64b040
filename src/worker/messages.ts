import type { LayerReview } from '../crypto/evidence/review-layers.ts';
import type { ScanProgress } from './pack-tokens.ts';
import type { ReviewRequest } from './review.ts';
import type { SearchOutcome, SearchProgress, SecretSearch } from './search-secret.ts';

/** What the worker can be asked for: what each job is told, what it reports under way, what it answers. */
export interface Jobs {
  readonly 'search-secret': {
    readonly input: SecretSearch;
    readonly progress: SearchProgress;
    readonly answer: SearchOutcome;
  };
  readonly 'scan-text': {
    readonly input: { readonly text: string };
    readonly progress: ScanProgress;
    /** The tokens came with the reports, so many in all. */
    readonly answer: { readonly count: number };
  };
  readonly review: {
    readonly input: ReviewRequest;
    readonly progress: never;
    /** `needs-catalogue` where the request must be repeated with the catalogue of its language. */
    readonly answer: readonly LayerReview[] | 'needs-catalogue';
  };
}

export type JobName = keyof Jobs;

/** From the page to the worker. */
export type WorkerRequest = {
  readonly [Name in JobName]: { readonly job: Name; readonly input: Jobs[Name]['input'] };
}[JobName];

/** From the worker to the page: any number of reports, then the answer. */
export type WorkerMessage<Name extends JobName = JobName> =
  | { readonly kind: 'progress'; readonly progress: Jobs[Name]['progress'] }
  | { readonly kind: 'answer'; readonly answer: Jobs[Name]['answer'] };

/** One job: yields what it reports and returns its answer. Pure of the worker, so that tests can run it. */
export type Job<Name extends JobName> = AsyncGenerator<
  Jobs[Name]['progress'],
  Jobs[Name]['answer'],
  void
>;
