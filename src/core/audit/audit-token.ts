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
 * then of the text. `furtherRules` are those that few tokens need.
 */
export function auditToken(
  subject: AuditSubject,
  furtherRules: readonly AuditRule[] = [],
): Finding[] {
  return arrange(
    [...AUDIT_RULES, ...furtherRules].flatMap((rule) => rule(subject)),
    subject,
  );
}

/** An audit under way, which can be left and gone on with. */
export interface AuditRun {
  /** Asks the next rule; answers whether that was the last. */
  readonly advance: () => boolean;
  /** What was found; undefined until every rule was asked. */
  readonly findings: () => readonly Finding[] | undefined;
}

/** The same, a rule at a time: so a long token is read in many short tasks. */
export function beginAudit(
  subject: AuditSubject,
  furtherRules: readonly AuditRule[] = [],
): AuditRun {
  const rules = [...AUDIT_RULES, ...furtherRules];
  const found: Finding[] = [];
  let asked = 0;
  let arranged: readonly Finding[] | undefined;
  return {
    advance: () => {
      const rule = rules[asked++];
      if (rule) found.push(...rule(subject));
      if (asked >= rules.length) arranged ??= arrange(found, subject);
      return arranged !== undefined;
    },
    findings: () => arranged,
  };
}

function arrange(findings: readonly Finding[], subject: AuditSubject): Finding[] {
  return withoutHidden(findings)
    .map((finding) => softenEncrypted(finding, subject))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
