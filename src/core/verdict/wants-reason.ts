import type { SignatureVerdict } from './signature-verdict.ts';

/**
 * How far a verdict asks for a reason: `full` where the signature was checked
 * and does not match, `match` where a match alone explains something, because
 * the verdict says the rest itself.
 */
export function wantsReason(verdict: SignatureVerdict | undefined): 'full' | 'match' | undefined {
  if (!verdict || !('reason' in verdict)) return undefined;
  switch (verdict.reason) {
    case 'mismatch':
    case 'signature-length':
      return 'full';
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
