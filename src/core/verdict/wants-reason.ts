import type { Diagnosis } from './diagnosis.ts';
import type { SignatureVerdict } from './signature-verdict.ts';

/**
 * How far a verdict asks for a reason: `full` where the signature was checked and does not match,
 * `clue` where the verdict names the likely cause, so that only more than that is worth a line, and
 * `match` where a match alone explains something, because the verdict says the rest itself.
 */
export function wantsReason(
  verdict: SignatureVerdict | undefined,
): 'full' | 'clue' | 'match' | undefined {
  if (!verdict || !('reason' in verdict)) return undefined;
  switch (verdict.reason) {
    case 'mismatch':
      return asksForOtherKey(verdict) ? 'clue' : 'full';
    case 'signature-length':
      return 'clue';
    case 'opening':
      return verdict.state === 'malformed' ? 'match' : undefined;
    case 'faults':
    case 'wrong-kind':
    case 'unknown-algorithm':
      return 'match';
    default:
      return undefined;
  }
}

/** Whether the verdict says that the key which "kid" asks for is not in the Key field. */
function asksForOtherKey({
  keyId,
  keys,
}: Extract<SignatureVerdict, { reason: 'mismatch' }>): boolean {
  return keyId !== undefined && keys.every((key) => ![undefined, keyId].includes(key.keyId));
}

/** Whether what was found adds something to the verdict. */
export function addsToVerdict(
  { match, clues }: Pick<Diagnosis, 'match' | 'clues'>,
  wanted: 'full' | 'clue' | 'match',
): boolean {
  return wanted === 'full' || match !== undefined || (wanted === 'clue' && clues.length > 0);
}
