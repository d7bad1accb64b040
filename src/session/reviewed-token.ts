import type { ReviewedLayer, ReviewedToken } from '../core/conclusion/reviewed-token.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import type { KnownOrigins } from '../core/keys/known-origins.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { weighContained } from '../core/verdict/weigh-contained.ts';
import { originOfVerdict } from '../core/verdict/weigh-origin.ts';
import { weighVerdict } from '../core/verdict/weigh-verdict.ts';
import type { Judgement, Layer } from '../crypto/judge-token.ts';
import { termsOf } from './compose-verdict.ts';
import type { Review, ReviewProblem } from './review.ts';

type KnownLayer = Pick<Layer, 'token' | 'reading'> & Partial<Layer>;

/**
 * All that is known of a token and of those nested in it, weighed by where the keys came from.
 * `verdict` is the one on the token itself; the conclusion is derived from the whole.
 */
export function reviewedToken(
  token: DecodedToken | undefined,
  reading: KeyReading,
  judgement: Judgement | undefined,
  review: Review | undefined,
  failed: ReviewProblem | undefined,
  verdict: SignatureVerdict | undefined,
  known: KnownOrigins,
  checksInside: boolean,
  now: number,
  signer: string,
): ReviewedToken | undefined {
  if (!token) return undefined;
  const layers: readonly KnownLayer[] = judgement?.layers ?? [{ token, reading }];
  const missing = failed || review ? 'unavailable' : 'pending';
  const [first, ...others] = layers.map((layer, index): ReviewedLayer => {
    const { signature, study } = layer;
    const weighed =
      signature &&
      verdict &&
      weighVerdict(
        ...([signature, study?.evidence, known, checksInside] as const),
        termsOf(layer, now, signer),
      );
    const shown = index === 0 ? verdict : weighed;
    return {
      token: layer.token,
      verdict: shown,
      keyOrigin: originOfVerdict(shown, layer.reading, known),
      evidence: study ? weighContained(study.evidence, known) : missing,
      findings: review?.findings[index] ?? missing,
    };
  });
  return first && { layers: [first, ...others] };
}
