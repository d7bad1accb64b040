import { useMemo, useState } from 'react';
import { explainProofRequestProblem } from '../../core/dpop/explain-request.ts';
import { proofKeys, readNonce } from '../../core/dpop/proof-parts.ts';
import { readProofRequest } from '../../core/dpop/proof-request.ts';
import { say } from '../../core/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { ReportedToken } from '../shared/dialogs.ts';
import { usePage } from '../shared/page.ts';
import { MadeProof } from './made-proof.tsx';
import { NonceField } from './nonce-field.tsx';
import { ProofKey } from './proof-key.tsx';
import { ProofRequestFacts } from './proof-request-facts.tsx';
import { type NewKey, useDpopProof } from './use-dpop-proof.ts';

interface DpopDialogProps {
  /** What is in the Token field. */
  readonly text: string;
  readonly subject: Pick<ReportedToken, 'token' | 'reading'>;
  readonly onClose: () => void;
}

/** A DPoP proof for the cURL command in the Token field, and the command with it. */
export function DpopDialog({ text, subject, onClose }: DpopDialogProps) {
  const { session } = usePage();
  return (
    <Dialog title={say`DPoP proof`} closeLabel={say`Close`} onClose={onClose}>
      <DpopProof
        text={text}
        subject={subject}
        onText={(rewritten) => {
          session.dispatch({ type: 'type-token', text: rewritten });
          onClose();
        }}
      />
    </Dialog>
  );
}

interface DpopProofProps extends Pick<DpopDialogProps, 'text' | 'subject'> {
  /** Puts the text with the new command into the Token field. */
  readonly onText: (text: string) => void;
}

export function DpopProof({ text, subject: { token, reading }, onText }: DpopProofProps) {
  const [newKey, setNewKey] = useState<NewKey>();
  const [typedNonce, setTypedNonce] = useState('');
  const place = token?.found.start;
  const read = useMemo(() => readProofRequest(text, place), [text, place]);
  const own = useMemo(() => proofKeys(reading), [reading]);
  const nonce = readNonce(typedNonce);
  const request = read.ok ? read.value : undefined;
  const keys = newKey?.keys ?? own;
  const { answer, again } = useDpopProof(request, keys, nonce);
  if (!read.ok) {
    return (
      <p role="status" className="px-4 py-3.5 text-13">
        {explainProofRequestProblem(read.problem)}
      </p>
    );
  }
  return (
    <div
      className="grid min-w-0 gap-4 px-4 py-3.5 text-13"
      aria-busy={keys.length > 0 && answer.state === 'waiting'}
    >
      <p>
        {say`The proof shows the server that the sender of this one request has the private key (RFC 9449).`}
      </p>
      <ProofRequestFacts request={read.value} />
      <ProofKey
        hasOwn={own.length > 0}
        newKey={newKey}
        onNewKey={setNewKey}
        made={answer.state === 'done' ? answer.value : undefined}
      />
      <NonceField typed={typedNonce} isValid={nonce !== undefined} onType={setTypedNonce} />
      {keys.length > 0 && nonce !== undefined && (
        <MadeProof
          text={text}
          request={read.value}
          answer={answer}
          onAgain={again}
          onText={onText}
        />
      )}
    </div>
  );
}
