import { memo } from 'react';
import type { Snapshot } from '../../session/session.ts';
import { Following } from '../shared/following.tsx';
import { useSession, useSessionLater } from '../shared/page.ts';
import { NextStepButton } from './next-step-button.tsx';
import { TimeLine } from './time-line.tsx';
import { useTabAnswer } from './use-tab-answer.ts';
import { useTokenAnswer } from './use-token-answer.ts';
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
      {answer?.step && code && <NextStepButton step={answer.step} code={code} />}
      <Dates />
    </>
  );
});

function selectInmostToken({ inside }: Snapshot) {
  return inside.inmost;
}

/** Their place is there with the token, so that nothing moves when they come. */
function Dates() {
  const hasClaims = useSession(({ inside }) => inside.inmost?.claimsSet?.ok === true);
  if (!hasClaims) return null;
  return (
    <div className="timeline">
      <Following select={selectInmostToken}>
        <TimeLineOfToken />
      </Following>
    </div>
  );
}

function TimeLineOfToken() {
  const token = useSessionLater(selectInmostToken);
  const text = useSessionLater(({ input }) => input.text);
  const tokens = useSessionLater(({ tokens }) => tokens);
  const tolerance = useSessionLater(({ input }) => input.expectations.tolerance);
  if (!token?.claimsSet?.ok) return null;
  const claims = token.claimsSet.value.object;
  return <TimeLine {...{ claims, text, tokens, tolerance }} token={token.found} />;
}
