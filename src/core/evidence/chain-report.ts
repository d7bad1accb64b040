import type { Outcome } from '../checks/check.ts';
import type { KeyMaterial } from '../keys/key-material.ts';
import type { KnownOrigins } from '../keys/known-origins.ts';
import type { LifetimePhase } from '../time/lifetime.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';

/** What keeps one certificate from being part of a path to a trusted root. */
export type CertificateFault =
  /** Not as RFC 7515 §4.1.6 has it: PEM, base64url, or with line breaks. */
  | 'form'
  | 'unreadable'
  | 'not-der'
  | 'version'
  | 'algorithms-differ'
  | 'repeated-extension'
  | 'broken-extension'
  | 'critical-extension'
  | 'policy'
  | 'issuer-name'
  | 'signature'
  | 'signature-unchecked'
  | 'weak-hash'
  | 'small-key'
  | 'unusable-key'
  | 'not-ca'
  | 'no-cert-sign'
  | 'path-length'
  | 'no-digital-signature'
  | 'purpose'
  | 'name-excluded'
  | 'name-not-permitted'
  | 'unknown-constraint'
  | 'repeated'
  | 'own-signature'
  | 'expired'
  | 'not-yet';

/** What keeps the chain as a whole from being trusted. */
export type ChainFault =
  | 'no-roots'
  | 'too-many-roots'
  | 'repeated-parameter'
  | 'not-a-list'
  | 'too-long'
  | 'no-anchor'
  /** A root has the name of the issuer and another key. */
  | 'other-key'
  /** The certificate that was given as a root is the signer’s own. */
  | 'leaf-as-root'
  | 'root-from-token'
  | 'time-unreadable'
  /** One of the certificates has a fault. */
  | 'certificate';

export interface FoundFault {
  readonly code: CertificateFault;
  /** What it is about: an extension, a name, a hash or a number of bits. */
  readonly about?: string | undefined;
}

/** One certificate of the path from the signer to a root. */
export interface ChainLink {
  /** `extra`: above the certificate that is trusted, and so of no use. */
  readonly role: 'leaf' | 'intermediate' | 'anchor' | 'extra';
  /** Distinguished names as RFC 4514 writes them; empty where the certificate can’t be read. */
  readonly subject: string;
  readonly issuer: string;
  /** Seconds since 1970-01-01 UTC; NaN where they can’t be read. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** SHA-256 over the DER, in hex. */
  readonly fingerprint: string;
  readonly isSelfIssued: boolean;
  readonly faults: readonly FoundFault[];
}

/** A path to one of the roots that the user gave. */
export interface ChainPath {
  /** The signer first, then up to the root; last those that are of no use. */
  readonly links: readonly ChainLink[];
  readonly anchorKey: KeyMaterial | undefined;
}

/** All that certificates say of the signer of a token, whatever the time is. Belongs to one token and the roots given. */
export interface ChainReport {
  /** One for each root that issued a certificate of the chain. */
  readonly paths: readonly ChainPath[];
  /** The chain as it is in the token, where it leads to no root. */
  readonly links: readonly ChainLink[];
  readonly faults: readonly ChainFault[];
  /** Parts of the text of the roots that are not certificates. */
  readonly unreadRoots: number;
  /** What the signature of the token is to the key of its first certificate. */
  readonly signature: SignatureVerdict | undefined;
  /** The time that the user checks as of; undefined for now. In seconds since 1970-01-01 UTC. */
  readonly asOf: number | 'unreadable' | undefined;
  /** The times at which the chain begins or ceases to hold, in seconds since 1970-01-01 UTC. */
  readonly boundaries: readonly number[];
  readonly words: ChainWords;
  /** What the chain makes of a verdict (`weighChain`), which arrives with what verifies chains. */
  readonly weigh: (
    verdict: SignatureVerdict,
    terms: ChainTerms,
    known: KnownOrigins,
  ) => SignatureVerdict | undefined;
}

/** What a chain is weighed by, besides its certificates. */
export interface ChainTerms {
  readonly report: ChainReport;
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
  /** The subject that the user expects of the signer’s certificate; empty where none is. */
  readonly signer: string;
}

/** The words for chains, which arrive with what verifies them: most visits never need them. */
export interface ChainWords {
  /** Why a chain is not trusted, in sentences. */
  readonly explain: (chain: JudgedChain) => string;
  /** The answer of the page where an API rejects the chain; undefined where that can’t be told. */
  readonly failure: (chain: JudgedChain) => string | undefined;
  /** The answer where that can’t be told. */
  readonly obstacle: (chain: JudgedChain) => string;
  /** What the check of the key comes to by a chain that is not trusted. */
  readonly checkKey: (chain: JudgedChain) => Outcome;
  /** The verdict by a trusted chain. */
  readonly title: (phase: LifetimePhase) => string;
  readonly trusted: (chain: NamedChain) => string;
  /** Whether the signer is the one that the user expects. */
  readonly checkSigner: (chain: NamedChain) => Outcome;
  /** The answers of the page by a trusted chain. */
  readonly unconfirmed: () => string;
  readonly unchecked: (issuer: boolean, audience: boolean) => string;
  readonly accepted: (audience: string | undefined) => string;
}

/** Whom a trusted chain names, as distinguished names. */
export interface NamedChain {
  readonly subject: string;
  readonly root: string;
  /** The subject that the user expects; empty where none is. */
  readonly expected: string;
}

/** The chain at one moment. */
export interface JudgedChain {
  readonly isTrusted: boolean;
  readonly links: readonly ChainLink[];
  readonly faults: readonly ChainFault[];
}
