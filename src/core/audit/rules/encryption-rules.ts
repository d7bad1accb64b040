import type { AuditRule } from '../audit-rule.ts';
import { jweOaepSha1, jweRsa15 } from './jwe-algorithm.ts';
import { jweEpk } from './jwe-epk.ts';
import { jweP2cHigh, jweP2cLow, jweP2sShort, jwePasswordShort } from './jwe-password.ts';
import { jweSizes } from './jwe-sizes.ts';
import { jweUnsigned } from './jwe-unsigned.ts';
import { jweZip } from './jwe-zip.ts';

/** Rules on encrypted tokens. */
export const ENCRYPTION_RULES: readonly AuditRule[] = [
  jweRsa15,
  jweSizes,
  jweEpk,
  jweP2cHigh,
  jweP2cLow,
  jweP2sShort,
  jwePasswordShort,
  jweZip,
  jweUnsigned,
  jweOaepSha1,
];
