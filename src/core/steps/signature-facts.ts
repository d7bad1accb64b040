import type { SignatureAlgorithm } from '../registry/algorithms.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** What a signature is made of, as far as the keys at hand show it. */
export type SignatureFacts = CommonFacts &
  (HmacFacts | RsaFacts | PssFacts | EcdsaFacts | EdDsaFacts | MlDsaFacts);

interface CommonFacts {
  /** The one that the key chooses, where the name leaves a choice. */
  readonly algorithm: SignatureAlgorithm;
  readonly input: Bytes;
  /** The one in the token. */
  readonly signature: Bytes;
  /** As it is in the token. */
  readonly encoded: string;
  /** The one that the key in the Key field makes of the input, where it is always the same. */
  readonly made: Bytes | undefined;
  readonly hasKey: boolean;
}

export interface HmacFacts {
  readonly family: 'hmac';
  readonly hash: HashName;
  /** Undefined without the secret. */
  readonly keyed: HmacSteps | undefined;
}

/** RFC 2104 §2. */
export interface HmacSteps {
  /** The secret is longer than a block, so its hash takes its place. */
  readonly isHashed: boolean;
  readonly keyBlock: Bytes;
  readonly innerPad: Bytes;
  readonly outerPad: Bytes;
  readonly inner: Bytes;
  readonly outer: Bytes;
}

export interface RsaFacts {
  readonly family: 'rsa';
  readonly hash: HashName;
  readonly digest: Bytes;
  /** EMSA-PKCS1-v1_5 of the input (RFC 8017 §9.2); undefined where the length of the modulus is not known. */
  readonly message: Bytes | undefined;
  /** What the public key makes of the signature. */
  readonly opened: Bytes | undefined;
}

export interface PssFacts {
  readonly family: 'pss';
  readonly hash: HashName;
  readonly digest: Bytes;
  /** What the public key makes of the signature. */
  readonly opened: Bytes | undefined;
  /** Undefined where what was opened is not encoded as RFC 8017 §9.1 says. */
  readonly message: PssSteps | undefined;
}

/** RFC 8017 §9.1.2. */
export interface PssSteps {
  readonly maskedBlock: Bytes;
  readonly mask: Bytes;
  /** The data block: zeros, 01 and the salt. */
  readonly block: Bytes;
  readonly salt: Bytes;
  /** The hash that is in the signature. */
  readonly hash: Bytes;
  /** The hash of the input’s hash with the salt, which must be the same. */
  readonly expected: Bytes;
}

export interface EcdsaFacts {
  readonly family: 'ecdsa';
  readonly hash: HashName;
  readonly digest: Bytes;
  /** Undefined where the signature has another length than two numbers of the curve. */
  readonly numbers: EcdsaNumbers | undefined;
}

export interface EcdsaNumbers {
  readonly r: Bytes;
  readonly s: Bytes;
  readonly isHighS: boolean;
  readonly der: Bytes;
}

export interface EdDsaFacts {
  readonly family: 'eddsa';
  /** Undefined where the signature has another length. */
  readonly halves: { readonly point: Bytes; readonly scalar: Bytes } | undefined;
  /** SHA-512 of R, the public key and the input: of Ed25519 alone, as browsers lack SHAKE256. */
  readonly challenge: Bytes | undefined;
}

export interface MlDsaFacts {
  readonly family: 'ml-dsa';
  /** Undefined where the signature has another length. */
  readonly parts:
    | { readonly challenge: Bytes; readonly response: Bytes; readonly hint: Bytes }
    | undefined;
}
