import type { Jwk, KeyMaterial } from '../../core/keys/key-material.ts';
import type { LibraryName, SignatureAlgorithm } from '../../core/registry/algorithms.ts';

/** Who checks, makes and generates: the browser's WebCrypto, or a library where it lacks the algorithm. */
export interface SignatureEngine {
  /** The library, where it is not the browser itself. */
  readonly library: LibraryName | undefined;
  /** Rejects when the key is broken or not of this algorithm. */
  verify(
    algorithm: SignatureAlgorithm,
    key: KeyMaterial,
    signature: Uint8Array<ArrayBuffer>,
    input: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
  /** Rejects when the key is broken, not of this algorithm, or cannot sign. */
  sign(
    algorithm: SignatureAlgorithm,
    key: KeyMaterial,
    input: Uint8Array<ArrayBuffer>,
  ): Promise<Uint8Array>;
  /** A new secret or private key; `rsaBits` counts for RSA alone. */
  generate(algorithm: SignatureAlgorithm, rsaBits: number): Promise<GeneratedKey>;
}

export interface GeneratedKey {
  readonly jwk: Jwk;
  /** As PrivateKeyInfo, where the engine writes it itself. */
  readonly pkcs8?: Uint8Array;
}
