import type { KeyType } from '../registry/algorithms.ts';
import type { KeyRepair } from './key-repair.ts';
import type { KeyWrapping } from './key-wrapping.ts';

/** How a plain secret is turned into bytes. */
export type SecretEncoding = 'utf8' | 'base64url' | 'base64' | 'hex';

/** The members of a JWK as JSON has them (RFC 7517 §4). */
export type Jwk = Readonly<Record<string, unknown>>;

/** The bytes or members from which WebCrypto makes a key. */
export type KeySource =
  | { readonly form: 'jwk'; readonly jwk: Jwk }
  | { readonly form: 'spki' | 'pkcs8'; readonly der: Uint8Array<ArrayBuffer> };

interface KeyNames {
  /** "kid", where the key has one. */
  readonly keyId: string | undefined;
  /** "alg" of a JWK: the one algorithm the key is meant for (RFC 7517 §4.4). */
  readonly algorithm: string | undefined;
  /** What was put right to read it. */
  readonly repairs?: readonly KeyRepair[];
}

/** A symmetric key: anyone who can verify with it can also sign. */
export interface SecretKey extends KeyNames {
  readonly kind: 'secret';
  readonly keyType: 'oct';
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What a JWK says the key is meant for (RFC 7517 §4.2, §4.3), as it says it. */
  readonly purpose?: { readonly use: unknown; readonly key_ops: unknown };
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
  /** The first certificate of its "x5c" holds another key, so none of them counts (RFC 7517 §4.7). */
  readonly hasForeignCertificate?: boolean;
  /** The secret of the symmetric JWK that gives this key for one. */
  readonly disguise?: Uint8Array<ArrayBuffer>;
}

export type KeyMaterial = SecretKey | AsymmetricKey;

/** The form in which the key was given, as it is named to the user. */
export type KeyFormat =
  | 'text'
  | 'pem'
  | 'der'
  | 'certificate'
  | 'openssh'
  | 'jwk'
  | 'jwk-set'
  | 'service-account'
  | 'certificate-map'
  | 'xml'
  | 'point';

/** What DER can hold, by the label it has in PEM. */
export type DerLabel =
  | 'PUBLIC KEY'
  | 'PRIVATE KEY'
  | 'ENCRYPTED PRIVATE KEY'
  | 'RSA PUBLIC KEY'
  | 'RSA PRIVATE KEY'
  | 'EC PRIVATE KEY'
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'PKCS7'
  | 'PKCS12';

/** DER that core knows by its looks, and that an ASN.1 library must read. */
export interface EncodedKey {
  readonly state: 'encoded';
  readonly label: DerLabel;
  readonly der: Uint8Array<ArrayBuffer>;
  readonly keyId: string | undefined;
  readonly algorithm: string | undefined;
  /** Of "EC PRIVATE KEY": the block "EC PARAMETERS" before it. */
  readonly parameters?: Uint8Array<ArrayBuffer>;
  /** Of a certificate: those of its issuers, where it is known that they belong to it ("x5c"). */
  readonly issuers?: readonly Uint8Array<ArrayBuffer>[];
  /** See `AsymmetricKey`. */
  readonly disguise?: Uint8Array<ArrayBuffer>;
  readonly repairs?: readonly KeyRepair[];
}

/** One key of a text: read, not readable, locked, or still to be read. */
export type KeyPiece =
  | { readonly state: 'read'; readonly key: KeyMaterial; readonly wasLocked?: boolean }
  | {
      readonly state: 'unreadable';
      readonly problem: KeyProblem;
      readonly keyId?: string | undefined;
    }
  | { readonly state: 'locked'; readonly lock: KeyLock }
  | EncodedKey;

