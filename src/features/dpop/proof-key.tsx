import { useState } from 'react';
import { say } from '../../core/words/say.ts';
import type { MadeProof, ProofBinding } from '../../crypto/dpop/make-proof.ts';
import { Button } from '../../ui/button.tsx';
import { BoxedText } from '../shared/boxed-text.tsx';
import { makeProofKey, type NewKey } from './use-dpop-proof.ts';

interface ProofKeyProps {
  /** The Key field has a private key for proofs. */
  readonly hasOwn: boolean;
  readonly newKey: NewKey | undefined;
  readonly onNewKey: (key: NewKey | undefined) => void;
  readonly made: MadeProof | undefined;
}

/** Which key signs, and whether the access token is bound to it. */
export function ProofKey({ hasOwn, newKey, onNewKey, made }: ProofKeyProps) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const generate = async () => {
    setState('busy');
    const key = await makeProofKey().catch(() => undefined);
    setState(key ? 'idle' : 'failed');
    if (key) onNewKey(key);
  };
  return (
    <section aria-label={say`Key`} className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-60 flex-1">{describeKey(hasOwn, newKey, made)}</p>
        {hasOwn && newKey && (
          <Button small onClick={() => onNewKey(undefined)}>{say`Use the Key field`}</Button>
        )}
        <Button small disabled={state === 'busy'} onClick={() => void generate()}>
          {say`Generate a new key`}
        </Button>
      </div>
      {state === 'failed' && (
        <p role="status" className="text-bad">
          {say`This browser couldn’t generate a key. Enter a private key in the Key field.`}
        </p>
      )}
      {newKey && (
        <>
          <BoxedText what={say`private key`} text={newKey.text}>
            {newKey.text}
          </BoxedText>
          <p className="text-muted">
            {say`Copy the private key if you need it later: closing this dialog discards it. Never send it to a server.`}
          </p>
        </>
      )}
      {made && <Binding binding={made.binding} />}
    </section>
  );
}

function describeKey(
  hasOwn: boolean,
  newKey: NewKey | undefined,
  made: MadeProof | undefined,
): string {
  if (newKey) return say`A new ES256 key signs the proof.`;
  if (!hasOwn) {
    return say`The Key field has no private key that can sign a proof. Enter one in the Key field, or generate a new key.`;
  }
  return made
    ? say`The private key in the Key field signs the proof with ${made.algorithm}.`
    : say`The private key in the Key field signs the proof.`;
}

const TONES: Readonly<Record<ProofBinding, string>> = {
  matches: 'bg-ok-soft text-ok',
  differs: 'bg-warn-soft text-warn',
  unbound: 'bg-warn-soft text-warn',
  unknown: 'text-muted',
};

function Binding({ binding }: { readonly binding: ProofBinding }) {
  const words = explainBinding(binding);
  if (words === undefined) return null;
  return (
    <p role="status" className={`rounded px-3 py-2 ${TONES[binding]}`}>
      {words}
    </p>
  );
}

function explainBinding(binding: ProofBinding): string | undefined {
  switch (binding) {
    case 'matches':
      return say`The access token is bound to this key (“cnf.jkt”).`;
    case 'differs':
      return say`The access token is bound to another key (“cnf.jkt”), so servers reject this proof. Use the key that requested the token.`;
    case 'unbound':
      return say`The access token is not bound to a key: it has no “cnf.jkt”. Request a token with a DPoP proof by this key.`;
    case 'unknown':
      return undefined;
  }
}
