import type { SignatureAlgorithm } from '../core/registry/algorithms.ts';

const known = new Map<string, Promise<boolean>>();

/** Whether this browser's WebCrypto has the algorithm; asked once for each, by making a key. */
export function isSupported(algorithm: SignatureAlgorithm): Promise<boolean> {
  const answer = known.get(algorithm.name) ?? ask(algorithm);
  known.set(algorithm.name, answer);
  return answer;
}

async function ask({ keyType, webCrypto }: SignatureAlgorithm): Promise<boolean> {
  // Every browser has these, and making an RSA key takes long.
  if (keyType === 'oct' || keyType === 'RSA') return true;
  try {
    await crypto.subtle.generateKey(webCrypto as EcKeyGenParams, false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}
