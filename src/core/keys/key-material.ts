import type { KeyType } from '../registry/algorithms.ts';

/** How a plain secret is turned into octets. */
export type SecretEncoding = 'utf8' | 'base64url' | 'base64' | 'hex';

/** The members of a JWK as JSON has them (RFC 7517 §4). */
export type Jwk = Readonly<Record<string, unknown>>;

/** The octets or members from which WebCrypto makes a key. */
export type KeySource =
  | { readonly form: 'jwk'; readonly jwk: Jwk }
  | { readonly form: 'spki' | 'pkcs8'; readonly der: Uint8Array<ArrayBuffer> };

interface KeyNames {
  /** "kid", where the key has one. */
  readonly keyId: string | undefined;
  /** "alg" of a JWK: the one algorithm the key is meant for (RFC 7517 §4.4). */
  readonly algorithm: string | undefined;
}

/** A symmetric key: whoever can verify with it can also sign. */
export interface SecretKey extends KeyNames {
  readonly kind: 'secret';
  readonly keyType: 'oct';
  readonly octets: Uint8Array<ArrayBuffer>;
}

/** A public key, or a private one, which is used for verifying through its public half. */
export interface AsymmetricKey extends KeyNames {
  readonly kind: 'public' | 'private';
  readonly keyType: Exclude<KeyType, 'oct'>;
  /** "crv" of EC and OKP keys; the algorithm of AKP keys. */
  readonly curve: string | undefined;
  /** Bits of an RSA modulus. */
  readonly bits: number | undefined;
  readonly source: KeySource;
  /** The certificates that came with the key, as DER: its own first, then those of its issuers. */
  readonly certificates?: readonly Uint8Array<ArrayBuffer>[];
}

export type KeyMaterial = SecretKey | AsymmetricKey;

/** The form in which the key was given, as it is named to the user. */
export type KeyFormat = 'text' | 'pem' | 'jwk' | 'jwk-set';

/** Why a text is not a key. */
export type KeyProblem =
  | {
      readonly code: 'secret-not-decodable';
      readonly encoding: SecretEncoding;
      readonly character: string;
      readonly offset: number;
    }
  | {
      readonly code: 'secret-odd-length';
      readonly encoding: SecretEncoding;
      readonly length: number;
    }
  | { readonly code: 'pem-without-end'; readonly label: string }
  | { readonly code: 'pem-not-base64'; readonly label: string; readonly character: string }
  | { readonly code: 'pem-cut-off'; readonly label: string }
  | { readonly code: 'pem-label-unknown'; readonly label: string }
  | { readonly code: 'pem-not-a-key'; readonly label: string }
  | { readonly code: 'key-type-unknown'; readonly keyType: string }
  | {
      readonly code: 'json-not-a-key';
      readonly reason: 'syntax' | 'not-an-object' | 'no-kty';
      readonly offset?: number;
    }
  | {
      readonly code: 'jwk-member';
      readonly member: string;
      readonly fault: 'missing' | 'not-base64url' | 'length';
    }
  | { readonly code: 'jwk-set-empty' };

/** What the Key box holds. A new object for every reading, so that it can stand for its text. */
export type KeyReading =
  | { readonly state: 'empty' }
  | { readonly state: 'unreadable'; readonly format: KeyFormat; readonly problem: KeyProblem }
  | {
      readonly state: 'read';
      readonly format: KeyFormat;
      readonly keys: readonly [KeyMaterial, ...KeyMaterial[]];
      /** Members of a JWK Set that are no keys we can use (RFC 7517 §5 says to skip them). */
      readonly skipped: number;
      /** The text of a plain secret, which other encodings may read otherwise. */
      readonly secretText: string | undefined;
    };
