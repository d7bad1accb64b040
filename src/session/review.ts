import type { Finding } from '../core/audit/audit-rule.ts';
import type { AuditRun } from '../core/audit/audit-token.ts';
import type { TokenIdentity } from '../core/audit/identify-token.ts';
import type { DecodedToken, DetachedPayload } from '../core/decode/decoded-token.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import { spokenLanguage } from '../core/words/say.ts';
import type { LayerReview, ReviewContext } from '../crypto/evidence/review-layers.ts';
import type { Judgement, Layers } from '../crypto/judge-token.ts';
import { packTokens } from '../worker/pack-tokens.ts';
import type { ReviewRequest, SentToken } from '../worker/review.ts';
import { createWorkerClient } from '../worker/worker-client.ts';
import { afterPaint } from './after-paint.ts';
import { latest, type Work } from './latest.ts';
import { workInSlices } from './work-in-slices.ts';

type Detached = string | DetachedPayload;

/** Milliseconds after which a review that has not answered is stopped. */
const MAX_REVIEW = 10_000;

/** What is known of a judged token besides its verdict; without evidence where it could not be gathered. */
export interface Review {
  /** The same judgement with its evidence. */
  readonly judgement: Judgement;
  /** On each layer, the outermost first. */
  readonly findings: readonly (readonly Finding[])[];
  readonly identities: readonly (TokenIdentity | undefined)[];
}

/** Why there is no review: its code is out of reach, or it took too long. */
export type ReviewProblem = 'out-of-reach' | 'stopped';

type BeginReview = (
  judgement: Judgement | undefined,
  context: ReviewContext,
  detached: Detached,
  language: string,
) => Review | ReviewProblem | undefined;

/** Reviews the latest judgement once its verdict is painted: in the worker, or here where there is none. */
export function reviewing(changed: () => void): BeginReview {
  const begin = latest(
    (
      { signal, report }: Work<Review | ReviewProblem>,
      judgement: Judgement,
      keyText: string,
      tokens: readonly FoundToken[],
      now: number,
      isSecretFound: boolean,
      detached: Detached,
      _language: string,
    ) => {
      const context = { keyText, tokens, now, isSecretFound };
      const run = async () => {
        await afterPaint();
        if (signal.aborted) return;
        const reviews = await reviewInWorker(judgement, context, detached, signal);
        if (signal.aborted) return;
        report(typeof reviews === 'string' ? reviews : join(judgement, reviews));
      };
      void run();
    },
    changed,
  );
  return (judgement, { keyText, tokens, now, isSecretFound }, detached, language) =>
    begin(judgement && [judgement, keyText, tokens, now, isSecretFound, detached, language]);
}

function join(judgement: Judgement, reviews: readonly LayerReview[]): Review {
  const layers = judgement.layers.map((layer, index) => {
    const evidence = reviews[index]?.evidence;
    return evidence && evidence !== 'unavailable'
      ? { ...layer, study: { evidence, rules: [] } }
      : layer;
  }) as unknown as Layers;
  return {
    judgement: { ...judgement, layers, study: layers[0].study },
    findings: reviews.map(({ findings }) => findings),
    identities: reviews.map(({ identity }) => identity),
  };
}

/** Milliseconds that a review of an older text may go on: ending it ends the worker, which then starts again. */
const PATIENCE = 300;

const client = createWorkerClient();
/** Reviews that no worker answered; after a few there is none. */
let failures = 0;
const MAX_FAILURES = 3;
let underWay: Promise<unknown> | undefined;

async function reviewInWorker(
  judgement: Judgement,
  context: ReviewContext,
  detached: Detached,
  signal: AbortSignal,
): Promise<readonly LayerReview[] | ReviewProblem> {
  if (underWay) await Promise.race([underWay, wait(PATIENCE)]);
  if (signal.aborted) return 'stopped';
  if (failures >= MAX_FAILURES) return await reviewHere(judgement, context, signal);
  const { tag, catalogue } = spokenLanguage() ?? {};
  const { tokens, ...known } = context;
  const request: ReviewRequest = {
    ...known,
    tokens: packTokens(tokens),
    language: tag && catalogue ? { tag, catalogue } : undefined,
    layers: judgement.layers.map(({ token, reading, signature }, index) => ({
      token: toSend(token, index === 0 ? detached : ''),
      reading,
      signature,
    })),
  };
  const timer = setTimeout(client.abort, MAX_REVIEW);
  const asked = client.ask('review', request);
  underWay = asked;
  const answer = await asked;
  clearTimeout(timer);
  if (underWay === asked) underWay = undefined;
  if (answer.ok) return answer.value;
  if (answer.problem.code === 'aborted') return 'stopped';
  failures++;
  return await reviewHere(judgement, context, signal);
}

function toSend(token: DecodedToken, detached: Detached): SentToken {
  const isAsFound = token.form === 'jws' && token.inflated === undefined;
  return isAsFound ? { found: token.found, detached } : token;
}

async function reviewHere(
  { layers }: Judgement,
  context: ReviewContext,
  signal: AbortSignal,
): Promise<readonly LayerReview[] | ReviewProblem> {
  const module = await import('../crypto/evidence/review-layers.ts').catch(() => undefined);
  if (!module) return 'out-of-reach';
  const finish = (run: AuditRun) => workInSlices(run.advance, signal);
  // A rule that throws is a bug; without the review nothing is accepted.
  return await module.reviewLayers(layers, context, finish).catch(() => 'out-of-reach');
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
