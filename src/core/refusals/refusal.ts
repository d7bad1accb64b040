import type { Reference } from '../audit/audit-rule.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import type { Jwk } from '../keys/key-material.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';

/** What a token that must be rejected is an attack on. */
export type RefusalGroup = 'algorithm' | 'signature' | 'key' | 'claims' | 'form';

/** What signs a planned token. */
export type Signer =
  /** The key in the Key field. */
  | { readonly key: 'user' }
  /** The same key, for another algorithm. */
  | { readonly key: 'user'; readonly algorithm: string }
  /** A fresh key of the same kind. */
  | { readonly key: 'fresh' }
  /** The fresh key whose public key goes into the header, or to the attacker’s URL. */
  | { readonly key: 'attacker' }
  /** Bytes that are not secret, as an HMAC key. */
  | { readonly key: 'bytes'; readonly algorithm: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** How a token is made: written as it is, or signed over its header and payload. */
export type Making =
  | { readonly by: 'writing'; readonly token: string }
  | {
      readonly by: 'signing';
      /** JSON texts; they are encoded as they are. */
      readonly header: string;
      readonly payload: string;
      readonly signer: Signer;
    };

/** A token that an API must reject, before it is made. */
export interface PlannedRefusal {
  readonly id: string;
  readonly group: RefusalGroup;
  readonly title: string;
  /** Why an API must reject the token. */
  readonly reason: string;
  readonly reference: Reference;
  /** Status codes that say so. */
  readonly statuses: readonly number[];
  readonly making: Making;
}

/** A token that an API must reject. */
export interface Refusal extends Omit<PlannedRefusal, 'making'> {
  readonly token: string;
}

/** Why there is no token that an API must accept. */
export type ControlProblem = 'not-verified' | 'expired' | 'not-yet';

/** The tokens that an API must reject, with the one that it must accept. */
export interface RefusalSet {
  /** Undefined where `controlProblem` says why. */
  readonly control: string | undefined;
  readonly controlProblem: ControlProblem | undefined;
  readonly refusals: readonly Refusal[];
  /** What can only be made with a key that signs. */
  readonly missing: readonly PlannedRefusal[];
  /** When the control expires, in seconds since 1970-01-01 UTC. */
  readonly expires: number | undefined;
  /** How the token is sent. */
  readonly scheme: 'Bearer' | 'DPoP';
  /** The control was made with the key in the Key field. */
  readonly isSigned: boolean;
  /** The signature of the token on the page matches the key. */
  readonly isVerified: boolean;
  readonly attacker: AttackerFiles;
}

/** What of a set is exported: the control, and the chosen tokens. */
export interface ExportedSet {
  readonly control: string | undefined;
  readonly refusals: readonly Refusal[];
  /** When the control expires, in seconds since 1970-01-01 UTC. */
  readonly expires: number | undefined;
  readonly scheme: RefusalSet['scheme'];
}

/** What the attacker’s URL must serve, so that an API that follows it finds the key. */
export interface AttackerFiles {
  readonly url: string;
  readonly keySet: string;
  readonly certificate: string;
}

/** A form of the public key that an API may take for an HMAC secret. */
export interface PublicForm {
  readonly form: 'pem' | 'pem-trimmed' | 'jwk';
  readonly text: string;
}

/** The attacker’s public key, as headers carry it. */
export interface Attacker {
  readonly algorithm: string;
  readonly jwk: Jwk;
  /** Self-signed, as base64 of DER (RFC 7515 §4.1.6). */
  readonly certificate: string;
  /** Ends in a slash. */
  readonly url: string;
}

/** What the tokens are made from: the control, and what is around it. */
export interface RefusalSubject {
  readonly algorithm: SignatureAlgorithm;
  /** JSON texts of the control. */
  readonly header: string;
  readonly payload: string;
  readonly headerObject: JsonObject;
  readonly claims: JsonObject;
  /** The three parts of the control as they are encoded. */
  readonly parts: readonly [header: string, payload: string, signature: string];
  readonly publicForms: readonly PublicForm[];
  readonly attacker: Attacker;
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
  readonly expires: number | undefined;
}

/** What RFC 6750 §3.1 says for an invalid token. */
export const UNAUTHORIZED: readonly number[] = [401];
/** A token that is none may be called a bad request (RFC 6750 §3.1). */
export const UNAUTHORIZED_OR_BAD: readonly number[] = [400, 401];
