import type { AuditRule, AuditSubject, Finding } from '../../core/audit/audit-rule.ts';
import {
  type AuditRun,
  auditToken,
  beginAudit as beginAuditOf,
} from '../../core/audit/audit-token.ts';
import { identifyToken } from '../../core/audit/identify-token.ts';
import { neededGroups, type RuleGroup } from '../../core/audit/rule-groups.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { type Evidence, NO_EVIDENCE } from '../../core/evidence/evidence.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import type { KeyMaterial, KeyReading } from '../../core/keys/key-material.ts';
import { secretOf } from '../../core/keys/parse-secret.ts';
import { selectKeys } from '../../core/keys/select-key.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { judgeForm } from '../../core/verdict/judge-form.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { isSupported } from '../engines/choose-engine.ts';
import type { Layer, Study } from '../judge-token.ts';
import { matchesSignature } from '../signatures/match-signature.ts';

/** What is known of a token besides itself. */
type Judged = Pick<Layer, 'signature' | 'study'> & Pick<AuditSubject, 'isByRoots'>;

// The rules that any token may need: one chunk, fetched after the first frame.

/** What kind of token it looks like, and whose. */
export { identifyToken };

/**
 * What takes longer to find out about one token with one reading of the Key
 * box, among all tokens of its text, and the rules that few tokens need; each
 * list of them is a chunk.
 */
export async function studyToken(
  token: DecodedToken,
  reading: KeyReading,
  keyText: string,
  others: readonly FoundToken[],
): Promise<Study> {
  const groups = neededGroups(token, reading, others.length);
  const studies = await Promise.all(
    groups.map((group) => GROUPS[group](token, reading, keyText, others)),
  );
  const isEmpty = { isSecretEmpty: await isSecretEmpty(token) };
  return {
    evidence: Object.assign({}, NO_EVIDENCE, isEmpty, ...studies.map(({ evidence }) => evidence)),
    rules: studies.flatMap(({ rules }) => rules),
  };
}

interface GroupStudy {
  readonly evidence: Partial<Evidence>;
  readonly rules: readonly AuditRule[];
}

type StudyGroup = (
  token: DecodedToken,
  reading: KeyReading,
  keyText: string,
  others: readonly FoundToken[],
) => Promise<GroupStudy>;

const GROUPS = {
  key: async (token, reading, keyText) => {
    const [{ gatherEvidence }, { KEY_RULES }] = await Promise.all([
      import('./gather-evidence.ts'),
      import('../../core/audit/rules/key-rules.ts'),
    ]);
    return { evidence: await gatherEvidence(token, reading, keyText), rules: KEY_RULES };
  },
  fault: async () => {
    const { FAULT_RULES } = await import('../../core/audit/rules/fault-rules.ts');
    return { evidence: {}, rules: FAULT_RULES };
  },
  provider: async () => {
    const { PROVIDER_RULES } = await import('../../core/audit/rules/provider-rules.ts');
    return { evidence: {}, rules: PROVIDER_RULES };
  },
  pair: async (token, _reading, _keyText, others) => {
    const [{ comparePairs }, { PAIR_RULES }] = await Promise.all([
      import('./compare-pairs.ts'),
      import('../../core/audit/rules/pair-rules.ts'),
    ]);
    return { evidence: await comparePairs(token, others), rules: PAIR_RULES };
  },
  encryption: async () => {
    const { ENCRYPTION_RULES } = await import('../../core/audit/rules/encryption-rules.ts');
    return { evidence: {}, rules: ENCRYPTION_RULES };
  },
  travel: async () => {
    const { TRAVEL_RULES } = await import('../../core/audit/rules/travel-rules.ts');
    return { evidence: {}, rules: TRAVEL_RULES };
  },
  disclosure: async (token) => {
    const [{ verifyDisclosures }, { DISCLOSURE_RULES }] = await Promise.all([
      import('./verify-disclosures.ts'),
      import('../../core/audit/rules/disclosure-rules.ts'),
    ]);
    return { evidence: { disclosures: await verifyDisclosures(token) }, rules: DISCLOSURE_RULES };
  },
  contained: async (token, reading, keyText) => {
    const { studyContained, CONTAINED_RULES } = await import('./study-contained.ts');
    const contained = await studyContained(token, reading, keyText);
    return { evidence: { contained }, rules: CONTAINED_RULES };
  },
  status: async (token, reading, _keyText, others) => {
    const { studyStatus, STATUS_RULES } = await import('../status/study-status.ts');
    return { evidence: { status: await studyStatus(token, reading, others) }, rules: STATUS_RULES };
  },
} satisfies Record<RuleGroup, StudyGroup>;

/** Token + key + clock → advice, and more of it once there is a judgement. Synchronous and pure. */
export function audit(
  token: DecodedToken,
  reading: KeyReading,
  now: number,
  judgement?: Judged,
): Finding[] {
  return auditToken(subjectOf(token, reading, now, judgement), judgement?.study?.rules);
}

/** The same, a rule at a time. */
export function beginAudit(
  token: DecodedToken,
  reading: KeyReading,
  now: number,
  judgement?: Judged,
): AuditRun {
  return beginAuditOf(subjectOf(token, reading, now, judgement), judgement?.study?.rules);
}

function subjectOf(
  token: DecodedToken,
  reading: KeyReading,
  now: number,
  judgement: Judged | undefined,
): AuditSubject {
  const { signature, study, isByRoots } = judgement ?? {};
  const key = keyOf(token, reading, signature);
  return { token, key, reading, signature, evidence: study?.evidence, isByRoots, now };
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

/**
 * Whether the signature is an HMAC with an empty secret. WebCrypto takes none;
 * but HMAC pads its secret with zeros to a block, so a block of zeros means it.
 */
async function isSecretEmpty(token: DecodedToken): Promise<boolean> {
  const form = judgeForm(token);
  if (!form.ok || form.value.keyType !== 'oct' || !(await isSupported(form.value))) return false;
  const bytes = new Uint8Array(form.value.webCrypto?.hash === 'SHA-256' ? 64 : 128);
  return (await matchesSignature(token, form.value, secretOf(bytes))) === true;
}
