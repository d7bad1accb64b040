import { type DecodedToken, preventsJudgement } from '../decode/decoded-token.ts';
import type { TokenMend } from '../verdict/diagnosis.ts';
import { mendToken } from './mend-token.ts';

/** A text for the Token field in which the token can be read. */
export interface Repair {
  readonly mends: readonly TokenMend[];
  readonly text: string;
}

/** Longer texts are not tried: each way to repair them reads them again. */
const MAX_LENGTH = 50_000;

/** Characters around the token that may go with a repair: quotes, a comma, a scheme. */
const MAX_AROUND = 24;

/**
 * A text for the Token field in which a broken token can be read; undefined where nothing usual
 * repairs it, or other text would be lost.
 */
export function findRepair(token: DecodedToken, text: string): Repair | undefined {
  const { compact } = token.found;
  if (text.length > MAX_LENGTH) return undefined;
  const repaired = mendToken(token, text).find(
    ({ token: { form, faults, claimsSet } }) =>
      form === 'jws' && claimsSet?.ok && !faults.some(preventsJudgement),
  );
  if (!repaired) return undefined;
  const whole = repaired.token.found.compact;
  const isAlone = text.trim().length - Math.max(compact.length, whole.length) <= MAX_AROUND;
  return isAlone ? { mends: repaired.mends, text: whole } : undefined;
}
