import type { DecodedToken } from '../../../src/core/decode/decoded-token.ts';
import type { FoundToken } from '../../../src/core/extract/found-token.ts';
import { studyToken } from '../../../src/crypto/evidence/study-token.ts';
import type { Judgement, Layer, Layers } from '../../../src/crypto/judge-token.ts';
import { findTokens, readToken } from '../../../src/session/find-tokens.ts';

/** The tokens of a text, decoded. */
export function readTokens(text: string): DecodedToken[] {
  return (findTokens(text) ?? []).map(readToken);
}

/** A judgement with the evidence on each layer. */
export async function studyFurther(
  judgement: Judgement,
  keyText: string,
  tokens: readonly FoundToken[] = [],
): Promise<Judgement> {
  const study = async (layer: Layer, index: number): Promise<Layer> => ({
    ...layer,
    study: await studyToken(layer.token, layer.reading, keyText, index === 0 ? tokens : []),
  });
  const [first, ...others] = await Promise.all(judgement.layers.map(study));
  const layers: Layers = [first as Layer, ...others];
  return { ...judgement, layers, study: layers[0].study };
}
