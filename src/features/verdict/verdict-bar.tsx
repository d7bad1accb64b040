import { memo, useRef } from 'react';
import type { Answer } from '../../core/conclusion/answer.ts';
import type { Snapshot } from '../../session/session.ts';
import { ReloadButton } from '../../ui/not-loaded.tsx';
import { Following } from '../shared/following.tsx';
import { useSession, useSessionLater } from '../shared/page.ts';
import { useTabAnswer } from './use-tab-answer.ts';
import { type AnswerCode, useTokenAnswer } from './use-token-answer.ts';
import { VerdictStatus } from './verdict-status.tsx';

/** The answer, the next step, and the dates of the token. */
export const VerdictBar = memo(function VerdictBar(_: { readonly language: string }) {
  const { answer, detail, code } = useTokenAnswer();
  const state = useSession(({ verdict }) => verdict?.state);
  const hasPlace = useStepPlace(answer, state === 'empty');
  useTabAnswer(answer);
  return (
    <>
      <VerdictStatus state={state} answer={answer} detail={detail} />
      {hasPlace && (
        <div className="next-step">
          {answer?.step &&
            (code ? <code.NextStepButton step={answer.step} /> : <ReloadButton look="primary" />)}
        </div>
      )}
      <Dates code={code} />
    </>
  );
});

/**
 * On a phone the step is above all that one reads and types in: its place is there before the first
 * answer, and stays once a step was in it, so that nothing jumps when the answer changes.
 */
function useStepPlace(answer: Answer | undefined, isEmpty: boolean): boolean {
  const place = useRef({ isKept: false, isShown: true });
  if (isEmpty) place.current = { isKept: false, isShown: true };
  else if (answer) {
    const isKept = place.current.isKept || answer.step !== undefined;
    place.current = { isKept, isShown: isKept };
  }
  return !isEmpty && place.current.isShown;
}

function selectInmostToken({ inside }: Snapshot) {
  return inside.inmost;
}

/** Their place is there with the token, so that nothing moves when they come. */
function Dates({ code }: { readonly code: AnswerCode | undefined }) {
  const hasClaims = useSession(({ inside }) => inside.inmost?.claimsSet?.ok === true);
  if (!hasClaims) return null;
  return (
    <div className="timeline">
      <Following select={selectInmostToken}>{code && <TimeLineOfToken code={code} />}</Following>
    </div>
  );
}

function TimeLineOfToken({ code }: { readonly code: AnswerCode }) {
  const token = useSessionLater(selectInmostToken);
  const text = useSessionLater(({ input }) => input.text);
  const tokens = useSessionLater(({ tokens }) => tokens);
  const tolerance = useSessionLater(({ input }) => input.expectations.tolerance);
  if (!token?.claimsSet?.ok) return null;
  const claims = token.claimsSet.value.object;
  return <code.TimeLine {...{ claims, text, tokens, tolerance }} token={token.found} />;
}
