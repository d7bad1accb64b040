import { useMemo } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import { passedBoundaries, readLifetime } from '../core/claims/lifetime.ts';
import { CLOCK_SKEW } from '../core/claims/numeric-date.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import { audit, type Judgement } from '../pipeline.ts';
import { useNow } from './use-now.ts';
import { HEAVY_TEXT, useSettled } from './use-settled.ts';

const NO_FINDINGS: readonly Finding[] = [];

/**
 * The findings on a token, or undefined while a long one is being read. Made
 * anew when the clock passes one of its dates, not every second. That the
 * secret was found by searching counts as evidence.
 */
export function useFindings(
  token: DecodedToken | undefined,
  reading: KeyReading,
  judgement?: Judgement,
  isSecretFound = false,
): readonly Finding[] | undefined {
  const now = useNow();
  const settled = useSettled(token, (token?.found.compact.length ?? 0) > HEAVY_TEXT);
  const claims = token?.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const boundaries = claims ? passedBoundaries(readLifetime(claims), now, CLOCK_SKEW) : 0;
  // A judgement without its evidence adds nothing that is worth reading the token twice.
  const studied = judgement?.study && judgement;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock counts only at its boundaries
  const findings = useMemo(
    () =>
      settled ? audit(settled, reading, now, withSearch(studied, isSecretFound)) : NO_FINDINGS,
    [settled, reading, studied, boundaries, isSecretFound],
  );
  return settled === token ? findings : undefined;
}

function withSearch(
  judgement: Judgement | undefined,
  isSecretFound: boolean,
): Judgement | undefined {
  if (!judgement?.study || !isSecretFound) return judgement;
  const { study } = judgement;
  return {
    ...judgement,
    study: { ...study, evidence: { ...study.evidence, isSecretKnown: true } },
  };
}
