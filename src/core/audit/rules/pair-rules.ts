import type { AuditRule } from '../audit-rule.ts';
import { pairs } from './pairs.ts';

/** Rules on two tokens side by side. */
export const PAIR_RULES: readonly AuditRule[] = [pairs];
