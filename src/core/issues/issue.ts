import type { FindingPlace, Reference, Severity } from '../audit/audit-rule.ts';
import type { CheckName } from '../checks/check.ts';

/** Something that is wrong with the token or could be better: a failed check, a finding, or both. */
export interface Issue {
  readonly code: string;
  /** The checks that fail because of it; none for a finding that no API has to look at. */
  readonly checks: readonly CheckName[];
  readonly severity: Severity;
  /** A noun phrase of at most five words. */
  readonly title: string;
  /** The claims or header parameters meant, the first of them first. */
  readonly claims: readonly string[];
  readonly why: string;
  readonly fix: string;
  readonly references: readonly Reference[];
  /** The place meant, or the first of them. */
  readonly where: FindingPlace;
  /** The layer of a nested token, counted from the outside. */
  readonly layer: number;
}

const RANK = { critical: 0, high: 1, medium: 2, low: 3, info: 4 } satisfies Record<
  Severity,
  number
>;

/** The five severities, the worst first. */
export const SEVERITIES = Object.keys(RANK) as readonly Severity[];

/** Below zero where the first is worse. */
export function compareSeverity(one: Severity, other: Severity): number {
  return RANK[one] - RANK[other];
}

/** How many issues there are of each severity. */
export function countIssues(issues: readonly Issue[]): Readonly<Record<Severity, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of issues) counts[severity] += 1;
  return counts;
}
