import { useCallback, useState } from 'react';
import { proofKeys } from '../../core/dpop/proof-parts.ts';
import type { ProofRequest } from '../../core/dpop/proof-request.ts';
import type { AsymmetricKey } from '../../core/keys/key-material.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { type MadeProof, makeProof } from '../../crypto/dpop/make-proof.ts';
import { readKeys } from '../../crypto/keys/read-keys.ts';
import { makeKey } from '../../session/make-key.ts';
import { type Answer, useAnswer } from '../shared/use-answer.ts';

/** A key that was made for proofs, which only the dialog has. */
export interface NewKey {
  readonly text: string;
  readonly keys: readonly AsymmetricKey[];
}

/** A new ES256 key; undefined where this browser can make none. */
export async function makeProofKey(): Promise<NewKey | undefined> {
  const algorithm = findSignatureAlgorithm('ES256');
  const text = algorithm && (await makeKey(algorithm));
  return text ? { text, keys: proofKeys(await readKeys(text, 'utf8')) } : undefined;
}

export interface DpopProof {
  /** Undefined while there is no request, no key or no valid nonce. */
  readonly answer: Answer<MadeProof | undefined>;
  /** Makes another proof, as a server accepts each one once. */
  readonly again: () => void;
}

/** The proof for a request; another one for each key, nonce and wish. */
export function useDpopProof(
  request: ProofRequest | undefined,
  keys: readonly AsymmetricKey[],
  nonce: string | undefined,
): DpopProof {
  const [count, setCount] = useState(0);
  const answer = useAnswer(
    // biome-ignore lint/correctness/useExhaustiveDependencies: each count is another proof
    useCallback(async () => {
      if (!request || keys.length === 0 || nonce === undefined) return undefined;
      const now = Math.floor(Date.now() / 1000);
      return await makeProof(request, keys, { now, identifier: crypto.randomUUID(), nonce });
    }, [request, keys, nonce, count]),
  );
  return { answer, again: () => setCount(count + 1) };
}
