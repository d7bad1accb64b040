import { useMemo } from 'react';
import type { ReviewedLayer, ReviewedToken } from '../core/conclusion/reviewed-token.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { originOfVerdict } from '../core/verdict/weigh-origin.ts';
import { weighVerdict } from '../core/verdict/weigh-verdict.ts';
import type { Layers } from '../pipeline.ts';
import { type AuditedLayer, type LayerFindings, useLayerFindings } from './use-findings.ts';
import type { Workspace } from './workspace.ts';

interface Reviewed {
  /** What the conclusion is derived from; undefined without a token. */
  readonly review: ReviewedToken | undefined;
  /** By layer, the outermost first. */
  readonly findings: readonly LayerFindings[];
}

/** All that is known of a token and of those nested in it. `verdict` is the one on the token itself. */
export function useReview(
  { knownOrigins, checksInside }: Pick<Workspace, 'knownOrigins' | 'checksInside'>,
  token: DecodedToken | undefined,
  reading: KeyReading,
  layers: Layers | undefined,
  verdict: SignatureVerdict | undefined,
  isSecretFound: boolean,
): Reviewed {
  const audited = useMemo<readonly AuditedLayer[]>(
    () => layers ?? (token ? [{ token, reading }] : []),
    [layers, token, reading],
  );
  const findings = useLayerFindings(audited, isSecretFound);
  const review = useMemo(() => {
    const [first, ...others] = audited.map((layer, index): ReviewedLayer => {
      const { token: own, signature, study } = layer;
      const weighed =
        signature &&
        verdict &&
        weighVerdict(signature, study?.evidence, knownOrigins, checksInside);
      const shown = index === 0 ? verdict : weighed;
      return {
        token: own,
        verdict: shown,
        keyOrigin: originOfVerdict(shown, layer.reading, knownOrigins),
        evidence: study?.hasFailed ? 'unavailable' : (study?.evidence ?? 'pending'),
        findings: findings[index]?.final ?? 'pending',
      };
    });
    return first && { layers: [first, ...others] as const };
  }, [audited, findings, verdict, knownOrigins, checksInside]);
  return { review, findings };
}
