import type { Fault } from '../decode/decoded-token.ts';
import type { ParameterFault } from '../decode/encryption-parameters.ts';
import type { ShapeFault } from '../decode/encryption-shape.ts';
import type { CriticalProblem } from '../decode/read-critical.ts';
import type { TextGuess } from '../keys/guess-text.ts';
import type { KeyLock, KeyMaterial, KeyProblem } from '../keys/key-material.ts';
import type { SecretReading } from '../keys/parse-secret.ts';
import type { Misfit } from '../keys/select-encryption-key.ts';
import type { EncryptionSuite, KeyManagementAlgorithm } from '../registry/encryption-algorithms.ts';
import type { SessionDerivation } from '../registry/session-derivations.ts';
import type { Cause } from './diagnosis.ts';

/** What the user allows to be done for one token; numbers, so that a larger one asks again. */
export interface Allowance {
  /** Rounds of PBKDF2, over all keys that are tried. */
  readonly iterations: number;
  /** Bytes of inflated plaintext. */
  readonly inflated: number;
}

/** What is done without asking: a second or two of work, and the bound of RFC 8725bis §3.15. */
export const USUAL_ALLOWANCE: Allowance = { iterations: 1_000_000, inflated: 250_000 };

/** More than this is not unpacked: a page cannot show it. */
export const MOST_INFLATED = 10_000_000;

/** How the keys were chosen that were tried. */
export interface DecryptionAttempt {
  readonly suite: EncryptionSuite;
  readonly tried: readonly KeyMaterial[];
  readonly by: 'kid' | 'kind';
  /** "kid" of the header. */
  readonly keyId: string | undefined;
  /** All keys in the Key box. */
  readonly keys: readonly KeyMaterial[];
}

/** What was different where the token was made: with it the token opens, which was tried. */
export type OpeningCause =
  | Extract<Cause, { kind: 'secret-made' | 'algorithm' }>
  /** "enc" in the header is another than the content was encrypted with. */
  | { readonly kind: 'encryption'; readonly name: string; readonly instead: string }
  /** The padding of RSA: OAEP with another hash in MGF1 than for the label, or PKCS #1 v1.5. */
  | {
      readonly kind: 'padding';
      readonly padding:
        | { readonly scheme: 'oaep'; readonly hash: string; readonly mgf: string }
        | { readonly scheme: 'pkcs1' };
    };

/** What opening an encrypted token came to, and why. */
export type DecryptionVerdict =
  | { readonly state: 'malformed'; readonly reason: 'faults'; readonly faults: readonly Fault[] }
  | {
      readonly state: 'unsupported';
      /** `header-alphabet`: the tag covers the header's text, which jose reads as base64url alone. */
      readonly reason: 'no-algorithm' | 'no-encryption' | 'insecure-page' | 'header-alphabet';
    }
  | {
      readonly state: 'unsupported';
      readonly reason: 'unknown-algorithm' | 'unknown-encryption' | 'unknown-compression';
      readonly name: string;
    }
  | {
      readonly state: 'unsupported';
      readonly reason: 'refused';
      readonly algorithm: KeyManagementAlgorithm;
    }
  | {
      readonly state: 'unsupported';
      readonly reason: 'critical-broken';
      readonly problem: CriticalProblem;
    }
  | {
      readonly state: 'unsupported';
      readonly reason: 'critical';
      readonly names: readonly string[];
    }
  | {
      readonly state: 'unsupported';
      readonly reason: 'not-in-browser';
      readonly suite: EncryptionSuite;
      readonly key: KeyMaterial;
    }
  | { readonly state: 'encrypted'; readonly reason: 'no-key'; readonly suite: EncryptionSuite }
  | {
      readonly state: 'encrypted';
      readonly reason: 'key-unreadable';
      readonly problem: KeyProblem;
    }
  | { readonly state: 'encrypted'; readonly reason: 'key-locked'; readonly lock: KeyLock }
  | {
      readonly state: 'encrypted';
      readonly reason: 'not-a-key';
      readonly suite: EncryptionSuite;
      readonly guess: TextGuess | undefined;
    }
  | {
      readonly state: 'encrypted';
      readonly reason: 'misfit';
      readonly suite: EncryptionSuite;
      readonly misfit: Misfit;
      readonly key: KeyMaterial;
      readonly keys: readonly KeyMaterial[];
      /** The "kid" that chose the key, where one did. */
      readonly keyId: string | undefined;
      /** "crv" of "epk". */
      readonly curve: string | undefined;
      readonly suggestion: SecretReading | undefined;
      readonly cause: OpeningCause | undefined;
    }
  | {
      readonly state: 'encrypted';
      readonly reason: 'key-refused';
      readonly suite: EncryptionSuite;
      readonly key: KeyMaterial;
    }
  /** It takes long, so that the user is asked first. */
  | {
      readonly state: 'encrypted';
      readonly reason: 'asks-iterations';
      readonly suite: EncryptionSuite;
      /** "p2c". */
      readonly count: number;
      /** How many keys it must be done for. */
      readonly keys: number;
    }
  | {
      readonly state: 'invalid';
      readonly reason: 'shape';
      readonly suite: EncryptionSuite;
      readonly faults: readonly ShapeFault[];
      readonly cause?: OpeningCause | undefined;
    }
  | {
      readonly state: 'invalid';
      readonly reason: 'parameter';
      readonly suite: EncryptionSuite;
      readonly fault: ParameterFault;
    }
  | ({
      readonly state: 'invalid';
      readonly reason: 'mismatch';
      /** What does not fit, where that can be told: the key to the encrypted key, or the content to its tag. */
      readonly failed: 'key' | 'content' | undefined;
      readonly suggestion: SecretReading | undefined;
      readonly cause: OpeningCause | undefined;
    } & DecryptionAttempt)
  | ({
      readonly state: 'decrypted';
      readonly reason: 'opened';
      readonly key: KeyMaterial;
      /** How a framework makes the key of its session from that secret, where it did. */
      readonly derivation?: SessionDerivation | undefined;
      /** Bytes before and after inflating; undefined where nothing was compressed. */
      readonly inflation: { readonly from: number; readonly to: number } | undefined;
    } & DecryptionAttempt)
  /** It is open; unpacked it is larger than was allowed, or than anything here can show. */
  | ({
      readonly state: 'decrypted';
      readonly reason: 'asks-inflation' | 'too-large';
      readonly key: KeyMaterial;
      /** Bytes of the compressed plaintext. */
      readonly from: number;
      /** Bytes after which unpacking was stopped. */
      readonly limit: number;
    } & DecryptionAttempt)
  | ({
      readonly state: 'decrypted';
      readonly reason: 'not-deflate';
      readonly key: KeyMaterial;
    } & DecryptionAttempt);
