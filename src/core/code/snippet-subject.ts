import type { SecretEncoding } from '../keys/key-material.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';

/** What code is written for, whether it verifies or signs. */
export interface SnippetSubject {
  readonly target: SnippetTarget;
  readonly issuer: string | undefined;
  /** The one name of the verifier that the code insists on. */
  readonly audience: string | undefined;
  readonly type: string | undefined;
  readonly keyId: string | undefined;
  /** Claims that must be there: "exp" where the token has it, and those of the expectations. */
  readonly requiredClaims: readonly string[];
  /** Seconds by which the clocks may differ. */
  readonly tolerance: number;
  /** Seconds that a new token is valid. */
  readonly lifetime: number;
  /** Characters of the token. */
  readonly length: number;
  /** The token names a key that its holder must prove to have ("cnf"). */
  readonly isBound: boolean;
  /** How it is sent along. */
  readonly scheme: 'Bearer' | 'DPoP';
  readonly key: SnippetKey;
}

/** The kind of token, and the algorithms that the code pins. */
export type SnippetTarget =
  | {
      readonly form: 'jws' | 'sd-jwt';
      readonly algorithm: SignatureAlgorithm;
      /** "crv" of the key, where it is known. */
      readonly curve: string | undefined;
    }
  | { readonly form: 'jwe'; readonly algorithm: string; readonly encryption: string };

/** Where the code takes its key from. */
export type SnippetKey =
  | { readonly from: 'environment'; readonly encoding: SecretEncoding }
  /** A PEM, or for symmetric algorithms the secret as it is typed. */
  | { readonly from: 'code'; readonly text: string; readonly encoding: SecretEncoding }
  /** The key set that the issuer's own metadata names. */
  | { readonly from: 'issuer' };

export type SnippetRole = 'verify' | 'sign';

export interface CodeFile {
  readonly name: string;
  readonly code: string;
}

/** Why there is no code. */
export type NoSnippet =
  /** The library cannot do the algorithm. */
  | { readonly code: 'algorithm'; readonly detail?: string }
  /** The library only verifies, or the tool does neither. */
  | { readonly code: 'role' }
  /** The library reads neither encrypted tokens nor SD-JWTs, or only one of them. */
  | { readonly code: 'form' };
