import { type Dispatch, useEffect, useMemo } from 'react';
import {
  type ComposedToken,
  type ComposeProblem,
  compactToken,
  composeToken,
} from '../core/compose/compose-token.ts';
import { writeToken } from '../core/compose/write-token.ts';
import { attachPayload } from '../core/decode/attach-payload.ts';
import { type DecodedToken, findPart, signingInput } from '../core/decode/decoded-token.ts';
import type { KeyMaterial, KeyReading } from '../core/keys/key-material.ts';
import { selectSigningKey } from '../core/keys/select-key.ts';
import { findSignatureAlgorithm } from '../core/registry/algorithms.ts';
import { ok, type Result } from '../core/result.ts';
import { type SignProblem, signToken } from '../crypto/sign-token.ts';
import { carriesOldSignature, readTokens } from '../pipeline.ts';
import { type Action, detachedOf, type Workspace } from './workspace.ts';

/** How far the edit under way has come. */
export interface Composition {
  /** Why the edited text makes no token yet. */
  readonly problem: ComposeProblem | undefined;
  /** The edit is not in the token yet: it is being signed. */
  readonly pending: boolean;
  /** The token carries the signature of the text before the edit. */
  readonly unsigned: boolean;
}

const NOTHING_EDITED: Composition = { problem: undefined, pending: false, unsigned: false };

/** Keeps the token in step with the edit: signed where the key can sign, else with its old signature. */
export function useComposedToken(
  workspace: Workspace,
  token: DecodedToken | undefined,
  reading: KeyReading,
  dispatch: Dispatch<Action>,
  onRefused: (key: KeyMaterial) => void,
): Composition {
  const { text } = workspace;
  const detached = detachedOf(workspace);
  // An encrypted token is put together in another way.
  const draft = workspace.draft?.plaintext === undefined ? workspace.draft : undefined;
  const { baseline: baselineText, baselineIndex = 0 } = draft ?? {};
  const baseline = useMemo(
    () =>
      baselineText ? attachPayload(readTokens(baselineText)[baselineIndex], detached) : undefined,
    [baselineText, baselineIndex, detached],
  );
  const composed = useMemo(() => draft && composeToken(draft, baseline), [draft, baseline]);
  const current = token && signingInput(token);
  const pending = composed?.ok === true && composed.value.signingInput !== current;

  useEffect(() => {
    // A key that is still being read may be the one to sign with.
    if (!composed?.ok || !pending || reading.state === 'reading') return;
    let superseded = false;
    const oldSignature = (baseline && findPart(baseline, 'signature')?.encoded) ?? '';
    const { parts, signingInput: input } = composed.value;
    const unsigned = compactToken(input, oldSignature);
    const signing = signComposed(composed.value, reading) ?? Promise.resolve(ok(unsigned));
    void signing.then((signed) => {
      if (superseded) return;
      const signature = signatureOf(signed.ok ? signed.value : unsigned);
      if (!signed.ok) onRefused(signed.problem.key);
      const written = writeToken(text, token?.found, [...parts, signature]);
      dispatch({ type: 'put-token', text: written, instead: text });
    });
    return () => {
      superseded = true;
    };
  }, [composed, pending, reading, baseline, text, token, dispatch, onRefused]);

  if (!composed) return NOTHING_EDITED;
  return {
    problem: composed.ok ? undefined : composed.problem,
    pending,
    unsigned: !pending && token !== undefined && carriesOldSignature(token, baseline),
  };
}

/** The text with the new token, in compact form, where the old one stood. */
export function replaceToken(
  text: string,
  token: DecodedToken | undefined,
  compact: string,
): string {
  return writeToken(text, token?.found, compact.split('.'));
}

/** Signs when the algorithm is "none" or the key can; undefined when nothing here can sign. */
export function signComposed(
  { signingInput: input, algorithm: name, keyId }: Omit<ComposedToken, 'parts'>,
  reading: KeyReading,
): Promise<Result<string, SignProblem>> | undefined {
  if (name === 'none') return Promise.resolve(ok(compactToken(input, '')));
  const algorithm = findSignatureAlgorithm(name ?? '');
  const key = algorithm && selectSigningKey(reading, algorithm, keyId);
  return key && signToken(input, algorithm, key);
}

/** The signature of a token in compact form: all behind its last dot. */
export function signatureOf(compact: string): string {
  return compact.slice(compact.lastIndexOf('.') + 1);
}
