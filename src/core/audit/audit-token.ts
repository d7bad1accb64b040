import type { AuditSubject, Finding, Severity } from './audit-rule.ts';
import { withoutHidden } from './dominance.ts';
import { AUDIT_RULES } from './rules/index.ts';

const RANK = { critical: 0, high: 1, medium: 2, low: 3, info: 4 } satisfies Record<
  Severity,
  number
>;

/** Advice on a token, the worst first; of equal severity in the order of rules, then of the text. */
export function auditToken(subject: AuditSubject): Finding[] {
  const findings = withoutHidden(AUDIT_RULES.flatMap((rule) => rule(subject)));
  return findings.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
