import { type ReactNode, useId } from 'react';
import type { ProofRequest } from '../../core/dpop/proof-request.ts';
import { rewriteCommand, rewriteText } from '../../core/dpop/rewrite-command.ts';
import { say } from '../../core/words/say.ts';
import type { MadeProof as Made } from '../../crypto/dpop/make-proof.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { Answer } from '../shared/use-answer.ts';

interface MadeProofProps {
  readonly text: string;
  readonly request: ProofRequest;
  readonly answer: Answer<Made | undefined>;
  readonly onAgain: () => void;
  readonly onText: (text: string) => void;
}

/** The proof and the command that sends it, to be taken along. */
export function MadeProof({ text, request, answer, onAgain, onText }: MadeProofProps) {
  const made = answer.state === 'done' ? answer.value : undefined;
  if (answer.state !== 'waiting' && !made) {
    return (
      <p role="status" className="text-bad">
        {say`This browser couldn’t sign the proof with this key. Generate a new key.`}
      </p>
    );
  }
  const proof = made?.proof ?? '';
  const command = made ? rewriteCommand(text, request, proof) : '';
  return (
    <>
      <Taken title={say`Proof`} text={proof}>
        <CopyButton what={say`proof`} shown={say`Copy proof`} text={proof} />
        <Button small look="ghost" disabled={!made} onClick={onAgain}>
          {say`New proof`}
        </Button>
      </Taken>
      <Taken title={say`cURL command`} text={command}>
        <CopyButton what={say`cURL command`} shown={say`Copy cURL`} text={command} />
        <Button
          small
          disabled={!made}
          onClick={() => onText(rewriteText(text, request, proof))}
        >{say`Put into Token`}</Button>
      </Taken>
      <p className="text-muted">
        {say`Servers accept a proof once, and only shortly after it was made. Make a new proof for each request.`}
      </p>
    </>
  );
}

interface TakenProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Taken({ title, text, children }: TakenProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="grid min-w-0 gap-1">
      <div className="flex flex-wrap items-center gap-1">
        <h3 id={titleId} className="mr-auto font-semibold">
          {title}
        </h3>
        {children}
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        translate="no"
        className="sensitive h-36 min-w-0 overflow-auto rounded bg-sunken px-3 py-2 font-mono text-12 whitespace-pre-wrap wrap-anywhere"
      >
        {text}
      </pre>
    </section>
  );
}
