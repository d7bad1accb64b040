import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import type { AuditRun } from '../core/audit/audit-token.ts';
import { passedBoundaries, readLifetime } from '../core/claims/lifetime.ts';
import { CLOCK_SKEW } from '../core/claims/numeric-date.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import { spokenTag } from '../core/words/say.ts';
import type { Layer } from '../pipeline.ts';
import { useAudit } from './use-audit.ts';
import { useNow } from './use-now.ts';
import { HEAVY_TEXT } from './use-settled.ts';
import { workForASlice, workInSlices } from './work-in-slices.ts';

/** The findings, or why there are none to show: the token is being read, or the rules could not be fetched. */
export type Findings = readonly Finding[] | 'reading' | 'out-of-reach';

type Judged = Pick<Layer, 'signature' | 'study'>;

const NO_FINDINGS: readonly Finding[] = [];

/**
 * The findings on a token: at once, or, where that would take long, after the
 * frame that shows it. Made anew when the clock passes one of its dates, not
 * every second. That the secret was found by searching counts as evidence.
 */
export function useFindings(
  token: DecodedToken | undefined,
  reading: KeyReading,
  judgement?: Judged,
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
  const [turn, tellDone] = useReducer((count: number) => count + 1, 0);
  const known = useRef<KnownFindings>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock counts only at its boundaries, and a language at its change
  const run = useMemo(
    () =>
      module && token
        ? begun(module.beginAudit(token, reading, now, studied), token.found.compact.length)
        : undefined,
    [module, token, reading, studied, boundaries, spokenTag()],
  );
  useEffect(() => {
    if (!run || !token || run.findings()) return;
    return workInSlices(run.advance, tellDone);
  }, [run, token]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run in slices has its findings when it tells
  useEffect(() => {
    const findings = run?.findings();
    if (findings && token) known.current = { token, reading, findings };
  }, [run, token, reading, turn]);

  if (!token) return NO_FINDINGS;
  if (typeof audit === 'string') return audit === 'loading' ? 'reading' : audit;
  // What was found before its evidence was there stands until the rest is found.
  const before = known.current;
  const isSame = before?.token === token && before.reading === reading;
  return run?.findings() ?? (isSame ? before.findings : 'reading');
}

/** What was found last, and of what. */
interface KnownFindings {
  readonly token: DecodedToken;
  readonly reading: KeyReading;
  readonly findings: readonly Finding[];
}

/** The audit of most tokens is done in its first slice; a long one has enough to do in its first task. */
function begun(run: AuditRun, length: number): AuditRun {
  if (length <= HEAVY_TEXT) workForASlice(run.advance);
  return run;
}

function withSearch(judgement: Judged | undefined, isSecretFound: boolean): Judged | undefined {
  if (!judgement?.study || !isSecretFound) return judgement;
  const { study } = judgement;
  return {
    ...judgement,
    study: { ...study, evidence: { ...study.evidence, isSecretKnown: true } },
  };
}
