import { useCallback, useMemo } from 'react';
import { type DecodedToken, signingBytes } from '../../core/decode/decoded-token.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import { describeSteps } from '../../core/steps/describe-steps.ts';
import type { SignatureStep } from '../../core/steps/signature-step.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { spokenTag } from '../../core/words/say.ts';
import { gatherFacts } from '../../crypto/steps/gather-facts.ts';
import { useAnswer } from '../shared/use-answer.ts';

export interface StepsSubject {
  readonly token: DecodedToken | undefined;
  readonly reading: KeyReading;
  readonly verdict: SignatureVerdict | undefined;
}

export interface SignatureSteps {
  readonly state: 'waiting' | 'failed' | 'none' | 'done';
  readonly steps: readonly SignatureStep[];
  /** The same of the input with one byte changed; undefined while there is none. */
  readonly changed: readonly SignatureStep[] | undefined;
}

const NO_STEPS: readonly SignatureStep[] = [];

/** The steps of a token’s signature, and those of its input with the last bit of one byte changed. */
export function useSignatureSteps(
  { token, reading, verdict }: StepsSubject,
  at: number | undefined,
): SignatureSteps {
  const answer = useAnswer(
    useCallback(
      async () => token && (await gatherFacts(token, reading, verdict)),
      [token, reading, verdict],
    ),
  );
  const changedAnswer = useAnswer(
    useCallback(async () => {
      if (!token || at === undefined) return undefined;
      const input = signingBytes(token);
      input[at] = (input[at] ?? 0) ^ 1;
      return await gatherFacts(token, reading, verdict, input);
    }, [token, reading, verdict, at]),
  );
  const facts = answer.state === 'done' ? answer.value : undefined;
  const changedFacts = changedAnswer.state === 'done' ? changedAnswer.value : undefined;
  const language = spokenTag();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the steps hold words
  const steps = useMemo(() => (facts ? describeSteps(facts) : NO_STEPS), [facts, language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the steps hold words
  const changed = useMemo(
    () => changedFacts && describeSteps(changedFacts),
    [changedFacts, language],
  );
  const isNone = answer.state === 'done' && !facts;
  return { state: isNone ? 'none' : answer.state, steps, changed };
}
