import { useEffect, useRef, useState } from 'react';
import { type DecodedToken, findPart, signingInput } from '../../core/decode/decoded-token.ts';
import { tokenWords } from '../../core/secrets/token-words.ts';
import { withoutPadding } from '../../crypto/keys/without-padding.ts';
import { isHmacName, type SignedInput } from '../../crypto/signatures/signed-input.ts';
import type { SearchProgress } from '../../worker/search-secret.ts';
import type { SecretSource } from '../../worker/secret-source.ts';
import { createWorkerClient } from '../../worker/worker-client.ts';

export type { SearchProgress } from '../../worker/search-secret.ts';
export type { SecretSource } from '../../worker/secret-source.ts';

/** How the search for the secret of one token stands; `tried` counts all that was tried on it. */
export type SearchStatus =
  /** It begins by itself: when the signature is checked, or, with a long token, when it is asked for. */
  | { readonly state: 'waiting'; readonly isLong: boolean }
  | {
      readonly state: 'searching';
      readonly source: SecretSource;
      readonly progress: SearchProgress | undefined;
    }
  | { readonly state: 'cancelled'; readonly tried: number }
  | { readonly state: 'found'; readonly secret: Uint8Array<ArrayBuffer>; readonly tried: number }
  | {
      readonly state: 'not-found';
      readonly tried: number;
      readonly missing: 'dictionary' | 'file' | undefined;
    }
  | { readonly state: 'unavailable' };

export interface SecretSearch {
  readonly status: SearchStatus;
  readonly search: (source: SecretSource) => void;
  readonly cancel: () => void;
}

/** Characters of signing input beyond which a search takes minutes, and waits to be asked for. */
const LONG = 50_000;
/** Milliseconds that a token must be before it is worth a worker: an edit makes one at every key. */
const SETTLING = 1000;

/**
 * Searches in the worker, for one token as long as the component is. Where
 * a secret in the Key box has made the signature, it is only looked up.
 */
export function useSecretSearch(
  token: DecodedToken,
  isChecked: boolean,
  madeWith: Uint8Array<ArrayBuffer> | undefined,
): SecretSearch {
  const [client] = useState(() => createWorkerClient());
  const isLong = !madeWith && signingInput(token).length > LONG;
  const [begun, setStatus] = useState<SearchStatus>();
  const status = begun ?? { state: 'waiting', isLong };
  const isGone = useRef(false);
  const [triedBefore, setTriedBefore] = useState(0);

  const search = async (source: SecretSource) => {
    const signed = readSigned(token);
    if (!signed) return;
    let tried = triedBefore;
    setStatus({ state: 'searching', source, progress: undefined });
    const digest = madeWith && (await digestOf(madeWith));
    if (isGone.current) return;
    const answer = await client.ask(
      'search-secret',
      { ...signed, madeWith: digest, source },
      (progress) => {
        tried = triedBefore + progress.tried;
        setStatus({ state: 'searching', source, progress });
      },
    );
    if (answer.ok) tried = triedBefore + answer.value.tried;
    setTriedBefore(tried);
    if (answer.ok) setStatus({ ...answer.value, tried });
    else if (answer.problem.code === 'unavailable') setStatus({ state: 'unavailable' });
    else setStatus({ state: 'cancelled', tried });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: one search of its own for one token
  useEffect(() => {
    if (!isChecked || isLong || begun) return;
    const timer = setTimeout(() => void search(commonSecrets(token)), SETTLING);
    return () => clearTimeout(timer);
  }, [isChecked, isLong]);

  useEffect(
    () => () => {
      isGone.current = true;
      client.abort();
    },
    [client],
  );

  return { status, search: (source) => void search(source), cancel: client.abort };
}

/** What is tried first: the lists of the page, and the words of the token. */
export function commonSecrets(token: DecodedToken): SecretSource {
  return { kind: 'common', words: tokenWords(token) };
}

/** The secret itself is not for the worker. */
async function digestOf(secret: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', withoutPadding(secret)));
}

function readSigned(token: DecodedToken): SignedInput | undefined {
  const signature = findPart(token, 'signature')?.bytes;
  const { algorithm } = token;
  if (!isHmacName(algorithm) || !signature?.ok) return undefined;
  return { algorithm, signingInput: signingInput(token), signature: signature.value };
}
