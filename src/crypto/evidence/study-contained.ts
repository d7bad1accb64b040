import { type ContainedToken, containedTokens } from '../../core/decode/contained-tokens.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import {
  type ContainedReport,
  type ContainedVerdict,
  lifetimeOf,
} from '../../core/evidence/contained-report.ts';
import { type Evidence, NO_EVIDENCE } from '../../core/evidence/evidence.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { verifySignature } from '../signatures/verify-signature.ts';
import { followFederation, followUcans } from './follow-chains.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { readHeaders } from './loose-json.ts';
import { matchNamedKey } from './match-keys.ts';

export { CONTAINED_RULES } from '../../core/audit/rules/contained.ts';

/** Works out what is known of the tokens inside another one, with the keys in the Key field. */
export async function studyContained(
  outermost: DecodedToken,
  reading: KeyReading,
  keyText: string,
): Promise<ContainedReport> {
  const { tokens, limits } = containedTokens(outermost);
  const verdicts: ContainedVerdict[] = [];
  for (const contained of tokens) verdicts.push(await study(contained, reading, keyText));
  const chains = [
    ...(await followFederation(outermost, tokens)),
    ...(await followUcans(outermost, tokens)),
  ];
  return { tokens: verdicts, limits, chains };
}

async function study(
  { path, token }: ContainedToken,
  reading: KeyReading,
  keyText: string,
): Promise<ContainedVerdict> {
  const checked = await verifySignature(token, reading, 'utf8');
  const isOfOtherKey = isWithoutItsKey(checked);
  return {
    path,
    compact: token.found.compact,
    verdict: isOfOtherKey ? withoutKey(checked) : checked,
    isOfOtherKey,
    evidence: await gather(token, reading, keyText),
    namedKey: await matchNamedKey(token),
    lifetime: lifetimeOf(token),
  };
}

type WithoutKey = Extract<
  SignatureVerdict,
  { readonly reason: 'mismatch' | 'wrong-kind' | 'not-a-key' }
>;

/**
 * The keys in the Key field are for the outer token, and others sign what it contains: one that does
 * not fit shows that the key is missing, unless the "kid" names it.
 */
function isWithoutItsKey(verdict: SignatureVerdict): verdict is WithoutKey {
  if (verdict.state === 'unverified')
    return verdict.reason === 'wrong-kind' || verdict.reason === 'not-a-key';
  return verdict.state === 'invalid' && verdict.reason === 'mismatch' && verdict.by !== 'kid';
}

function withoutKey({ algorithm }: WithoutKey): SignatureVerdict {
  return { state: 'unverified', reason: 'no-key', algorithm };
}

/** What a match is worth: a key that the token carries proves nothing, and a secret may be a public key. */
async function gather(
  token: DecodedToken,
  reading: KeyReading,
  keyText: string,
): Promise<Evidence | undefined> {
  const header = readHeaders(token);
  const bringsKey = ['jwk', 'x5c', 'x5u'].some((name) => header?.[name] !== undefined);
  const isHmac = findSignatureAlgorithm(token.algorithm ?? '')?.keyType === 'oct';
  if (!bringsKey && !(isHmac && reading.state === 'read')) return undefined;
  const gathered = await gatherEvidence(token, reading, keyText);
  // The keys are those of the Key field again, once for each token.
  return { ...NO_EVIDENCE, ...gathered, keys: [] };
}
