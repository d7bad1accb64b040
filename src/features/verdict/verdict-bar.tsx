import { memo } from 'react';
import type { Snapshot } from '../../session/session.ts';
import { Following } from '../shared/following.tsx';
import { useSession, useSessionLater } from '../shared/page.ts';
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
