import { say } from '../words/say.ts';
import { startWithin } from '../words/within-sentence.ts';
import { type Answer, type AnswerSubject, exactly, withQuotes } from './answer.ts';
import { findFailure } from './answer-failures.ts';
import { findMalformation } from './answer-faults.ts';
import { findObstacle } from './answer-obstacles.ts';
import { findUnchecked, sayAccepted } from './answer-unchecked.ts';
import { stepForMalformed, stepForUnsafe, stepToSign } from './next-step.ts';
import type { ReviewedLayer } from './reviewed-token.ts';
import { gravest } from './weigh-findings.ts';

const EMPTY: Answer = {
  get sentence() {
    return say`Paste a JWT to decode, verify or edit it`;
  },
  short: '',
  conclusion: 'none',
  tone: 'neutral',
  step: undefined,
};

/**
 * The first row that applies, from what is certain to what is open: a definite failure outranks
 * what is unknown. Undefined while the review could still change the answer.
 */
export function deriveAnswer(subject: AnswerSubject): Answer | undefined {
  const { verdict, checked } = subject;
  if (verdict.state === 'empty') return EMPTY;
  const malformation = findMalformation(subject);
  if (malformation) return { ...malformation, ...REJECTED, step: stepForMalformed(subject) };
  if (!checked) return undefined;
  const { layers, derived } = checked;
  if (layers.some(isUnsigned)) {
    const words = { sentence: say`Unsigned token (alg: none)`, short: say`Unsigned token` };
    return { ...words, ...REJECTED, step: stepToSign(checked, subject.reading) };
  }
  if (layers.some(isEdited)) {
    const words = exactly(say`Edited – not re-signed yet`);
    const step = stepToSign(checked, subject.reading);
    return { ...words, conclusion: 'rejected', tone: 'warn', step };
  }
  const failure = findFailure(subject, checked);
  if (failure) return { ...failure, ...REJECTED };
  if (!isReviewed(layers)) return undefined;
  const obstacle = findObstacle(subject, checked);
  const grave = gravest(obstacle ? layers.map(withoutObstacle) : layers);
  if (grave) {
    const words = withQuotes(say`Unsafe: ${startWithin(grave.title)}`, say`Unsafe`);
    return { ...words, conclusion: 'unknown', tone: 'bad', step: stepForUnsafe(grave) };
  }
  const open = obstacle ?? findUnchecked(checked);
  if (open) return { ...open, conclusion: 'unknown', tone: 'warn' };
  if (derived.conclusion?.state !== 'accepted') return undefined;
  return { ...sayAccepted(checked), conclusion: 'accepted', tone: 'ok', step: undefined };
}

/** Issues that say why a signature can’t be checked, which the answer says itself. */
const OBSTACLES: ReadonlySet<string> = new Set([
  ...['alg-prohibited', 'crit-invalid', 'jwe-rsa15', 'secret-is-key'],
]);

function withoutObstacle(layer: ReviewedLayer): ReviewedLayer {
  const { findings } = layer;
  if (typeof findings === 'string') return layer;
  return { ...layer, findings: findings.filter(({ code }) => !OBSTACLES.has(code)) };
}

const REJECTED = { conclusion: 'rejected', tone: 'bad' } as const;

/** Whatever the signature says: `alg` is compared as lenient libraries do. */
function isUnsigned({ token, verdict }: ReviewedLayer): boolean {
  const isNone = token.form !== 'jwe' && token.algorithm?.toLowerCase() === 'none';
  return isNone || (verdict?.state === 'unverified' && verdict.reason === 'unsecured');
}

function isEdited({ verdict }: ReviewedLayer): boolean {
  return verdict?.state === 'invalid' && verdict.reason === 'edited';
}

/** Whether every part of the review came to an end, finished or not. */
function isReviewed(layers: readonly ReviewedLayer[]): boolean {
  return layers.every(
    ({ verdict, evidence, findings }) =>
      verdict && evidence !== 'pending' && findings !== 'pending',
  );
}
