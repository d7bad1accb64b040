import { type Dispatch, useEffect, useState } from 'react';
import type { Draft } from '../core/compose/compose-token.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import { say } from '../core/words/say.ts';
import type { EncryptDraftProblem } from '../encrypt-draft.ts';
import { type Composition, replaceToken } from './use-composed-token.ts';
import type { Action, Workspace } from './workspace.ts';

/** How far the edit of an encrypted token has come. */
export interface EncryptedComposition extends Composition {
  /** What is in the way of encrypting, in words. */
  readonly refusal: string | undefined;
  /** Tries again, with the key that is in the Key box now. */
  readonly encrypt: () => void;
}

const NOT_LOADED: EncryptDraftProblem = {
  part: 'key',
  get words() {
    return say`What encrypts was not loaded: the host is out of reach. Load the page again.`;
  },
};

/** Encrypts every edit of an encrypted token at once; a key that is typed later waits to be asked. */
export function useEncryptedDraft(
  { draft, text, allowance }: Workspace,
  token: DecodedToken | undefined,
  reading: KeyReading,
  dispatch: Dispatch<Action>,
): EncryptedComposition {
  const [failed, setFailed] = useState<{ draft: Draft; problem: EncryptDraftProblem }>();
  const [turn, setTurn] = useState(0);
  const waiting = draft?.plaintext !== undefined && !draft.placed ? draft : undefined;
  const isReading = reading.state === 'reading';

  // biome-ignore lint/correctness/useExhaustiveDependencies: typing in Key must not change the token
  useEffect(() => {
    if (!waiting || isReading) return;
    const abort = new AbortController();
    const settle = (problem: EncryptDraftProblem) => setFailed({ draft: waiting, problem });
    void import('../encrypt-draft.ts')
      .then(({ encryptDraft }) => encryptDraft(waiting, reading, allowance, abort.signal))
      .then((made) => {
        if (abort.signal.aborted) return;
        if (!made.ok) return settle(made.problem);
        const { compact, headerText } = made.value;
        const replaced = replaceToken(text, token, compact);
        dispatch({ type: 'put-token', text: replaced, instead: text, headerText });
      })
      .catch(() => settle(NOT_LOADED));
    return () => abort.abort();
  }, [waiting, isReading, turn]);

  const problem = waiting && failed?.draft === waiting ? failed.problem : undefined;
  return {
    problem: problem && problem.part !== 'key' ? problem : undefined,
    refusal: problem?.part === 'key' ? problem.words : undefined,
    pending: waiting !== undefined && problem === undefined,
    unsigned: false,
    encrypt: () => {
      setFailed(undefined);
      setTurn(turn + 1);
    },
  };
}
