import type { AuditRule } from '../audit-rule.ts';
import { carriedSecret } from './carried-secret.ts';
import { certificateRole, x5cProblem, x5tMismatch } from './certificates.ts';
import { ecMalformed, ecOffCurve } from './ec-key.ts';
import { jwkCertificateMismatch, keyCertificateExpired } from './key-certificate.ts';
import { keyConfusion } from './key-confusion.ts';
import { keyExample } from './key-example.ts';
import { keyPlaceholder } from './key-placeholder.ts';
import { keyPurpose } from './key-purpose.ts';
import { keyDuplicateMember, keyRepaired } from './key-repaired.ts';
import { jwksDuplicateKid, jwksPrivate, kidDiffers, kidNotInJwks } from './key-set.ts';
import { privatePasted } from './private-pasted.ts';
import { rsaMalformed, rsaSmall, rsaWeak } from './rsa-key.ts';
import { secretEncoding } from './secret-encoding.ts';
import { secretIsKey } from './secret-is-key.ts';
import { secretLowEntropy } from './secret-low-entropy.ts';
import { selfVerifying } from './self-verifying.ts';
import { sigMismatch } from './sig-mismatch.ts';

/** Rules on keys and secrets, with the evidence they rest on: for tokens that have any available. */
export const KEY_RULES: readonly AuditRule[] = [
  keyConfusion,
  carriedSecret,
  keyExample,
  ecOffCurve,
  rsaWeak,
  jwksPrivate,
  selfVerifying,
  secretIsKey,
  rsaSmall,
  kidNotInJwks,
  sigMismatch,
  x5tMismatch,
  x5cProblem,
  certificateRole,
  jwkCertificateMismatch,
  keyCertificateExpired,
  keyPlaceholder,
  keyDuplicateMember,
  keyRepaired,
  secretLowEntropy,
  ecMalformed,
  keyPurpose,
  jwksDuplicateKid,
  kidDiffers,
  rsaMalformed,
  secretEncoding,
  privatePasted,
];
