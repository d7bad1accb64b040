import type { LineEnds } from '../decode/attach-payload.ts';
import type { Fault } from '../decode/decoded-token.ts';
import type { CriticalProblem } from '../decode/read-critical.ts';
import type { ChainWords, JudgedChain, NamedChain } from '../evidence/chain-report.ts';
import type { CertificateRole, EmbeddedKey } from '../evidence/evidence.ts';
import type { FormatName, FormatUse, FormatWords } from '../formats/other-format.ts';
import type { ConfusionForm } from '../keys/confusion-form.ts';
import type { TextGuess } from '../keys/guess-text.ts';
import type { KeyLock, KeyMaterial, KeyProblem } from '../keys/key-material.ts';
import type { ArrivedOrigin, KeyParameter } from '../keys/key-origin.ts';
import type { KeyRefusal } from '../keys/key-refusal.ts';
import type { SecretReading } from '../keys/parse-secret.ts';
import type { KeySelection } from '../keys/select-key.ts';
import type { LibraryName, SignatureAlgorithm } from '../registry/algorithms.ts';
import type { DecryptionVerdict } from './decryption-verdict.ts';
import type { VerdictWords } from './verdict-words.ts';

/** What checking a signature came to, and why. */
export type SignatureVerdict =
  | { readonly state: 'empty' }
  | { readonly state: 'malformed'; readonly reason: 'no-token' }
  | { readonly state: 'malformed'; readonly reason: 'faults'; readonly faults: readonly Fault[] }
  | OtherFormatVerdict
  /** What opens it could not be fetched. */
  | { readonly state: 'encrypted'; readonly reason: 'not-loaded' }
  | OpeningVerdict
  | { readonly state: 'unsupported'; readonly reason: 'no-algorithm' | 'insecure-page' }
  | { readonly state: 'unsupported'; readonly reason: 'unknown-algorithm'; readonly name: string }
  | {
      readonly state: 'unsupported';
      readonly reason: 'not-in-browser';
      readonly name: string;
      /** The library that has it, and could not be fetched. */
      readonly library?: LibraryName | undefined;
    }
  | {
      readonly state: 'unsupported';
      readonly reason: 'critical';
      readonly names: readonly string[];
      /** Whether the signature matches all the same; undefined where that was not worked out. */
      readonly matches?: boolean | undefined;
    }
  /** The list of extensions breaks the rules for it. */
  | {
      readonly state: 'unsupported';
      readonly reason: 'critical-broken';
      readonly problem: CriticalProblem;
    }
  /** The check threw, which is a bug. */
  | { readonly state: 'unverified'; readonly reason: 'check-failed' }
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
  | {
      readonly state: 'invalid';
      readonly reason: 'edited';
      /** The key in the Key field can sign it again. */
      readonly canSign: boolean;
    }
  /** No key of the algorithm's kind is there, so nothing was checked. */
  | {
      readonly state: 'unverified';
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
      /** What is wrong with the key itself, where it is not the engine that rejected it. */
      readonly refusal?: KeyRefusal | undefined;
    }
  /** Checked, as the user asked, with the key that the token brought along: that says nothing of who made it. */
  | {
      readonly state: 'unverified';
      readonly reason: 'self-verifying';
      readonly algorithm: SignatureAlgorithm;
      readonly embedded: EmbeddedKey;
    }
  /** The certificate in the Key field is not the signer's, but is above it in the chain of "x5c". */
  | {
      readonly state: 'unverified';
      readonly reason: 'chain-certificate';
      readonly algorithm: SignatureAlgorithm;
      readonly embedded: EmbeddedKey;
      readonly role: Exclude<CertificateRole, 'leaf' | 'unrelated'>;
    }
  /** The certificates of "x5c" lead to no root that the user gave, or one of them does not hold. */
  | {
      readonly state: 'unverified';
      readonly reason: 'chain-untrusted';
      readonly algorithm: SignatureAlgorithm;
      readonly chain: JudgedChain;
      readonly chainWords: ChainWords;
    }
  /** A DPoP proof (RFC 9449), checked with its own key: it matches or not, and says nothing of who has the key. */
  | {
      readonly state: 'unverified';
      readonly reason: 'proves-possession';
      readonly algorithm: SignatureAlgorithm;
      /** RFC 7638, SHA-256, base64url. */
      readonly thumbprint: string;
    }
  | {
      readonly state: 'invalid';
      readonly reason: 'proof-mismatch';
      readonly algorithm: SignatureAlgorithm;
      readonly thumbprint: string;
    }
  /** An HMAC whose secret is a public key. */
  | {
      readonly state: 'invalid';
      readonly reason: 'key-confusion';
      readonly algorithm: SignatureAlgorithm;
      readonly form: ConfusionForm;
    }
  /** It matches a key that was fetched from where the token's own header says. */
  | {
      readonly state: 'unverified';
      readonly reason: 'key-named-by-token';
      readonly algorithm: SignatureAlgorithm;
      readonly parameter: KeyParameter;
    }
  | ({
      readonly state: 'invalid';
      readonly reason: 'mismatch';
      readonly suggestion: SecretReading | undefined;
    } & Attempt)
  | ({
      readonly state: 'verified';
      readonly key: KeyMaterial;
      /** Where the key came from, if it arrived with the token. */
      readonly origin?: ArrivedOrigin;
      /** The key is that of the first certificate in "x5c", whose chain ends in a root that the user gave. */
      readonly chain?: TrustedChain;
      /** Of a detached payload: with which line ends it matches. */
      readonly lineEnds?: LineEnds | undefined;
      /** Critical extensions that say who signed for whom, which an API must compare. */
      readonly extensions?: readonly string[] | undefined;
    } & Attempt);

/** A chain that ends in a root of the user’s, and whom it names. */
export interface TrustedChain extends NamedChain {
  readonly links: JudgedChain['links'];
  readonly words: ChainWords;
}

/** No JWT but a text of another format; its words arrive with what recognizes it. */
export interface OtherFormatVerdict {
  readonly state: 'malformed';
  readonly reason: 'other-format';
  readonly format: FormatName;
  readonly words: FormatWords;
  /** What the page can do with the text. */
  readonly use: FormatUse | undefined;
}

/**
 * Of an encrypted token. It brings its words along: they arrive with what
 * decrypts, which most visits never need.
 */
export interface OpeningVerdict {
  readonly state: DecryptionVerdict['state'];
  readonly reason: 'opening';
  readonly opening: DecryptionVerdict;
  readonly words: VerdictWords;
}

/** How the keys were chosen that were tried. */
interface Attempt {
  readonly algorithm: SignatureAlgorithm;
  readonly tried: readonly KeyMaterial[];
  readonly by: KeySelection['by'];
  /** "kid" of the token's header. */
  readonly keyId: string | undefined;
  /** All keys in the Key box. */
  readonly keys: readonly KeyMaterial[];
  /** The library that did the work, where this browser's WebCrypto lacks the algorithm. */
  readonly library?: LibraryName | undefined;
}

export type VerdictState = SignatureVerdict['state'];
