import type { Finding } from '../../core/audit/audit-rule.ts';
import type { AuditRun } from '../../core/audit/audit-token.ts';
import { identifyToken, type TokenIdentity } from '../../core/audit/identify-token.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import type { Layer, Study } from '../judge-token.ts';
import { beginAudit, studyToken } from './study-token.ts';

/** What the review works on besides the layers of a token. */
export interface ReviewContext {
  readonly keyText: string;
  /** All tokens of the text. */
  readonly tokens: readonly FoundToken[];
  /** Seconds since 1970. */
  readonly now: number;
  /** A search has found the secret that signed the outermost layer. */
  readonly isSecretFound: boolean;
}

/** What the review found about one layer. */
export interface LayerReview {
  /** `unavailable`: the code that gathers it could not be loaded, or failed. */
  readonly evidence: Evidence | 'unavailable';
  readonly findings: readonly Finding[];
  readonly identity: TokenIdentity | undefined;
}

/** A layer as far as its review needs it. */
export interface Reviewed extends Pick<Layer, 'token' | 'reading' | 'signature'> {
  /** Roots were given for its certificates. */
  readonly isByRoots?: boolean;
}

/** Evidence and findings on every layer, the outermost first. `finish` runs an audit to its end. */
export async function reviewLayers(
  layers: readonly Reviewed[],
  context: ReviewContext,
  finish: (run: AuditRun) => Promise<void>,
): Promise<LayerReview[]> {
  const reviews: LayerReview[] = [];
  for (const [index, { token, reading, signature, isByRoots }] of layers.entries()) {
    const others = index === 0 ? context.tokens : [];
    const study = await studyToken(token, reading, context.keyText, others).catch(() => undefined);
    const isSecretFound = index === 0 && context.isSecretFound;
    const known = study && (isSecretFound ? withKnownSecret(study) : study);
    const judged = { signature, study: known, isByRoots };
    const run = beginAudit(token, reading, context.now, judged);
    await finish(run);
    reviews.push({
      evidence: known?.evidence ?? 'unavailable',
      findings: run.findings() ?? [],
      identity: identifyToken(token),
    });
  }
  return reviews;
}

function withKnownSecret(study: Study): Study {
  return { ...study, evidence: { ...study.evidence, isSecretKnown: true } };
}
