import type { AuditSubject, Finding } from './core/audit/audit-rule.ts';
import { type AuditRun, auditToken, beginAudit as beginAuditOf } from './core/audit/audit-token.ts';
import { identifyToken } from './core/audit/identify-token.ts';
import type { DecodedToken } from './core/decode/decoded-token.ts';
import type { KeyMaterial, KeyReading } from './core/keys/key-material.ts';
import { selectKeys } from './core/keys/select-key.ts';
import { findSignatureAlgorithm } from './core/registry/algorithms.ts';
import type { SignatureVerdict } from './core/verdict/signature-verdict.ts';
import { gatherEvidence } from './crypto/gather-evidence.ts';
import type { Layer, Study } from './pipeline.ts';

/** What is known of a token besides itself. */
type Judged = Pick<Layer, 'signature' | 'study'>;

// All rules and the evidence they rest on: one chunk, fetched after the first frame.

/** What kind of token it looks like, and whose. */
export { identifyToken };

/** What takes longer to find out about one token with one reading of the Key box. */
export async function studyToken(
  token: DecodedToken,
  reading: KeyReading,
  keyText: string,
): Promise<Study> {
  return { evidence: await gatherEvidence(token, reading, keyText) };
}

/** Token + key + clock → advice, and more of it once there is a judgement. Synchronous and pure. */
export function audit(
  token: DecodedToken,
  reading: KeyReading,
  now: number,
  judgement?: Judged,
): Finding[] {
  return auditToken(subjectOf(token, reading, now, judgement));
}

/** The same, a rule at a time. */
export function beginAudit(
  token: DecodedToken,
  reading: KeyReading,
  now: number,
  judgement?: Judged,
): AuditRun {
  return beginAuditOf(subjectOf(token, reading, now, judgement));
}

function subjectOf(
  token: DecodedToken,
  reading: KeyReading,
  now: number,
  judgement: Judged | undefined,
): AuditSubject {
  const { signature, study } = judgement ?? {};
  const key = keyOf(token, reading, signature);
  return { token, key, reading, signature, evidence: study?.evidence, now };
}

/** The key that verifies, else the only one that could: of several, none is known to be meant. */
function keyOf(
  token: DecodedToken,
  reading: KeyReading,
  signature: SignatureVerdict | undefined,
): KeyMaterial | undefined {
  if (signature?.state === 'verified') return signature.key;
  if (signature && 'opening' in signature) {
    return signature.opening.state === 'decrypted' ? signature.opening.key : undefined;
  }
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  if (reading.state !== 'read' || !algorithm) return undefined;
  const { keys } = selectKeys(reading.keys, algorithm, token.keyId);
  return keys.length === 1 ? keys[0] : undefined;
}
