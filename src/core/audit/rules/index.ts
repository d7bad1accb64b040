import type { AuditRule } from '../audit-rule.ts';
import { algNone } from './alg-none.ts';
import { cardNumber } from './card-number.ts';
import { dupMember } from './dup-member.ts';
import { expMilliseconds } from './exp-milliseconds.ts';
import { expMissing } from './exp-missing.ts';
import { iatFuture } from './iat-future.ts';
import { jwkEmbedded } from './jwk-embedded.ts';
import { lifetimeLong } from './lifetime-long.ts';
import { passwordClaim } from './password-claim.ts';
import { passwordHash } from './password-hash.ts';
import { piiContact } from './pii-contact.ts';
import { secretInClaim } from './secret-in-claim.ts';
import { secretShort } from './secret-short.ts';
import { sigEmpty } from './sig-empty.ts';
import { timeNotNumber } from './time-not-number.ts';
import { tokenExpired, tokenNotYet } from './token-status.ts';

/** All rules, in the order in which findings of equal severity are shown. */
export const AUDIT_RULES: readonly AuditRule[] = [
  algNone,
  sigEmpty,
  dupMember,
  jwkEmbedded,
  secretShort,
  timeNotNumber,
  expMilliseconds,
  expMissing,
  lifetimeLong,
  iatFuture,
  secretInClaim,
  passwordClaim,
  passwordHash,
  cardNumber,
  piiContact,
  tokenExpired,
  tokenNotYet,
];
