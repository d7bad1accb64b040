import type { Answer } from '../../core/conclusion/answer.ts';
import { deriveAnswer } from '../../core/conclusion/derive-answer.ts';
import { findRepair } from '../../core/diagnosis/find-repair.ts';
import { explainVerdict } from '../../core/explain/explain-verdict.ts';
import { nameSignature } from '../../core/explain/name-signature.ts';
import type { VerdictWords } from '../../core/verdict/verdict-words.ts';
import { say, spokenTag } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { concludeToken } from '../../session/conclude-token.ts';
import { openingReading, readingOf } from '../../session/diagnosis.ts';
import { hostOf, selectFetchSource } from '../../session/fetch-source.ts';
import { memo } from '../../session/memo.ts';
import type { Snapshot } from '../../session/session.ts';
import type { Workspace } from '../../session/workspace.ts';
import type { DateForm } from './date-form.ts';
import { writeShortDate } from './short-dates.ts';

export type Answered = Pick<Snapshot, 'verdict' | 'review' | 'reading' | 'token'> & {
  readonly input: Pick<Workspace, 'expectations' | 'text'>;
  readonly diagnosis?: Snapshot['diagnosis'];
  readonly inside?: Snapshot['inside'];
};

/** The one answer; undefined while it is being worked out. `clock` is in seconds. */
export function answerOf(
  { verdict, review, reading, token, input, diagnosis, inside }: Answered,
  clock: number,
  form: DateForm,
): Answer | undefined {
  if (!verdict) return undefined;
  const source = inside && selectFetchSource({ inside, token, reading });
  return deriveAnswer({
    verdict,
    checked: review && concludeToken(review, input.expectations, clock, spokenTag()),
    reading,
    suggestion: readingOf(diagnosis) ?? openingReading(verdict),
    repair: token && verdict.state === 'malformed' ? repairOnce(token, input.text) : undefined,
    fetchHost: source && hostOf(source),
    writeTime: (seconds, now) => writeShortDate(seconds, form, now),
  });
}

const repairOnce = memo(findRepair);

/** Issues that say why a signature can’t be checked here, or does not match. */
const EXPLAINS: ReadonlySet<string> = new Set([
  'entra-graph-token',
  'firebase-emulator',
  'issuer-only-key',
]);

/** What the signature was checked with, or why it was not. */
export function detailOf({
  verdict,
  findings,
  token,
}: Pick<Snapshot, 'verdict' | 'findings' | 'token'>): string {
  if (!verdict || verdict.state === 'empty') return '';
  const place = token && nameSignature(token.found);
  const why =
    verdict.state === 'verified' || typeof findings === 'string'
      ? undefined
      : findings.find(({ code }) => EXPLAINS.has(code))?.why;
  return sentences(place && `${place}.`, explainVerdict(verdict).detail, why);
}

/** The same as a title and a detail, as reports have them. */
export function reportedVerdict(
  answered: Answered & Pick<Snapshot, 'findings'>,
  clock: number,
): VerdictWords & Pick<Answer, 'conclusion'> {
  const answer = answerOf(answered, clock, 'iso');
  return {
    title: answer?.sentence ?? say`The token is still being checked`,
    detail: detailOf(answered),
    conclusion: answer?.conclusion ?? 'unknown',
  };
}
