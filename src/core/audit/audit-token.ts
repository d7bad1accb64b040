import type { AuditSubject, Finding, Severity } from './audit-rule.ts';
import { withoutHidden } from './dominance.ts';
import { AUDIT_RULES } from './rules/index.ts';

const RANK = { critical: 0, high: 1, medium: 2, low: 3, info: 4 } satisfies Record<
  Severity,
  number
>;

/**
 * Advice on a token, the worst first; of equal severity in the order of rules,
 * then of the text.
 */
export function auditToken(subject: AuditSubject): Finding[] {
  return arrange(AUDIT_RULES.flatMap((rule) => rule(subject)));
}

/**
 * The same, with a pause between the rules: a long token is then read in many
 * short tasks. A pause that answers false ends the audit, which is undefined then.
 */
export async function auditInSteps(
  subject: AuditSubject,
  pause: () => Promise<boolean>,
): Promise<Finding[] | undefined> {
  const findings: Finding[] = [];
  for (const rule of AUDIT_RULES) {
    if (!(await pause())) return undefined;
    findings.push(...rule(subject));
  }
  return arrange(findings);
}

function arrange(findings: readonly Finding[]): Finding[] {
  return withoutHidden(findings).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
