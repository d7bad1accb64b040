import type { FindingPlace } from '../audit/audit-rule.ts';
import type { ConfusionForm } from '../keys/confusion-form.ts';
import type { ExampleKey } from '../keys/example-keys.ts';
import type { Jwk, KeyMaterial } from '../keys/key-material.ts';
import type { CertificateForm, KeyRepair } from '../keys/key-repair.ts';
import type { RsaWeakness } from '../keys/rsa-weakness.ts';
import type { StatusEvidence } from '../status-list/status-evidence.ts';
import type { SdJwtReport } from '../verdict/sd-jwt-report.ts';
import type { ContainedReport } from './contained-report.ts';

/**
 * What must be worked out before some rules can speak: it takes WebCrypto, or
 * libraries that are not on the page from the start. Belongs to one token with
 * one reading of the Key box.
 */
export interface Evidence {
  /** The key in the header, of a signed token. */
  readonly embedded: EmbeddedKey | undefined;
  /** The form of a public key that was the HMAC secret of this signature. */
  readonly confusion: ConfusionForm | undefined;
  /** The signature is an HMAC with an empty secret. */
  readonly isSecretEmpty: boolean;
  /** The secret of the signature is one that everybody tries first, or was found by trying. */
  readonly isSecretKnown: boolean;
  /** Every key in the Key box, in the header and in the claims that may hold one. */
  readonly keys: readonly KeyFacts[];
  /** "kid" of every entry of a JWK Set in the Key box, those that are not keys for us included. */
  readonly keyIds: readonly string[];
  /** SHA-256 over the SPKI of each key in the Key box, as base64; gathered where a claim holds such a fingerprint. */
  readonly keyFingerprints?: readonly string[];
  /** The certificates of "x5c", the leaf first. */
  readonly certificates: readonly CertificateFacts[];
  /** Where the Key field holds a certificate and the header a chain. */
  readonly role?: CertificateRole | undefined;
  /** Hashes of the leaf, as base64url; undefined where there is none. */
  readonly leafHashes: { readonly sha1: string; readonly sha256: string } | undefined;
  /** The disclosures of an SD-JWT, each with its place. */
  readonly disclosures?: SdJwtReport | undefined;
  /** What a status list says of it, or whether it is one that can be read. */
  readonly status?: StatusEvidence | undefined;
  /** What another token of the same text says against it, or against its key. */
  readonly pairs?: readonly PairFact[];
  /** What another token or code of the same text confirms. */
  readonly heldPairs?: readonly HeldPair[];
  /** The tokens in its header and payload, where it has some. */
  readonly contained?: ContainedReport | undefined;
}

/** What is known of a token that calls for nothing to be worked out. */
export const NO_EVIDENCE: Evidence = {
  embedded: undefined,
  confusion: undefined,
  isSecretEmpty: false,
  isSecretKnown: false,
  keys: [],
  keyIds: [],
  certificates: [],
  leafHashes: undefined,
};

/** The claims that are hashes of what came or is sent with the token. */
export type HashClaim = 'at_hash' | 'c_hash' | 's_hash' | 'ath';

/** A token with a key in "cnf" and a proof signed with that key: of a workload (WIMSE) or of a client. */
export type ConfirmedPair = 'workload' | 'client';

/** What two tokens side by side show; `other` counts the tokens of the text from 1. */
export type PairFact =
  /** The claim is the hash of another access token, code or state than the one at hand; `other` is undefined for what is not a token of ours. */
  | {
      readonly kind: 'hash';
      readonly claim: HashClaim;
      readonly other: number | undefined;
    }
  /** The proof is by another key than the one the access token is bound to. */
  | { readonly kind: 'bound-key'; readonly place: 'proof' | 'token'; readonly other: number }
  /** A proof and the token with its key ("cnf") do not belong together; `place` is the token at hand. */
  | {
      readonly kind: 'confirmation';
      readonly pair: ConfirmedPair;
      readonly place: 'proof' | 'token';
      readonly fault: 'key' | 'hash' | 'client';
      readonly other: number;
    }
  /** Two ECDSA signatures with the same r over different inputs. */
  | { readonly kind: 'nonce'; readonly other: number }
  /** Two encryptions in GCM with the same initialization vector, of the content or of its key. */
  | { readonly kind: 'iv'; readonly place: 'token' | 'header'; readonly other: number };

