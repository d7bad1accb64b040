import type { AuditRule } from '../audit-rule.ts';
import { b64Mixed } from './b64-mixed.ts';
import { partFaults } from './part-faults.ts';
import { shapeParts } from './shape-parts.ts';
import { shapeTruncated } from './shape-truncated.ts';

/** Rules on what cannot be read as it should. */
export const FAULT_RULES: readonly AuditRule[] = [shapeParts, shapeTruncated, partFaults, b64Mixed];
