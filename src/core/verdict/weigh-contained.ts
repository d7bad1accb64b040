import type { ContainedReport } from '../evidence/contained-report.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { KnownOrigins } from '../keys/known-origins.ts';
import { weighVerdict } from './weigh-verdict.ts';

/** The evidence with the verdicts on contained tokens weighed by where the keys came from. */
export function weighContained(evidence: Evidence, known: KnownOrigins): Evidence {
  const { contained } = evidence;
  if (!contained) return evidence;
  const tokens: ContainedReport['tokens'] = contained.tokens.map((each) => ({
    ...each,
    verdict: weighVerdict(each.verdict, each.evidence, known, false),
  }));
  return { ...evidence, contained: { ...contained, tokens } };
}
