import type { DetachedPayload } from '../core/decode/decoded-token.ts';
import { type FoundToken, siblingPlaces } from '../core/extract/found-token.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import { latest, type Work } from './latest.ts';
import { memo } from './memo.ts';
import { detachedOf, type Workspace } from './workspace.ts';

export interface FittingSignature {
  /** The place of the token that is shown. */
  readonly index: number;
  /** Its verdict must wait: another signature of the same token may be the one. */
  readonly isSearching: boolean;
}

type FindFitting = (
  input: Workspace,
  tokens: readonly FoundToken[],
  reading: KeyReading,
) => FittingSignature;

/** Of several signatures or recipients the one that the key fits, until the user chooses another. */
export function fittingSignature(changed: () => void): FindFitting {
  const placesOf = memo((tokens: readonly FoundToken[], selected: number, isChosen: boolean) =>
    isChosen ? [] : siblingPlaces(tokens, selected),
  );
  const search = latest(
    async (
      { signal, report }: Work<number>,
      tokens: readonly FoundToken[],
      places: readonly number[],
      detached: string | DetachedPayload,
      reading: KeyReading,
      encoding: SecretEncoding,
      selected: number,
    ) => {
      const module = await import('../crypto/signatures/choose-signature.ts').catch(
        () => undefined,
      );
      const choose = module?.chooseSignature;
      const place = await choose?.(tokens, places, detached, reading, encoding, signal);
      report(place ?? selected);
    },
    changed,
    (...[, , , , , selected]) => selected,
  );
  let last: number | undefined;
  return (input, tokens, reading) => {
    const { selectedToken, isChosen, secretEncoding, draft } = input;
    const places = placesOf(tokens, selectedToken, isChosen);
    // An edit goes on with the signature it began with.
    const isWanted = places.length > 1 && reading.state === 'read' && draft === undefined;
    const found = search(
      isWanted
        ? [tokens, places, detachedOf(input), reading, secretEncoding, selectedToken]
        : undefined,
    );
    if (found !== undefined) last = found;
    if (places.length < 2 || reading.state === 'empty') {
      return { index: selectedToken, isSearching: false };
    }
    // Until the answer is there the last one is shown, so that nothing jumps while a key is typed.
    const index = last !== undefined && places.includes(last) ? last : selectedToken;
    return { index, isSearching: isWanted && found === undefined };
  };
}
