import type { DecodedToken } from '../decode/decoded-token.ts';
import type { KeyOrigin } from '../keys/key-origin.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import type { Expectations } from './expectations.ts';

/** What a receiver looks at, in the order in which it does. */
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
  | 'profile';

/** What one check came to, and why; words hold values of the token cut short. */
export type Outcome =
  | { readonly result: 'pass'; readonly reason: string }
  | {
      readonly result: 'fail';
      readonly reason: string;
      /** The same in a few words, to stand after "Rejected:". */
      readonly brief: string;
      /** How long ago, where it counts: "3 minutes ago". */
      readonly ago?: string;
    }
  | {
      readonly result: 'skipped';
      readonly reason: string;
      /** What an answer waits for: "no key". Undefined where none was asked for. */
      readonly missing?: string;
    };

export type Check = { readonly name: CheckName } & Outcome;

/** What the checks look at. */
export interface CheckSubject {
  readonly token: DecodedToken;
  /** Undefined while it is being worked out. */
  readonly verdict: SignatureVerdict | undefined;
  readonly keyOrigin: KeyOrigin;
  readonly expectations: Expectations;
  /** Seconds since 1970-01-01 UTC, by the clock of this machine. */
  readonly now: number;
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
