import { SHA256 } from '@stablelib/sha256';
import { withoutPadding } from '../keys/without-padding.ts';
import { quickMatcher } from './quick-matcher.ts';
import { HMAC_HASHES, type SignedInput } from './signed-input.ts';

/** Tries secrets on one signature. WebCrypto takes no empty one. */
export interface SecretMatcher {
  readonly matches: (secret: Uint8Array<ArrayBuffer>) => false | Promise<boolean>;
  /** How many to try at a time: WebCrypto works on one while we fetch the next from another thread. */
  readonly inFlight: number;
}

/**
 * Bytes of signing input up to which hashing here beats WebCrypto, which
 * hashes faster and takes some 25 µs for the two calls of each try. Chromium
 * 156, secrets a second in a worker of its own: with 300 bytes 120,000 here and
 * 40,000 there, with 1000 as many, with 4000 18,000 and 36,000. SHA-384 and
 * SHA-512 are not faster here.
 */
const LONGEST_QUICK = 1000;

/** Tells of one secret after the other whether it made this signature; that it did, only WebCrypto says. */
export function secretMatcher(signed: SignedInput): SecretMatcher {
  const message = new TextEncoder().encode(signed.signingInput);
  const verify = webCryptoMatcher(signed, message);
  if (signed.madeWith) {
    const isSame = sameSecret(signed.madeWith);
    return { matches: (secret) => isSame(secret) && verify(secret), inFlight: 1 };
  }
  if (signed.algorithm !== 'HS256' || message.length > LONGEST_QUICK) {
    return { matches: verify, inFlight: 32 };
  }
  const matches = quickMatcher(message, signed.signature);
  return { matches: (secret) => matches(secret) && verify(secret), inFlight: 1 };
}

function sameSecret(digest: Uint8Array): (secret: Uint8Array<ArrayBuffer>) => boolean {
  const sha = new SHA256();
  return (secret) => {
    const ours = sha.reset().update(withoutPadding(secret)).digest();
    return ours.every((byte, at) => byte === digest[at]);
  };
}

function webCryptoMatcher(
  { algorithm, signature }: SignedInput,
  message: Uint8Array<ArrayBuffer>,
): (secret: Uint8Array<ArrayBuffer>) => Promise<boolean> {
  const parameters = { name: 'HMAC', hash: HMAC_HASHES[algorithm] };
  return async (secret) => {
    const key = await crypto.subtle.importKey('raw', secret, parameters, false, ['verify']);
    return await crypto.subtle.verify('HMAC', key, signature, message);
  };
}
