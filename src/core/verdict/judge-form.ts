import { type DecodedToken, preventsJudgement } from '../decode/decoded-token.ts';
import { readCritical } from '../decode/read-critical.ts';
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../registry/algorithms.ts';
import { fail, ok, type Result } from '../result.ts';
import type { SignatureVerdict } from './signature-verdict.ts';

/**
 * What can be said of a token before any key is looked at: a verdict, or the
 * algorithm with which its signature is to be checked.
 */
export function judgeForm(token: DecodedToken): Result<SignatureAlgorithm, SignatureVerdict> {
  const faults = token.faults.filter(preventsJudgement);
  if (faults.length > 0) return fail({ state: 'malformed', reason: 'faults', faults });
  if (token.form === 'jwe') return fail({ state: 'encrypted', reason: 'not-loaded' });
  if (token.algorithm === undefined) return fail({ state: 'unsupported', reason: 'no-algorithm' });
  if (token.algorithm === 'none') return fail({ state: 'unverified', reason: 'unsecured' });
  const algorithm = findSignatureAlgorithm(token.algorithm);
  if (!algorithm) {
    return fail({ state: 'unsupported', reason: 'unknown-algorithm', name: token.algorithm });
  }
  const critical = readCritical(token);
  if (!critical.ok) {
    const { problem } = critical;
    return fail({ state: 'unsupported', reason: 'critical-broken', problem });
  }
  const names = critical.value;
  if (names.length > 0) return fail({ state: 'unsupported', reason: 'critical', names });
  return ok(algorithm);
}
