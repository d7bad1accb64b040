import type { Fault } from '../decode/decoded-token.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import type { SignatureVerdict } from './signature-verdict.ts';

/** What checking a Key Binding JWT came to (RFC 9901 §7.3), without the words for it. */
export interface KeyBindingVerdict {
  readonly state: 'verified' | 'invalid' | 'unverified' | 'malformed';
  readonly faults: readonly KeyBindingFault[];
  /** As they are written in it: "aud", "nonce" and "iat", undefined where they are missing. */
  readonly audience: string | undefined;
  readonly nonce: string | undefined;
  /** A NumericDate, in seconds. */
  readonly issuedAt: number | undefined;
  /** Undefined where the payload can't be read. */
  readonly claims: JsonObject | undefined;
}

export type KeyBindingFault =
  | { readonly code: 'form'; readonly fault: Fault }
  | { readonly code: 'type'; readonly type: string | undefined }
  | { readonly code: 'no-key' | 'key-elsewhere' | 'key-unreadable' | 'symmetric' | 'unsecured' }
  /** Its payload is not encoded. */
  | { readonly code: 'unencoded' }
  /** The key in "cnf" is of another kind than "alg" asks for. */
  | { readonly code: 'other-kind'; readonly algorithm: string }
  /** The signature, in the words of a signature's verdict. */
  | { readonly code: 'signature'; readonly verdict: SignatureVerdict }
  | { readonly code: 'hash'; readonly stated: string; readonly computed: string }
  | { readonly code: 'claim-missing' | 'name-repeated'; readonly name: string }
  | { readonly code: 'hash-unknown'; readonly algorithm: string };
