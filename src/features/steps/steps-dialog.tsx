import { useId, useState } from 'react';
import { findPart, signingBytes } from '../../core/decode/decoded-token.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import type { Snapshot } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useSession } from '../shared/page.ts';
import { StepItem } from './step-item.tsx';
import { type StepsSubject, useSignatureSteps } from './use-signature-steps.ts';

/** How the signature of the shown token is made, step by step. */
export function StepsDialog({ onClose }: { readonly onClose: () => void }) {
  const subject = {
    token: useSession(selectShown),
    reading: useSession(({ inside }) => inside.reading),
    verdict: useSession(({ inside }) => inside.layer?.signature),
  };
  return (
    <Dialog title={say`How the signature is made`} closeLabel={say`Close`} onClose={onClose}>
      <Steps {...subject} />
    </Dialog>
  );
}

function selectShown({ inside }: Snapshot) {
  return inside.shown;
}

/** Takes the steps apart for the eye; a changed byte shows where it spreads. */
export function Steps(subject: StepsSubject) {
  const { token } = subject;
  const [at, setAt] = useState<number>();
  const { state, steps, changed } = useSignatureSteps(subject, at);
  if (!token || state === 'none') {
    return (
      <p role="status" className="px-4 py-3.5 text-13">
        {say`The token has no signature that Claimcheck can take apart. Open a signed token with an algorithm that Claimcheck supports.`}
      </p>
    );
  }
  const input = signingBytes(token);
  return (
    <div className="grid min-w-0 gap-3.5 px-4 py-3.5 text-13" aria-busy={state === 'waiting'}>
      <p>
        {say`These are the bytes of this token. The commands build on each other: run them in order with bash and OpenSSL 3, in an empty folder.`}
      </p>
      <ChangedByte
        input={input}
        start={(findPart(token, 'header')?.encoded.length ?? 0) + 1}
        at={at}
        onAt={setAt}
      />
      {state === 'failed' && (
        <p role="status" className="text-bad">
          {say`The steps couldn’t be computed. Reload the page and try again.`}
        </p>
      )}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets */}
      <ol role="list" aria-label={say`Steps`} className="grid min-w-0 divide-y divide-line">
        {(changed ?? steps).map((step, index) => (
          <StepItem
            key={step.id}
            number={index + 1}
            step={step}
            before={changed && steps.find(({ id }) => id === step.id)}
          />
        ))}
      </ol>
    </div>
  );
}

interface ChangedByteProps {
  readonly input: Uint8Array;
  /** Where the payload begins. */
  readonly start: number;
  readonly at: number | undefined;
  readonly onAt: (at: number | undefined) => void;
}

/** Which byte of the signing input is changed, and into what. */
function ChangedByte({ input, start, at, onAt }: ChangedByteProps) {
  const fieldId = useId();
  const last = input.length;
  if (at === undefined) {
    return (
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <Button onClick={() => onAt(Math.min(start, last - 1))}>{say`Change one byte`}</Button>
        <span className="text-muted">{say`Shows which steps change, and by how many bits.`}</span>
      </div>
    );
  }
  const value = input[at] ?? 0;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
      <Button onClick={() => onAt(undefined)}>{say`Undo the change`}</Button>
      <label htmlFor={fieldId}>{say`Byte`}</label>
      <input
        id={fieldId}
        type="number"
        min={1}
        max={last}
        value={at + 1}
        className="min-h-8 w-24 rounded border border-control bg-surface px-2 text-13 max-md:min-h-11 max-md:text-[16px]"
        onChange={({ target: { valueAsNumber: typed } }) => {
          if (Number.isInteger(typed)) onAt(Math.min(Math.max(typed, 1), last) - 1);
        }}
      />
      <span role="status" className="text-muted">
        {say`Byte ${formatNumber(at + 1)} of ${formatNumber(last)} is ${hex(value ^ 1)} instead of ${hex(value)}.`}
      </span>
    </div>
  );
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
