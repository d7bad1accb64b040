import { useState } from 'react';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import type { KeyOrigin } from '../core/keys/key-origin.ts';
import type { KnownOrigins } from '../core/keys/known-origins.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { originOfVerdict, weighOrigin } from '../core/verdict/weigh-origin.ts';
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
  /** What holds the claims, and the verdict on that. */
  readonly inmost: {
    readonly token: DecodedToken | undefined;
    readonly verdict: SignatureVerdict | undefined;
    /** Where the key came from that the verdict rests on. */
    readonly keyOrigin: KeyOrigin;
  };
}

/** The layers of a token; the choice among them goes with the token. */
export function useLayers(
  token: DecodedToken | undefined,
  reading: KeyReading,
  judgement: Judgement | undefined,
  verdict: SignatureVerdict | undefined,
  known: KnownOrigins,
): LayersShown {
  const [chosen, setChosen] = useState({ token, index: 0 });
  const layers = judgement?.layers;
  const index = chosen.token === token && layers?.[chosen.index] ? chosen.index : 0;
  const layer = layers?.[index];
  const opened = layers?.[0].token ?? token;
  const inside = layers?.slice(1).findLast((each) => each.token.claimsSet?.ok);
  const inmost = inside ? verdict && weighOrigin(inside.signature, known) : verdict;
  return {
    layers,
    index,
    choose: (next) => setChosen({ token, index: next }),
    layer,
    shown: layer?.token ?? token,
    reading: layer?.reading ?? reading,
    opened,
    inmost: {
      token: inside ? inside.token : opened,
      verdict: inmost,
      keyOrigin: originOfVerdict(inmost, reading, known),
    },
  };
}