/**
 * What binds a token to another one of the text and holds. A DPoP proof counts only if it is signed
 * with the key that it carries. "unchecked": hashes of an ID token whose value is not in its response.
 */
export interface HeldPair {
  readonly subject: 'proof' | 'request' | 'access-token' | 'id-token' | 'unchecked' | ConfirmedPair;
  /** The claims that bind the two: "jkt" and "ath", "htm" and "htu", "cnf" and "wth", or "at_hash", "c_hash" and "s_hash". */
  readonly claims: readonly string[];
}

/** A key that the token carries itself, and so proves nothing about who made it. */
export interface EmbeddedKey {
  readonly member: 'jwk' | 'x5c' | 'x5u';
  /** Whether the signature is one of this key's; undefined where that cannot be checked here. */
  readonly matches: boolean | undefined;
  /** It is one of the keys in the Key box, too. */
  readonly isUsers: boolean;
}

export interface KeyFacts {
  readonly where: FindingPlace;
  /** The JWK without its secret members. A PEM key is given as the JWK it would be. */
  readonly jwk: Jwk;
  readonly kind: KeyMaterial['kind'];
  /** RFC 7638, SHA-256, base64url. */
  readonly thumbprint: string | undefined;
  readonly example: ExampleKey | undefined;
  readonly weaknesses: readonly RsaWeakness[];
  /** What was put right to read it. */
  readonly repairs?: readonly KeyRepair[];
  /** The text that is in its modulus. */
  readonly placeholder?: string | undefined;
  /** Of the certificate that it came with. */
  readonly certificate?: KeyCertificate | undefined;
  /** The key as it is tried, where this is one of the Key box. */
  readonly material: KeyMaterial | undefined;
}

/** A key's certificate beside the key (RFC 7517 §4.7 to §4.9). */
export interface KeyCertificate {
  /** It holds another key. */
  readonly isForeign: boolean;
  /** Thumbprints in the JWK that are not those of the certificate. */
  readonly wrongThumbprints: readonly string[];
  /** Seconds since 1970-01-01 UTC; undefined where it cannot be read. */
  readonly validity: { readonly notBefore: number; readonly notAfter: number } | undefined;
}

/** What a certificate in the Key field is to the chain in "x5c". */
export type CertificateRole = 'leaf' | 'intermediate' | 'root' | 'issuer' | 'unrelated';

/** What can be said of one entry of "x5c" on its own and beside the next. */
export type CertificateFacts =
  | { readonly state: 'unreadable'; readonly fault: 'not-base64' | 'not-certificate' }
  | {
      readonly state: 'read';
      /** How it is written, where that is not plain base64. */
      readonly form?: CertificateForm | undefined;
      /** Seconds since 1970-01-01 UTC. */
      readonly notBefore: number;
      readonly notAfter: number;
      readonly isSelfIssued: boolean;
      /** The common name of its subject, or else all of its name. */
      readonly subject: string;
      /** SHA-256 over the whole certificate, in hex. */
      readonly fingerprint: string;
      /** The old hash that its signature is made with. */
      readonly weakHash: string | undefined;
      readonly key: KeyMaterial | undefined;
      /** Whether the next certificate bears its issuer's name; undefined for the last. */
      readonly isIssuedByNext: boolean | undefined;
      /** Whether the next certificate's key made its signature; undefined for the last, or where that cannot be checked. */
      readonly isSignedByNext: boolean | undefined;
    };
