import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521, secp256k1 } as const;

/**
 * The uncompressed public point of a private key. WebCrypto cannot be asked for
 * it: it takes no private key without its point. Undefined when the curve is
 * not known, or the number is not a private key on it.
 */
export function publicPoint(curve: string, privateKey: Uint8Array): Uint8Array | undefined {
  if (!isKnown(curve)) return undefined;
  try {
    return CURVES[curve].getPublicKey(privateKey, false);
  } catch {
    return undefined;
  }
}

function isKnown(curve: string): curve is keyof typeof CURVES {
  return Object.hasOwn(CURVES, curve);
}
