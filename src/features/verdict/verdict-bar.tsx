import { memo } from 'react';
import type { Snapshot } from '../../session/session.ts';
import { Following } from '../shared/following.tsx';
import { useSession, useSessionLater } from '../shared/page.ts';
import { useTabAnswer } from './use-tab-answer.ts';
import { type AnswerCode, useTokenAnswer } from './use-token-answer.ts';
import { VerdictStatus } from './verdict-status.tsx';

/** The answer, the next step, and the dates of the token. */
export const VerdictBar = memo(function VerdictBar(_: { readonly language: string }) {
  const { answer, detail, code } = useTokenAnswer();
  useTabAnswer(answer);
  return (
    <>
      <VerdictStatus
        state={useSession(({ verdict }) => verdict?.state)}
        answer={answer}
        detail={detail}
      />
      {answer?.step && code && <code.NextStepButton step={answer.step} />}
      <Dates code={code} />
    </>
  );
});

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
