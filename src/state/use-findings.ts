import { useMemo } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import { passedBoundaries, readLifetime } from '../core/claims/lifetime.ts';
import { CLOCK_SKEW } from '../core/claims/numeric-date.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import { audit, type Layer } from '../pipeline.ts';
import { useNow } from './use-now.ts';
import { HEAVY_TEXT, useSettled } from './use-settled.ts';

const NO_FINDINGS: readonly Finding[] = [];

/**
 * The findings on a token, or undefined while a long one is being read. Made
 * anew when the clock passes one of its dates, not every second.
 */
export function useFindings(
  token: DecodedToken | undefined,
  reading: KeyReading,
  judgement?: Pick<Layer, 'signature' | 'study'>,
): readonly Finding[] | undefined {
  const now = useNow();
  const settled = useSettled(token, (token?.found.compact.length ?? 0) > HEAVY_TEXT);
  const claims = token?.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const boundaries = claims ? passedBoundaries(readLifetime(claims), now, CLOCK_SKEW) : 0;
  // A judgement without its evidence adds nothing that is worth reading the token twice.
  const studied = judgement?.study && judgement;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock counts only at its boundaries
  const findings = useMemo(
    () => (settled ? audit(settled, reading, now, studied) : NO_FINDINGS),
    [settled, reading, studied, boundaries],
  );
  return settled === token ? findings : undefined;
}
