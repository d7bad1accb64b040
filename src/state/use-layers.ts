import { useState } from 'react';
import { innermost } from '../core/conclusion/reviewed-token.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import type { Judgement, Layer, Layers } from '../pipeline.ts';

/** A token and what is in it, of which one is shown. */
export interface LayersShown {
  readonly layers: Layers | undefined;
  /** Which is shown, counted from the outside; 0 for the token itself. */
  readonly index: number;
  readonly choose: (index: number) => void;
  /** The layer that is shown; undefined until it is judged. */
  readonly layer: Layer | undefined;
  readonly shown: DecodedToken | undefined;
  readonly reading: KeyReading;
  /** The token itself, with its plaintext where it is encrypted and open. */
  readonly opened: DecodedToken | undefined;
  /** What holds the claims. */
  readonly inmost: DecodedToken | undefined;
}

/** The layers of a token; the choice among them goes with the token. */
export function useLayers(
  token: DecodedToken | undefined,
  reading: KeyReading,
  judgement: Judgement | undefined,
): LayersShown {
  const [chosen, setChosen] = useState({ token, index: 0 });
  const layers = judgement?.layers;
  const index = chosen.token === token && layers?.[chosen.index] ? chosen.index : 0;
  const layer = layers?.[index];
  const opened = layers?.[0].token ?? token;
  return {
    layers,
    index,
    choose: (next) => setChosen({ token, index: next }),
    layer,
    shown: layer?.token ?? token,
    reading: layer?.reading ?? reading,
    opened,
    inmost: layers ? innermost(layers).token : token,
  };
}
