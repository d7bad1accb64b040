import type { Evidence } from '../evidence/evidence.ts';
import type { KnownOrigins } from '../keys/known-origins.ts';
import { judgeProvenance } from './judge-provenance.ts';
import type { SignatureVerdict } from './signature-verdict.ts';
import { weighOrigin } from './weigh-origin.ts';

/**
 * What a checked signature is worth, whichever layer it belongs to: a key that
 * the token carries or names proves nothing. `checksInside`: the user asked for
 * a check with the key that the token carries.
 */
export function weighVerdict(
  verdict: SignatureVerdict,
  evidence: Evidence | undefined,
  known: KnownOrigins,
  checksInside: boolean,
): SignatureVerdict {
  return weighOrigin(judgeProvenance(verdict, evidence, checksInside), known);
}
