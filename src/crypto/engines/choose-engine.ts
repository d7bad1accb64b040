import type { SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import type { SignatureEngine } from './signature-engine.ts';
import { webCryptoEngine } from './webcrypto-engine.ts';

/** Whether anything here can check the algorithm; fetches no library to know it. */
export async function isSupported(algorithm: SignatureAlgorithm): Promise<boolean> {
  const candidates = algorithm.variants ?? [algorithm];
  if (candidates.some(({ library }) => library !== undefined)) return true;
  const answers = await Promise.all(candidates.map(isInWebCrypto));
  return answers.includes(true);
}

/**
 * WebCrypto where it has the algorithm, else the library, which is fetched now;
 * undefined when there is neither, or the library does not arrive.
 */
export async function chooseEngine(
  algorithm: SignatureAlgorithm,
): Promise<SignatureEngine | undefined> {
  if (await isInWebCrypto(algorithm)) return webCryptoEngine;
  const { library } = algorithm;
  if (library === undefined) return undefined;
  try {
    const { loadNobleEngine } = await import('./noble-engine.ts');
    return await loadNobleEngine(library, algorithm);
  } catch {
    return undefined;
  }
}

const known = new Map<string, Promise<boolean>>();

/** Asked once for each algorithm, by making a key. */
function isInWebCrypto(algorithm: SignatureAlgorithm): Promise<boolean> {
  const answer = known.get(algorithm.name) ?? ask(algorithm);
  known.set(algorithm.name, answer);
  return answer;
}

async function ask({ keyType, webCrypto }: SignatureAlgorithm): Promise<boolean> {
  if (!webCrypto) return false;
  // Every browser has these, and making an RSA key takes long.
  if (keyType === 'oct' || keyType === 'RSA') return true;
  try {
    await crypto.subtle.generateKey(webCrypto as EcKeyGenParams, false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}
