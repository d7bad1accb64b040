import type { AuditSubject, Finding } from './core/audit/audit-rule.ts';
import { auditInSteps, auditToken } from './core/audit/audit-token.ts';
import { identifyToken } from './core/audit/identify-token.ts';
import type { DecodedToken } from './core/decode/decoded-token.ts';
import type { KeyMaterial, KeyReading } from './core/keys/key-material.ts';
import { selectKeys } from './core/keys/select-key.ts';
import { findSignatureAlgorithm } from './core/registry/algorithms.ts';
import type { SignatureVerdict } from './core/verdict/signature-verdict.ts';
import { gatherEvidence } from './crypto/gather-evidence.ts';
import type { Judgement, Study } from './pipeline.ts';

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
  judgement?: Judgement,
): Finding[] {
  return auditToken(subjectOf(token, reading, now, judgement));
}

/** The same for a long token, in short tasks; undefined when `pause` answers false. */
export function auditAtLeisure(
  token: DecodedToken,
  reading: KeyReading,
  now: number,
  judgement: Judgement | undefined,
  pause: () => Promise<boolean>,
): Promise<Finding[] | undefined> {
  return auditInSteps(subjectOf(token, reading, now, judgement), pause);
}

function subjectOf(
  token: DecodedToken,
  reading: KeyReading,
  now: number,
  judgement: Judgement | undefined,
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
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  if (reading.state !== 'read' || !algorithm) return undefined;
  const { keys } = selectKeys(reading.keys, algorithm, token.keyId);
  return keys.length === 1 ? keys[0] : undefined;
}
