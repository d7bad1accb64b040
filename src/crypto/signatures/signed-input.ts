/** The algorithms whose secrets can be tried, with their hash (RFC 7518 §3.2). */
export const HMAC_HASHES = { HS256: 'SHA-256', HS384: 'SHA-384', HS512: 'SHA-512' } as const;

export type HmacName = keyof typeof HMAC_HASHES;

export function isHmacName(name: string | undefined): name is HmacName {
  return name !== undefined && Object.hasOwn(HMAC_HASHES, name);
}

/** What is needed to try a secret on a token. */
export interface SignedInput {
  readonly algorithm: HmacName;
  readonly signingInput: string;
  readonly signature: Uint8Array<ArrayBuffer>;
  /**
   * The SHA-256 of the secret that made the signature, where that is known already: then others need
   * not be tried on it. Zeros at its end are left out.
   */
  readonly madeWith?: Uint8Array<ArrayBuffer> | undefined;
}
