import type { AuditSubject, Finding } from '../../../src/core/audit/audit-rule.ts';
import {
  type AuditRun,
  auditToken as auditWith,
  beginAudit as beginWith,
} from '../../../src/core/audit/audit-token.ts';
import { CONTAINED_RULES } from '../../../src/core/audit/rules/contained.ts';
import { DISCLOSURE_RULES } from '../../../src/core/audit/rules/disclosure-rules.ts';
import { ENCRYPTION_RULES } from '../../../src/core/audit/rules/encryption-rules.ts';
import { FAULT_RULES } from '../../../src/core/audit/rules/fault-rules.ts';
import { KEY_RULES } from '../../../src/core/audit/rules/key-rules.ts';
import { PAIR_RULES } from '../../../src/core/audit/rules/pair-rules.ts';
import { PROVIDER_RULES } from '../../../src/core/audit/rules/provider-rules.ts';
import { TRAVEL_RULES } from '../../../src/core/audit/rules/travel-rules.ts';

/** The lists of rules that few tokens need: here every token meets them all. */
const FURTHER_RULES = [
  ...FAULT_RULES,
  ...PROVIDER_RULES,
  ...TRAVEL_RULES,
  ...PAIR_RULES,
  ...KEY_RULES,
  ...DISCLOSURE_RULES,
  ...ENCRYPTION_RULES,
  ...CONTAINED_RULES,
];

/** By all rules there are. */
export function auditToken(subject: AuditSubject): Finding[] {
  return auditWith(subject, FURTHER_RULES);
}

export function beginAudit(subject: AuditSubject): AuditRun {
  return beginWith(subject, FURTHER_RULES);
}
