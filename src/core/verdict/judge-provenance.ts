import type { Evidence } from '../evidence/evidence.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import type { SignatureVerdict } from './signature-verdict.ts';

/**
 * The verdict in the light of the evidence: where the key came from. It never
 * becomes "verified" here; `checksInside`: the user asked for a check with the
 * key that the token carries.
 */
export function judgeProvenance(
  verdict: SignatureVerdict,
  evidence: Evidence | undefined,
  checksInside: boolean,
): SignatureVerdict {
  const { confusion } = evidence ?? {};
  if (confusion && mayBeConfused(verdict)) {
    const { algorithm } = verdict;
    return { state: 'invalid', reason: 'key-confusion', algorithm, form: confusion };
  }
  const { role, embedded: own } = evidence ?? {};
  if (verdict.state === 'invalid' && verdict.reason === 'mismatch' && own?.member === 'x5c') {
    if (!role || role === 'leaf' || role === 'unrelated') return verdict;
    const { algorithm } = verdict;
    return { state: 'unverified', reason: 'chain-certificate', algorithm, embedded: own, role };
  }
  if (verdict.state === 'unverified' && verdict.reason === 'no-key' && checksInside) {
    const { algorithm } = verdict;
    const embedded = evidence?.embedded;
    if (embedded) return { state: 'unverified', reason: 'self-verifying', algorithm, embedded };
  }
  return verdict;
}

/** A secret that verifies may itself be a form of another key in the Key field. */
function mayBeConfused(
  verdict: SignatureVerdict,
): verdict is Extract<SignatureVerdict, { algorithm: SignatureAlgorithm }> {
  if (verdict.state === 'verified') return verdict.key.kind === 'secret';
  return 'reason' in verdict && (verdict.reason === 'wrong-kind' || verdict.reason === 'mismatch');
}
