import type { AuditRule, AuditSubject, Finding, Severity } from './audit-rule.ts';
import { withoutHidden } from './dominance.ts';
import { AUDIT_RULES } from './rules/index.ts';
import { softenEncrypted } from './soften-encrypted.ts';

const RANK = { critical: 0, high: 1, medium: 2, low: 3, info: 4 } satisfies Record<
  Severity,
  number
>;

/**
 * Advice on a token, the worst first; of equal severity in the order of rules,
 * then of the text. `furtherRules` are those that arrive with the evidence.
 */
export function auditToken(
  subject: AuditSubject,
  furtherRules: readonly AuditRule[] = [],
): Finding[] {
  const rules = [...AUDIT_RULES, ...furtherRules];
  const findings = withoutHidden(rules.flatMap((rule) => rule(subject))).map((finding) =>
    softenEncrypted(finding, subject),
  );
  return findings.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
