import { memo } from 'react';
import { useSession, useSessionLater } from '../panes/page.ts';
import { selectFindings } from '../panes/selectors.ts';
import { VerdictDetails, VerdictStatus, VerdictStrip } from '../panes/verdict-strip.tsx';
import { WhyNot } from '../panes/why-not.tsx';
import type { Snapshot } from '../session/session.ts';
import { Following } from './following.tsx';

/** The answer, and why the signature does not match where it does not. */
export const Verdict = memo(function Verdict() {
  return (
    <>
      <VerdictStrip>
        <Status />
        <Following select={selectInmostToken}>
          <Details />
        </Following>
      </VerdictStrip>
      <WhyNotNow />
    </>
  );
});

function selectInmostToken({ inside }: Snapshot) {
  return inside.inmost.token;
}

function Status() {
  return (
    <VerdictStatus
      token={useSession(selectInmostToken)}
      verdict={useSession(({ verdict }) => verdict)}
    />
  );
}

function Details() {
  return (
    <VerdictDetails
      token={useSessionLater(selectInmostToken)}
      findings={useSessionLater(selectFindings)}
      text={useSessionLater(({ input }) => input.text)}
      tokens={useSessionLater(({ tokens }) => tokens)}
      tolerance={useSessionLater(({ input }) => input.expectations.tolerance)}
    />
  );
}

function WhyNotNow() {
  return (
    <WhyNot
      diagnosis={useSession(({ diagnosis }) => diagnosis)}
      embedded={useSession(({ judgement }) => judgement?.study?.evidence.embedded)}
    />
  );
}
