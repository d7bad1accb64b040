import { useEffect, useMemo, useRef, useState } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { Answer } from '../../core/conclusion/answer.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { say, spokenTag } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { openingReading, readingOf } from '../../session/diagnosis.ts';
import type { Snapshot } from '../../session/session.ts';
import { useDateForm } from '../shared/date-form.ts';
import { useSession } from '../shared/page.ts';
import { selectFindings } from '../shared/selectors.ts';
import { useNow } from '../shared/use-now.ts';
import { writeShortDate } from './short-dates.ts';

export type AnswerCode = typeof import('./answer-code.ts');

export interface TokenAnswer {
  /** Undefined while it is being worked out. */
  readonly answer: Answer | undefined;
  /** What the signature was checked with, or why it was not. */
  readonly detail: string;
  /** Undefined until it is loaded. */
  readonly code: AnswerCode | undefined;
}

const EMPTY: Answer = {
  get sentence() {
    return say`No token yet`;
  },
  short: '',
  conclusion: 'none',
  tone: 'neutral',
  step: undefined,
};

/** Without what works out the answer nothing is accepted. */
const NOT_LOADED: Answer = {
  get sentence() {
    return say`Can’t tell: the page is not fully loaded`;
  },
  get short() {
    return this.sentence;
  },
  conclusion: 'unknown',
  tone: 'warn',
  step: undefined,
};

/** The one answer on exactly what is in the fields now. */
export function useTokenAnswer(): TokenAnswer {
  const code = useAnswerCode();
  const verdict = useSession(selectVerdict);
  const derived = useDerived(code === 'missing' ? undefined : code);
  const answer = useSameAnswer(
    verdict?.state === 'empty' ? EMPTY : code === 'missing' ? verdict && NOT_LOADED : derived,
  );
  const detail = useDetail(code === 'missing' ? undefined : code);
  return { answer, detail, code: code === 'missing' ? undefined : code };
}

function useAnswerCode(): AnswerCode | 'missing' | undefined {
  const [code, setCode] = useState<AnswerCode | 'missing'>();
  useEffect(() => {
    let isGone = false;
    void afterFirstFrame()
      .then(() => import('./answer-code.ts'))
      .catch(() => 'missing' as const)
      .then((loaded) => {
        if (!isGone) setCode(loaded);
      });
    return () => {
      isGone = true;
    };
  }, []);
  return code;
}

function useDerived(code: AnswerCode | undefined): Answer | undefined {
  const verdict = useSession(selectVerdict);
  const review = useSession(({ review }) => review);
  const texts = useSession(({ input }) => input.expectations);
  const reading = useSession(({ reading }) => reading);
  const token = useSession(({ token }) => token);
  const text = useSession(({ input }) => input.text);
  const suggestion = useSession(selectSuggestion);
  const form = useDateForm();
  const clock = useNow();
  const tag = spokenTag();
  const isMalformed = verdict?.state === 'malformed';
  const repair = useMemo(
    () => (code && token && isMalformed ? code.findRepair(token, text) : undefined),
    [code, token, text, isMalformed],
  );
  const expectations = useMemo(() => code?.readExpectations(texts), [code, texts]);
  const asOf = expectations?.asOf.ok ? expectations.asOf.value : undefined;
  const now = asOf ?? clock;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words depend on the language
  return useMemo(() => {
    if (!code || !verdict || !expectations) return undefined;
    const subject = review && { ...review, expectations, now };
    return code.deriveAnswer({
      verdict,
      checked: subject && { ...subject, derived: code.deriveConclusion(subject) },
      reading,
      suggestion,
      repair,
      writeTime: (seconds, at) => writeShortDate(seconds, form, at),
    });
  }, [code, verdict, review, expectations, now, reading, suggestion, repair, form, tag]);
}

function selectVerdict({ verdict }: Snapshot): SignatureVerdict | undefined {
  return verdict;
}

function selectSuggestion({ diagnosis, verdict }: Snapshot) {
  return readingOf(diagnosis) ?? openingReading(verdict);
}

/** The same object as long as it says the same, whatever the clock. */
function useSameAnswer(answer: Answer | undefined): Answer | undefined {
  const last = useRef(answer);
  const isSame = JSON.stringify(last.current) === JSON.stringify(answer);
  if (!isSame) last.current = answer;
  return last.current;
}

/** Issues that say why a signature can’t be checked here, or does not match. */
const EXPLAINS: ReadonlySet<string> = new Set([
  'entra-graph-token',
  'firebase-emulator',
  'issuer-only-key',
]);

function useDetail(code: AnswerCode | undefined): string {
  const verdict = useSession(selectVerdict);
  const findings: readonly Finding[] = useSession(selectFindings);
  const inmost = useSession(({ inside }) => inside.inmost);
  if (!code || !verdict || verdict.state === 'empty') return '';
  const place = inmost && code.nameSignature(inmost.found);
  const why =
    verdict.state === 'verified'
      ? undefined
      : findings.find((finding) => EXPLAINS.has(finding.code))?.why;
  return sentences(place && `${place}.`, code.explainVerdict(verdict).detail, why);
}
