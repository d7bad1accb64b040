import { memo, Suspense } from 'react';
import { mayHoldKey, withoutTokens } from '../../core/extract/may-hold-key.ts';
import type { Snapshot } from '../../session/session.ts';
import { Following } from '../shared/following.tsx';
import { ArrivalQuestion, KeyBesideOffer } from '../shared/lazy-notes.ts';
import { usePage, useSession, useSessionLater } from '../shared/page.ts';
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

/** Where the verdict says that there is no key: the one in the text beside the token. */
export function KeyBeside() {
  const { session } = usePage();
  const isOpen = useSessionLater(
    ({ verdict, input }) =>
      verdict?.state === 'unverified' && verdict.reason === 'no-key' && mayHoldKey(input.text),
  );
  const text = useSessionLater(({ input }) => input.text);
  const tokens = useSessionLater((snapshot) => snapshot.tokens);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <KeyBesideOffer
        text={withoutTokens(text, tokens)}
        onUse={(key, keys) =>
          session.dispatch({
            ...{ type: 'put-key', text: key, keys },
            origin: { kind: 'arrived', channel: 'text' },
          })
        }
      />
    </Suspense>
  );
}

/** Asks about what arrived while something was on the page. */
export function Waiting() {
  const { session } = usePage();
  const waiting = useSession(({ input }) => input.waiting);
  if (!waiting) return null;
  return (
    <Suspense fallback={null}>
      <ArrivalQuestion
        waiting={waiting}
        onAnswer={(replace) => session.dispatch({ type: 'answer-arrival', replace })}
      />
    </Suspense>
  );
}
