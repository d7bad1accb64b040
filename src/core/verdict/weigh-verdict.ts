import type { ChainTerms } from '../evidence/chain-report.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { KnownOrigins } from '../keys/known-origins.ts';
import { judgeProvenance } from './judge-provenance.ts';
import type { SignatureVerdict } from './signature-verdict.ts';
import { weighOrigin } from './weigh-origin.ts';

/**
 * What a checked signature is worth, whichever layer it belongs to: a key that
 * the token carries or names proves nothing, unless its chain ends in a root that
 * the user gave. `checksInside`: the user asked for a check with the key that the
 * token carries.
 */
export function weighVerdict(
  verdict: SignatureVerdict,
  evidence: Evidence | undefined,
  known: KnownOrigins,
  checksInside: boolean,
  chain?: ChainTerms | undefined,
): SignatureVerdict {
  const byChain = chain?.report.weigh(verdict, chain, known);
  return byChain ?? weighOrigin(judgeProvenance(verdict, evidence, checksInside), known);
}
