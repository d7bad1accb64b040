import type { AuditRule } from '../audit-rule.ts';
import { statusList } from './status-list.ts';

/** Rules on tokens with a status list, and on status lists. */
export const STATUS_RULES: readonly AuditRule[] = [statusList];
