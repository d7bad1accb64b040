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

/** A token to be audited, with what is known of it so far. */
export interface AuditedLayer {
  readonly token: DecodedToken;
  readonly reading: KeyReading;
  readonly signature?: Layer['signature'];
  readonly study?: Layer['study'];
}

/** The findings on one layer. */
export interface LayerFindings {
  /** Those to show: until the evidence is weighed, those before it. */
  readonly shown: Findings;
  /** Those of the audit that knows all evidence. */
  readonly final: readonly Finding[] | 'pending' | 'unavailable';
}

const NO_FINDINGS: readonly Finding[] = [];

/** The findings to show on one token. */
export function useFindings(
  token: DecodedToken | undefined,
  reading: KeyReading,
  judgement?: Pick<Layer, 'signature' | 'study'>,
  isSecretFound = false,
): Findings {
  const layers = useMemo(
    () => (token ? [{ token, reading, ...judgement }] : []),
    [token, reading, judgement],
  );
  return useLayerFindings(layers, isSecretFound)[0]?.shown ?? NO_FINDINGS;
}

/**
 * The findings on a token and on those nested in it: at once, or, where that
 * would take long, after the frame that shows it. An audit is repeated when the
 * clock passes a date of its token, not every second. That the secret was found
 * by searching counts as evidence on the outermost token.
 */
export function useLayerFindings(
  layers: readonly AuditedLayer[],
  isSecretFound: boolean,
): readonly LayerFindings[] {
  const audit = useAudit();
  const now = useNow();
  const [, tellDone] = useReducer((count: number) => count + 1, 0);
  const begun = useRef(new WeakMap<DecodedToken, BegunAudit>());
  const known = useRef(new WeakMap<DecodedToken, KnownFindings>());
  const module = typeof audit === 'string' ? undefined : audit;

  const runs = layers.map((layer, index) => {
    // A token inside another is not audited before its evidence is there.
    if (!module || (index > 0 && !layer.study)) return undefined;
    const isFound = isSecretFound && index === 0;
    const basis = [module, layer.reading, layer.study, isFound, dateCount(layer, now), spokenTag()];
    const before = begun.current.get(layer.token);
    if (before?.basis.every((part, at) => part === basis[at])) return before.run;
    const run = module.beginAudit(layer.token, layer.reading, now, judgedOf(layer, isFound));
    const isShort = layer.token.found.compact.length <= HEAVY_TEXT;
    // The audit of most tokens is done in its first slice; a long one has enough to do in its first task.
    if (isShort && index < 2) workForASlice(run.advance);
    begun.current.set(layer.token, { basis, run });
    return run;
  });
  const steadyRuns = useSteadyList(runs);
  useEffect(() => {
    const isOpen = (run: AuditRun | undefined) => run !== undefined && !run.findings();
    if (!steadyRuns.some(isOpen)) return;
    const advance = () => {
      steadyRuns.find(isOpen)?.advance();
      return !steadyRuns.some(isOpen);
    };
    return workInSlices(advance, tellDone);
  }, [steadyRuns]);
  const found = layers.map((layer, index) => {
    const findings = runs[index]?.findings();
    if (findings) known.current.set(layer.token, { reading: layer.reading, findings });
    const before = known.current.get(layer.token);
    const earlier = before?.reading === layer.reading ? before.findings : 'reading';
    return {
      shown: audit === 'out-of-reach' ? audit : (findings ?? earlier),
      final: audit === 'out-of-reach' ? 'unavailable' : ((layer.study && findings) ?? 'pending'),
    } as const;
  });
  return useSteadyList(found, isSameFindings);
}

interface BegunAudit {
  /** What the audit rests on. */
  readonly basis: readonly unknown[];
  readonly run: AuditRun;
}

/** What was found last, and with which key. */
interface KnownFindings {
  readonly reading: KeyReading;
  readonly findings: readonly Finding[];
}

function isSameFindings(one: LayerFindings, other: LayerFindings): boolean {
  return one.shown === other.shown && one.final === other.final;
}

/** The list of the last render as long as its items are the same. */
function useSteadyList<Item>(
  list: readonly Item[],
  isSame: (one: Item, other: Item) => boolean = Object.is,
): readonly Item[] {
  const kept = useRef(list);
  const { current } = kept;
  const isKept =
    current.length === list.length &&
    list.every((item, index) => isSame(item, current[index] as Item));
  if (!isKept) kept.current = list;
  return kept.current;
}

/** How many dates of a token have passed. */
function dateCount({ token }: AuditedLayer, now: number): number {
  const claims = token.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  return claims ? passedBoundaries(readLifetime(claims), now, CLOCK_SKEW) : 0;
}

/** A judgement without its evidence adds nothing that is worth reading the token twice. */
function judgedOf({ signature, study }: AuditedLayer, isSecretFound: boolean) {
  if (!signature || !study) return undefined;
  if (!isSecretFound) return { signature, study };
  return { signature, study: { ...study, evidence: { ...study.evidence, isSecretKnown: true } } };
}
