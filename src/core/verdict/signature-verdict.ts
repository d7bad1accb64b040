import type { Fault } from '../decode/decoded-token.ts';
import type { TextGuess } from '../keys/guess-text.ts';
import type { KeyLock, KeyMaterial, KeyProblem } from '../keys/key-material.ts';
import type { SecretReading } from '../keys/parse-secret.ts';
import type { KeySelection } from '../keys/select-key.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';

/** What checking a signature came to, and why. */
export type SignatureVerdict =
  | { readonly state: 'empty' }
  | { readonly state: 'malformed'; readonly reason: 'no-token' }
  | { readonly state: 'malformed'; readonly reason: 'faults'; readonly faults: readonly Fault[] }
  | { readonly state: 'encrypted' }
  | { readonly state: 'unsupported'; readonly reason: 'no-algorithm' }
  | { readonly state: 'unsupported'; readonly reason: 'unknown-algorithm'; readonly name: string }
  | { readonly state: 'unsupported'; readonly reason: 'not-in-browser'; readonly name: string }
  | {
      readonly state: 'unsupported';
      readonly reason: 'critical';
      readonly names: readonly string[];
    }
  | { readonly state: 'unverified'; readonly reason: 'unsecured' }
  | {
      readonly state: 'unverified';
      readonly reason: 'no-key' | 'detached';
      readonly algorithm: SignatureAlgorithm;
    }
  | {
      readonly state: 'unverified';
      readonly reason: 'key-unreadable';
      readonly algorithm: SignatureAlgorithm;
      readonly problem: KeyProblem;
    }
  | {
      readonly state: 'unverified';
      readonly reason: 'not-a-key';
      readonly algorithm: SignatureAlgorithm;
      /** What the text may be instead. */
      readonly guess?: TextGuess | undefined;
    }
  | {
      readonly state: 'unverified';
      readonly reason: 'key-locked';
      readonly algorithm: SignatureAlgorithm;
      readonly lock: KeyLock;
    }
  | {
      readonly state: 'unverified';
      readonly reason: 'signature-empty';
      readonly algorithm: SignatureAlgorithm;
    }
  | {
      readonly state: 'invalid';
      readonly reason: 'signature-empty';
      readonly algorithm: SignatureAlgorithm;
    }
  /** The text was changed here and carries the signature of what it was before. */
  | { readonly state: 'invalid'; readonly reason: 'edited' }
  | {
      readonly state: 'invalid';
      readonly reason: 'wrong-kind';
      readonly algorithm: SignatureAlgorithm;
      readonly keys: readonly KeyMaterial[];
      /** The "kid" that chose the key, where one did. */
      readonly keyId: string | undefined;
    }
  | {
      readonly state: 'invalid';
      readonly reason: 'signature-length';
      readonly algorithm: SignatureAlgorithm;
      readonly length: number;
    }
  | {
      readonly state: 'unverified';
      readonly reason: 'key-refused';
      readonly algorithm: SignatureAlgorithm;
      readonly key: KeyMaterial;
    }
  | ({
      readonly state: 'invalid';
      readonly reason: 'mismatch';
      readonly suggestion: SecretReading | undefined;
    } & Attempt)
  | ({ readonly state: 'verified'; readonly key: KeyMaterial } & Attempt);

/** How the keys were chosen that were tried. */
interface Attempt {
  readonly algorithm: SignatureAlgorithm;
  readonly tried: readonly KeyMaterial[];
  readonly by: KeySelection['by'];
  /** "kid" of the token's header. */
  readonly keyId: string | undefined;
  /** All keys in the Key box. */
  readonly keys: readonly KeyMaterial[];
}

export type VerdictState = SignatureVerdict['state'];
