import { useEffect, useMemo, useState } from 'react';
import type { DetachedPayload } from '../core/decode/decoded-token.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import { siblingPlaces } from '../core/extract/found-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import { detachedOf, type Workspace } from './workspace.ts';

interface FittingSignature {
  /** The token that is looked at. */
  readonly index: number;
  /** Its verdict must wait: another signature of the same token may be the one. */
  readonly isSearching: boolean;
}

interface Fit {
  readonly tokens: readonly FoundToken[];
  readonly reading: KeyReading;
  readonly detached: string | DetachedPayload;
  readonly index: number;
}

/** Of several signatures or recipients the one that the key fits, until the user chooses another. */
export function useFittingSignature(
  workspace: Workspace,
  tokens: readonly FoundToken[],
  reading: KeyReading,
): FittingSignature {
  const { selectedToken, isChosen, secretEncoding, draft } = workspace;
  const detached = detachedOf(workspace);
  const [fit, setFit] = useState<Fit>();
  const places = useMemo(
    () => (isChosen ? [] : siblingPlaces(tokens, selectedToken)),
    [tokens, selectedToken, isChosen],
  );
  // An edit goes on with the signature it began with.
  const isWanted = places.length > 1 && reading.state === 'read' && draft === undefined;

  useEffect(() => {
    if (!isWanted) return;
    const search = new AbortController();
    const { signal } = search;
    const settle = (place: number | undefined) => {
      const index = place ?? selectedToken;
      if (!signal.aborted) setFit({ tokens, reading, detached, index });
    };
    void import('../choose-signature.ts')
      .then(({ chooseSignature }) =>
        chooseSignature(tokens, places, detached, reading, secretEncoding, signal),
      )
      .then(settle, () => settle(undefined));
    return () => search.abort();
  }, [isWanted, tokens, places, selectedToken, detached, reading, secretEncoding]);

  const isLatest = fit?.tokens === tokens && fit.reading === reading && fit.detached === detached;
  if (places.length < 2 || reading.state === 'empty') {
    return { index: selectedToken, isSearching: false };
  }
  // Until the answer is there the last one stays in view, so that nothing jumps while a key is typed.
  const index = fit && places.includes(fit.index) ? fit.index : selectedToken;
  return { index, isSearching: isWanted && !isLatest };
}
