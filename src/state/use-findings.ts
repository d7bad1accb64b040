import { useEffect, useMemo, useState } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import { passedBoundaries, readLifetime } from '../core/claims/lifetime.ts';
import { CLOCK_SKEW } from '../core/claims/numeric-date.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import type { Judgement } from '../pipeline.ts';
import { nextTask, pausesWhile } from './pauses.ts';
import { useAudit } from './use-audit.ts';
import { useNow } from './use-now.ts';
import { HEAVY_TEXT } from './use-settled.ts';

/** The findings, or why there are none to show: the token is being read, or the rules could not be fetched. */
export type Findings = readonly Finding[] | 'reading' | 'out-of-reach';

const NO_FINDINGS: readonly Finding[] = [];

/**
 * The findings on a token: at once, or, of a long one, after the frame that
 * shows it. Made anew when the clock passes one of its dates, not every second.
 */
export function useFindings(
  token: DecodedToken | undefined,
  reading: KeyReading,
  judgement?: Judgement,
  isSecretFound = false,
): Findings {
  const audit = useAudit();
  const now = useNow();
  const claims = token?.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const boundaries = claims ? passedBoundaries(readLifetime(claims), now, CLOCK_SKEW) : 0;
  // A judgement without its evidence adds nothing that is worth reading the token twice.
  const isStudied = judgement?.study !== undefined;
  const studied = useMemo(
    () => (isStudied ? withSearch(judgement, isSecretFound) : undefined),
    [judgement, isStudied, isSecretFound],
  );
  const module = typeof audit === 'string' ? undefined : audit;
  const isLong = (token?.found.compact.length ?? 0) > HEAVY_TEXT;
  const [latest, setLatest] = useState<LateFindings>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock counts only at its boundaries
  const atOnce = useMemo(
    () => (module && token && !isLong ? module.audit(token, reading, now, studied) : NO_FINDINGS),
    [module, token, isLong, reading, studied, boundaries],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock counts only at its boundaries
  useEffect(() => {
    if (!module || !token || !isLong) return;
    let superseded = false;
    const pause = pausesWhile(() => !superseded);
    void nextTask()
      .then(() => module.auditAtLeisure(token, reading, now, studied, pause))
      .then((findings) => findings && setLatest({ token, reading, findings }));
    return () => {
      superseded = true;
    };
  }, [module, token, isLong, reading, studied, boundaries]);

  if (!token) return NO_FINDINGS;
  if (typeof audit === 'string') return audit === 'loading' ? 'reading' : audit;
  if (!isLong) return atOnce;
  return latest?.token === token && latest.reading === reading ? latest.findings : 'reading';
}

/** What was found in steps, and of what. */
interface LateFindings {
  readonly token: DecodedToken;
  readonly reading: KeyReading;
  readonly findings: readonly Finding[];
}

/** That the secret was found by searching counts as evidence. */
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
