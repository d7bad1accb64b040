import type { SdJwt } from '../decode/decode-sd-jwt.ts';
import type { JsonPart } from '../decode/decoded-token.ts';
import type { DigestedDisclosure, ProcessedPayload } from '../decode/process-disclosures.ts';
import type { KeyBindingVerdict } from './key-binding-verdict.ts';

/** All that can be told of an SD-JWT besides its signature. */
export interface SdJwtReport {
  readonly sdJwt: SdJwt;
  /** "_sd_alg" of the payload, or the default (RFC 9901 §4.1.1). */
  readonly hash: { readonly name: string; readonly isKnown: boolean };
  readonly payload: JsonPart | undefined;
  readonly disclosures: readonly DigestedDisclosure[];
  /** With every disclosure that is there; undefined where the payload cannot be read. */
  readonly processed: ProcessedPayload | undefined;
  /** The processed payload as JSON: the claims that count. */
  readonly claims: JsonPart | undefined;
  readonly keyBinding: KeyBindingVerdict | undefined;
}
