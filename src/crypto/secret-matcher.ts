/** The algorithms whose secrets can be tried, with their hash (RFC 7518 §3.2). */
const HASHES = { HS256: 'SHA-256', HS384: 'SHA-384', HS512: 'SHA-512' } as const;

export type HmacName = keyof typeof HASHES;

export function isHmacName(name: string | undefined): name is HmacName {
  return name !== undefined && Object.hasOwn(HASHES, name);
}

/** What is needed to try a secret on a token. */
export interface SignedInput {
  readonly algorithm: HmacName;
  readonly signingInput: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** Whether a secret made the signature. WebCrypto takes no empty one. */
export type SecretMatcher = (secret: Uint8Array<ArrayBuffer>) => Promise<boolean>;

/** Tells of one secret after the other whether it made this signature. */
export function secretMatcher({ algorithm, signingInput, signature }: SignedInput): SecretMatcher {
  const parameters = { name: 'HMAC', hash: HASHES[algorithm] };
  const message = new TextEncoder().encode(signingInput);
  return async (secret) => {
    const key = await crypto.subtle.importKey('raw', secret, parameters, false, ['verify']);
    return await crypto.subtle.verify('HMAC', key, signature, message);
  };
}