/** Why an encrypted private key stays shut. */
export type KeyLock = 'passphrase-missing' | 'passphrase-wrong';

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
  | { readonly code: 'pem-without-begin'; readonly label: string }
  | { readonly code: 'pem-without-end'; readonly label: string }
  | { readonly code: 'pem-dashes'; readonly line: string }
  | { readonly code: 'pem-bare'; readonly label: string }
  | { readonly code: 'pem-legacy-encrypted'; readonly label: string }
  | { readonly code: 'pem-mislabelled'; readonly label: string; readonly actual: DerLabel }
  | { readonly code: 'pem-ends-early'; readonly label: string; readonly missing: number }
  | { readonly code: 'pem-runs-on'; readonly label: string; readonly extra: number }
  | { readonly code: 'der-unreadable'; readonly label: DerLabel }
  | { readonly code: 'ec-curve-missing' }
  | { readonly code: 'ec-scalar'; readonly curve: string }
  /** Explicit parameters of no curve that is known, with the bits of its field. */
  | { readonly code: 'ec-explicit'; readonly bits: number | undefined }
  | { readonly code: 'ec-point'; readonly curve: string; readonly isInfinity: boolean }
  | { readonly code: 'encryption-unknown'; readonly scheme: string }
  | { readonly code: 'encryption-not-in-browser'; readonly cipher: string }
  | { readonly code: 'iterations-too-many'; readonly count: string }
  | { readonly code: 'reader-not-loaded' }
  /** A text, or a set of keys, of more than is read. */
  | {
      readonly code: 'key-text-too-long' | 'key-lines-too-many' | 'keys-too-many';
      readonly count: number;
      readonly most: number;
    }
  | { readonly code: 'foreign-key-file'; readonly file: 'putty' }
  | { readonly code: 'openssh-broken'; readonly type: string }
  | { readonly code: 'openssh-type-unknown'; readonly type: string }
  | { readonly code: 'openssh-type-mismatch'; readonly type: string; readonly actual: string }
  | { readonly code: 'assignment-of-file'; readonly name: string }
  /** The URL of a key, not the key. */
  | { readonly code: 'key-url'; readonly address: string }
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
  | { readonly code: 'json-metadata'; readonly address: string }
  | { readonly code: 'json-service-account'; readonly fault: 'missing' | 'no-pem' }
  | { readonly code: 'jwk-curve-unknown'; readonly curve: string }
  | { readonly code: 'jwk-curve-of-other-type'; readonly curve: string; readonly keyType: string }
  | { readonly code: 'jwk-encrypted' }
  | {
      readonly code: 'jwk-member';
      readonly member: string;
      readonly fault:
        | 'missing'
        | 'not-text'
        | 'not-base64url'
        | 'not-base64'
        | 'length'
        | 'of-other-key';
    }
  | { readonly code: 'jwk-set-empty' };

/** The name that a secret, or the text around a key, was assigned to. */
export interface KeyNote {
  readonly code: 'assignment';
  /** The name before the equals sign of `NAME=value`. */
  readonly name: string;
}

/** An entry of a JWK Set that could not be read, by its name. */
export interface UnreadKey {
  readonly keyId: string;
  readonly problem: KeyProblem;
}

/** What was taken off around a key, from the outermost layer in. */
interface Wrapped {
  readonly wrappings?: readonly KeyWrapping[];
  readonly note?: KeyNote | undefined;
}

/** What the Key box holds. A new object for every reading, so that it can mean its text. */
export type KeyReading =
  | { readonly state: 'empty' }
  | ({
      readonly state: 'unreadable';
      readonly format: KeyFormat;
      readonly problem: KeyProblem;
    } & Wrapped)
  /** Recognised; some of its pieces are still to be read, which takes a moment. */
  | ({
      readonly state: 'reading';
      readonly format: KeyFormat;
      readonly pieces: readonly KeyPiece[];
    } & Wrapped)
  /** Nothing but private keys whose passphrase is missing or wrong. */
  | ({ readonly state: 'locked'; readonly format: KeyFormat; readonly lock: KeyLock } & Wrapped)
  | ({
      readonly state: 'read';
      readonly format: KeyFormat;
      readonly keys: readonly [KeyMaterial, ...KeyMaterial[]];
      /** Members of a JWK Set that are not keys we can use (RFC 7517 §5 says to skip them). */
      readonly skipped: number;
      /** Those of them that have a name. */
      readonly unread?: readonly UnreadKey[];
      /** The text of a plain secret, which other encodings may read otherwise. */
      readonly secretText: string | undefined;
      /** Of a text with an encrypted private key: whether it is open, or why not. */
      readonly lock?: KeyLock | 'open' | undefined;
    } & Wrapped);

/** Of a Key box that is not empty. */
export type FilledReading = Exclude<KeyReading, { readonly state: 'empty' }>;

/** The text in which the key itself is, without what was around it. */
export function innerText(reading: KeyReading, keyText: string): string {
  return 'wrappings' in reading ? (reading.wrappings?.at(-1)?.text ?? keyText) : keyText;
}

/** Whether a passphrase is asked for, or was needed to come this far. */
export function wantsPassphrase(reading: KeyReading): boolean {
  switch (reading.state) {
    case 'locked':
      return true;
    case 'read':
      return reading.lock !== undefined;
    case 'reading':
      return reading.pieces.some(isEncrypted);
    default:
      return false;
  }
}

function isEncrypted(piece: KeyPiece): boolean {
  return piece.state === 'encoded' && piece.label === 'ENCRYPTED PRIVATE KEY';
}
