import type { DecodedToken } from '../decode/decoded-token.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import type { KeyOrigin } from '../keys/key-origin.ts';
import type { SdJwtReport } from '../verdict/sd-jwt-report.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { say } from '../words/say.ts';
import type { ReceiverProfile } from './expectation-texts.ts';
import type { Expectations } from './expectations.ts';

/** What a verifier looks at, in the order in which it does. */
export type CheckName =
  | 'form'
  | 'algorithm'
  | 'signature'
  | 'key'
  | 'expiry'
  | 'not-before'
  | 'issued-at'
  | 'issuer'
  | 'audience'
  | 'type'
  | 'claims'
  | 'scopes'
  | 'profile'
  /** Of an SD-JWT. */
  | 'disclosures'
  | 'key-binding'
  /** Where one is expected. */
  | 'nonce';

/** What one check came to, and why; words hold values of the token cut short. */
export type Outcome =
  | { readonly result: 'pass'; readonly reason: string }
  | {
      readonly result: 'fail';
      readonly reason: string;
      /** The same in a few words, to be after "Rejected:". */
      readonly brief: string;
      /** How long ago, where it counts: "3 minutes ago". */
      readonly ago?: string;
      /** The code of the finding that makes it fail, where one does. */
      readonly code?: string;
    }
  | {
      readonly result: 'skipped';
      readonly reason: string;
      /** What an answer waits for: "no key". Undefined where none was asked for. */
      readonly missing?: string;
      /** The profile that the token looks like, where none is chosen. */
      readonly profile?: LikelyProfile;
    };

export type LikelyProfile = Extract<ReceiverProfile, 'access-token' | 'id-token' | 'logout-token'>;

export type Check = { readonly name: CheckName } & Outcome;

/** What the checks look at. */
export interface CheckSubject {
  /** The innermost token, whose claims are checked. */
  readonly token: DecodedToken;
  /** Of an SD-JWT those of the processed payload; undefined where they can't be read. */
  readonly claims: JsonObject | undefined;
  readonly disclosures: SdJwtReport | undefined;
  /** The token itself and those nested in it, the outermost first. */
  readonly layers: readonly CheckedLayer[];
  readonly expectations: Expectations;
  /** Seconds since 1970-01-01 UTC, by the clock of this machine. */
  readonly now: number;
}

export interface CheckedLayer {
  readonly token: DecodedToken;
  /** Undefined while it is being worked out. */
  readonly verdict: SignatureVerdict | undefined;
  readonly keyOrigin: KeyOrigin;
}

/**
 * One check of every layer. The outermost layer that fails decides, then the
 * outermost that leaves the answer open, else the innermost.
 */
export function checkLayers(
  { layers }: Pick<CheckSubject, 'layers'>,
  check: (layer: CheckedLayer, isInnermost: boolean) => Outcome,
): Outcome {
  const last = layers.length - 1;
  const outcomes = layers.map((layer, index) => ({
    index,
    outcome: check(layer, index === last),
  }));
  const worst =
    outcomes.find(({ outcome }) => outcome.result === 'fail') ??
    outcomes.find(({ outcome }) => outcome.result === 'skipped' && outcome.missing !== undefined) ??
    outcomes.at(-1);
  if (!worst) return skip('');
  const { index, outcome } = worst;
  if (last === 0) return outcome;
  const reason = say`Layer ${index + 1} of ${last + 1}: ${outcome.reason}`;
  return { ...outcome, reason };
}

export function pass(reason: string): Outcome {
  return { result: 'pass', reason };
}

export function reject(brief: string, reason: string): Outcome {
  return { result: 'fail', reason, brief };
}

export function skip(reason: string, missing?: string): Outcome {
  return missing === undefined
    ? { result: 'skipped', reason }
    : { result: 'skipped', reason, missing };
}
