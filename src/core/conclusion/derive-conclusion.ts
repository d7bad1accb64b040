import type { Check, CheckSubject } from '../checks/check.ts';
import { checkClaims } from '../checks/check-claims.ts';
import { type Conclusion, conclude } from '../checks/conclude.ts';
import type { DecodedToken, JsonPart } from '../decode/decoded-token.ts';
import { type ConclusionSubject, innermost, type ReviewedLayer } from './reviewed-token.ts';
import { weighFindings } from './weigh-findings.ts';

/** What an API that has these expectations would answer, and what that rests on. */
export interface DerivedConclusion {
  readonly checks: readonly Check[];
  /** Undefined as long as a part of the review could still change "accepted". */
  readonly conclusion: Conclusion | undefined;
  /** The token whose claims are checked. */
  readonly token: DecodedToken;
  /** Its claims; of an SD-JWT the processed payload (RFC 9901 §7.1). */
  readonly claims: JsonPart | undefined;
}

/**
 * The one place where verdicts, checks and findings become a conclusion. It is
 * no better than the worst layer and the worst finding. A token in the claims is not a layer: an API
 * need not read it (`core/evidence/contained-report.ts`). Pure: `now` is the clock.
 */
export function deriveConclusion(subject: ConclusionSubject): DerivedConclusion {
  const { layers } = subject;
  const inner = innermost(layers);
  const claims = claimsOf(inner);
  const report = typeof inner.evidence === 'string' ? undefined : inner.evidence.disclosures;
  const checked: CheckSubject = {
    ...subject,
    token: inner.token,
    claims: claims?.object,
    disclosures: report,
  };
  const checks = weighFindings(checkClaims(checked), layers);
  return { checks, conclusion: conclude(checks, layers), token: inner.token, claims };
}

/** The processed payload of an SD-JWT, else the claims as they were signed. */
function claimsOf({ token, evidence }: ReviewedLayer): JsonPart | undefined {
  const processed = typeof evidence === 'string' ? undefined : evidence.disclosures?.claims;
  return processed ?? (token.claimsSet?.ok ? token.claimsSet.value : undefined);
}
