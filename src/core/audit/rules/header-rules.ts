import type { AuditRule } from '../audit-rule.ts';
import { crit } from './crit.ts';
import { cty } from './cty.ts';
import { keyAddress } from './key-address.ts';
import { b64FalseJwt, zipInJws } from './payload-coding.ts';

/** Rules on header parameters that few tokens have. */
export const HEADER_RULES: readonly AuditRule[] = [crit, b64FalseJwt, zipInJws, keyAddress, cty];
