import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';

/**
 * The color of a verdict's words where several are listed. A signature that matches is no reason
 * for green: the token may be rejected for something else.
 */
export const VERDICT_LOOKS: Readonly<Record<SignatureVerdict['state'], string>> = {
  empty: 'text-muted',
  malformed: 'text-bad',
  unverified: 'text-warn',
  verified: 'text-muted',
  invalid: 'text-bad',
  unsupported: 'text-warn',
  encrypted: 'text-muted',
  decrypted: 'text-muted',
};
