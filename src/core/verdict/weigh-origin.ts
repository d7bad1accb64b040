import type { KeyReading } from '../keys/key-material.ts';
import { type KeyOrigin, USER_ORIGIN } from '../keys/key-origin.ts';
import { type KnownOrigins, originOfKey, originOfKeys } from '../keys/known-origins.ts';
import type { SignatureVerdict } from './signature-verdict.ts';

/**
 * A match with a key from an address that the token itself names verifies
 * nothing: anyone who made the token may own the address (RFC 7515 §10.3). One
 * with a key that arrived together with the token says so. A mismatch stays
 * what it is.
 */
export function weighOrigin(verdict: SignatureVerdict, known: KnownOrigins): SignatureVerdict {
  if (verdict.state !== 'verified') return verdict;
  const origin = originOfKey(verdict.key, known);
  if (origin.kind === 'arrived') return { ...verdict, origin };
  if (origin.kind !== 'token') return verdict;
  const { algorithm } = verdict;
  const { parameter } = origin;
  return { state: 'unverified', reason: 'key-named-by-token', algorithm, parameter };
}

/** Where the key came from that a verdict rests on, or else those that are available. */
export function originOfVerdict(
  verdict: SignatureVerdict | undefined,
  reading: KeyReading,
  known: KnownOrigins,
): KeyOrigin {
  if (verdict?.state === 'verified') return originOfKey(verdict.key, known);
  return reading.state === 'read' ? originOfKeys(reading.keys, known) : USER_ORIGIN;
}
