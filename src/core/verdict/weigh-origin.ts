import type { KeyOrigin } from '../keys/key-origin.ts';
import type { SignatureVerdict } from './signature-verdict.ts';

/**
 * A match with a key from an address that the token itself names verifies
 * nothing: whoever made the token may own the address (RFC 7515 §10.3). A
 * mismatch stays what it is.
 */
export function weighOrigin(verdict: SignatureVerdict, origin: KeyOrigin): SignatureVerdict {
  if (verdict.state !== 'verified' || origin.kind !== 'token') return verdict;
  const { algorithm } = verdict;
  const { parameter } = origin;
  return { state: 'unverified', reason: 'key-named-by-token', algorithm, parameter };
}
