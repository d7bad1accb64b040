import type { Finding } from '../audit/audit-rule.ts';
import type { Expectations } from '../checks/expectations.ts';
import type { DecodedToken } from '../decode/decoded-token.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { KeyOrigin } from '../keys/key-origin.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';

/** One token of a nested token, with all that is known of it. */
export interface ReviewedLayer {
  /** With its plaintext where it is encrypted and open. */
  readonly token: DecodedToken;
  /** Weighed by `weighVerdict`; undefined while it is being worked out. */
  readonly verdict: SignatureVerdict | undefined;
  /** Of the key that the verdict rests on, or of those in the Key field. */
  readonly keyOrigin: KeyOrigin;
  /** `unavailable`: the code that gathers it could not be loaded, failed, or took too long. */
  readonly evidence: Evidence | 'pending' | 'unavailable';
  /** Those of the final audit, which knows the evidence. */
  readonly findings: readonly Finding[] | 'pending' | 'unavailable';
}

/** A token and those nested in it, the outermost first. */
export interface ReviewedToken {
  readonly layers: readonly [ReviewedLayer, ...ReviewedLayer[]];
}

/** What the answer of an API depends on. */
export interface ConclusionSubject extends ReviewedToken {
  readonly expectations: Expectations;
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
}

/** The layer whose claims count: the innermost that could be read (RFC 7519 §7.2). */
export function innermost<Layer>(layers: readonly [Layer, ...Layer[]]): Layer {
  return layers.at(-1) ?? layers[0];
}
