import { useEffect, useMemo, useRef, useState } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';
import type { Answer } from '../../core/conclusion/answer.ts';
import { say, spokenTag } from '../../core/words/say.ts';
import { memo } from '../../session/memo.ts';
import type { Snapshot } from '../../session/session.ts';
import { useDateForm } from '../shared/date-form.ts';
import { useSession } from '../shared/page.ts';
import { useNow } from '../shared/use-now.ts';

export type AnswerCode = typeof import('./answer-code.ts');

export interface TokenAnswer {
  /** Undefined while it is being worked out. */
  readonly answer: Answer | undefined;
  /** What the signature was checked with, or why it was not. */
  readonly detail: string;
  /** Undefined until it is loaded, and where it could not be. */
  readonly code: AnswerCode | undefined;
}

const EMPTY: Answer = {
  get sentence() {
    return say`Paste a JWT to decode, verify or edit it`;
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
  step: { do: 'reload' },
};

/** The one answer on exactly what is in the fields now. */
export function useTokenAnswer(): TokenAnswer {
  const loaded = useAnswerCode();
  const code = loaded === 'missing' ? undefined : loaded;
  const answered = useSession(selectAnswered);
  const { verdict, findings, token } = answered;
  const form = useDateForm();
  const now = useNow();
  const tag = spokenTag();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words depend on the language
  const answer = useMemo(() => {
    if (verdict?.state === 'empty') return EMPTY;
    if (loaded === 'missing') return verdict && NOT_LOADED;
    return code?.answerOf(answered, now, form);
  }, [loaded, answered, now, form, tag]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words depend on the language
  const detail = useMemo(
    () => code?.detailOf({ verdict, findings, token }) ?? '',
    [code, verdict, findings, token, tag],
  );
  return { answer: useSameAnswer(answer), detail, code };
}

/** What the answer depends on: the same object as long as none of it has changed. */
function selectAnswered(snapshot: Snapshot) {
  const { verdict, review, reading, token, diagnosis, findings, inside, input } = snapshot;
  const { expectations, text } = input;
  return joinOnce(
    ...([verdict, review, reading, token, diagnosis, findings, inside] as const),
    expectations,
    text,
  );
}

const joinOnce = memo(
  (
    verdict: Snapshot['verdict'],
    review: Snapshot['review'],
    reading: Snapshot['reading'],
    token: Snapshot['token'],
    diagnosis: Snapshot['diagnosis'],
    findings: Snapshot['findings'],
    inside: Snapshot['inside'],
    expectations: Snapshot['input']['expectations'],
    text: string,
  ) => ({
    ...{ verdict, review, reading, token, diagnosis, findings, inside },
    input: { expectations, text },
  }),
);

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

/** The same object as long as it says the same, whatever the clock. */
function useSameAnswer(answer: Answer | undefined): Answer | undefined {
  const last = useRef(answer);
  const isSame = JSON.stringify(last.current) === JSON.stringify(answer);
  if (!isSame) last.current = answer;
  return last.current;
}
