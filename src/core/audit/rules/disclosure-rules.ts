import type { AuditRule } from '../audit-rule.ts';
import { sdHashMismatch } from './pairs.ts';
import { sdjwtDisclosure } from './sdjwt-disclosure.ts';
import { sdjwtKeyBinding } from './sdjwt-key-binding.ts';

/** Rules on the disclosures of an SD-JWT. */
export const DISCLOSURE_RULES: readonly AuditRule[] = [
  sdHashMismatch,
  sdjwtKeyBinding,
  sdjwtDisclosure,
];
