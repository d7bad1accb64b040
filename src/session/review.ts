import type { Finding } from '../core/audit/audit-rule.ts';
import type { AuditRun } from '../core/audit/audit-token.ts';
import type { TokenIdentity } from '../core/audit/identify-token.ts';
import type { DecodedToken, DetachedPayload } from '../core/decode/decoded-token.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { spokenLanguage } from '../core/words/say.ts';
import type { LayerReview, ReviewContext } from '../crypto/evidence/review-layers.ts';
import type { Judgement, Layers } from '../crypto/judge-token.ts';
import { packTokens } from '../worker/pack-tokens.ts';
import type { ReviewRequest, SentToken } from '../worker/review.ts';
import { createWorkerClient, type WorkerProblem } from '../worker/worker-client.ts';
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
    async (
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
      await afterPaint();
      if (signal.aborted) return;
      const reviews = await reviewInWorker(judgement, context, detached, signal);
      if (signal.aborted) return;
      report(typeof reviews === 'string' ? reviews : join(judgement, reviews));
    },
    changed,
    () => 'out-of-reach' as const,
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
  const { tokens, ...known } = context;
  const request: Omit<ReviewRequest, 'language'> = {
    ...known,
    tokens: packTokens(tokens),
    layers: judgement.layers.map(({ token, reading, signature, chain }, index) => ({
      token: toSend(token, index === 0 ? detached : ''),
      reading,
      signature,
      isByRoots: chain !== undefined,
    })),
  };
  const timer = setTimeout(client.abort, MAX_REVIEW);
  const asked = ask(request, signal);
  underWay = asked;
  const answer = await asked;
  clearTimeout(timer);
  if (underWay === asked) underWay = undefined;
  if (answer.ok) return answer.value;
  if (answer.problem.code === 'aborted') return 'stopped';
  failures++;
  return await reviewHere(judgement, context, signal);
}

/** Sends the catalogue of the language only when the worker asks for it: it is large, and rarely new. */
async function ask(
  request: Omit<ReviewRequest, 'language'>,
  signal: AbortSignal,
): Promise<Result<readonly LayerReview[], WorkerProblem>> {
  const { tag, catalogue } = spokenLanguage() ?? {};
  const known = tag && catalogue ? { tag, catalogue: undefined } : undefined;
  for (const language of [known, known && { ...known, catalogue }]) {
    if (signal.aborted) break;
    const answer = await client.ask('review', { ...request, language });
    if (!answer.ok) return answer;
    if (answer.value !== 'needs-catalogue') return ok(answer.value);
  }
  return fail({ code: 'aborted' });
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
  const reviewed = layers.map((layer) => ({ ...layer, isByRoots: layer.chain !== undefined }));
  return await module.reviewLayers(reviewed, context, finish);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
