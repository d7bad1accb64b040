import { EVIDENCE_RULES } from './core/audit/rules/evidence-rules.ts';
import type { DecodedToken } from './core/decode/decoded-token.ts';
import type { KeyReading } from './core/keys/key-material.ts';
import { gatherEvidence } from './crypto/gather-evidence.ts';
import type { Study } from './pipeline.ts';

/** The evidence and the rules that rest on it: one chunk, fetched after the first frame. */
export async function studyToken(
  token: DecodedToken,
  reading: KeyReading,
  keyText: string,
): Promise<Study> {
  return { evidence: await gatherEvidence(token, reading, keyText), rules: EVIDENCE_RULES };
}
