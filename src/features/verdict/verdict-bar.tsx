import { memo, Suspense } from 'react';
import { mayHoldKey, withoutTokens } from '../../core/extract/may-hold-key.ts';
import type { Snapshot } from '../../session/session.ts';
import { Following } from '../shared/following.tsx';
import { ArrivalQuestion, KeyBesideOffer } from '../shared/lazy-notes.ts';
import { usePage, useSession, useSessionLater } from '../shared/page.ts';
import { selectFindings } from '../shared/selectors.ts';
import { VerdictDetails, VerdictStatus } from './verdict-strip.tsx';

/** The answer, and the dates of the token to scale. */
export const VerdictBar = memo(function VerdictBar(_: { readonly language: string }) {
  return (
    <>
      <Status />
      <Following select={selectInmostToken}>
        <Details />
      </Following>
    </>
  );
});

function selectInmostToken({ inside }: Snapshot) {
  return inside.inmost;
}

function Status() {
  return (
    <VerdictStatus
      token={useSession(selectInmostToken)}
      verdict={useSession(({ verdict }) => verdict)}
      findings={useSession(selectFindings)}
    />
  );
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

function Details() {
  return (
    <VerdictDetails
      token={useSessionLater(selectInmostToken)}
      text={useSessionLater(({ input }) => input.text)}
      tokens={useSessionLater(({ tokens }) => tokens)}
      tolerance={useSessionLater(({ input }) => input.expectations.tolerance)}
    />
  );
}
