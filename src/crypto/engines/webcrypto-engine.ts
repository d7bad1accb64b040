import type { SignatureAlgorithm, WebCryptoNames } from '../../core/registry/algorithms.ts';
import { importKey } from '../keys/import-key.ts';
import type { SignatureEngine } from './signature-engine.ts';

/** The browser's own cryptography: the first choice for whatever it has. */
export const webCryptoEngine: SignatureEngine = {
  library: undefined,

  async verify(algorithm, key, signature, input) {
    const cryptoKey = await importKey(key, algorithm, 'verify');
    return await crypto.subtle.verify(namesOf(algorithm), cryptoKey, signature, input);
  },

  async sign(algorithm, key, input) {
    const cryptoKey = await importKey(key, algorithm, 'sign');
    return new Uint8Array(await crypto.subtle.sign(namesOf(algorithm), cryptoKey, input));
  },

  async generate(algorithm, rsaBits) {
    const made = await crypto.subtle.generateKey(generation(algorithm, rsaBits), true, [
      'sign',
      'verify',
    ]);
    const key = made instanceof CryptoKey ? made : made.privateKey;
    const exported = await crypto.subtle.exportKey('jwk', key);
    const { key_ops: _keyOps, ext: _ext, alg, ...members } = exported;
    // Of an AKP key "alg" is a part (RFC 9964); of others it would narrow what they are for.
    if (algorithm.keyType === 'AKP') return { jwk: { ...members, alg } };
    if (algorithm.keyType === 'oct') return { jwk: { ...members } };
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', key));
    return { jwk: { ...members }, pkcs8 };
  },
};

export function namesOf({ name, webCrypto }: SignatureAlgorithm): WebCryptoNames {
  if (!webCrypto) throw new TypeError(`WebCrypto has no ${name}`);
  return webCrypto;
}

function generation(algorithm: SignatureAlgorithm, rsaBits: number) {
  const names = namesOf(algorithm);
  switch (algorithm.keyType) {
    case 'oct':
      // The length of the hash (RFC 7518 §3.2); WebCrypto would take that of its block.
      return { ...names, length: (algorithm.leastKeySize ?? 32) * 8 } as HmacKeyGenParams;
    case 'RSA':
      return {
        ...names,
        modulusLength: rsaBits,
        publicExponent: Uint8Array.of(1, 0, 1),
      } as RsaHashedKeyGenParams;
    default:
      return names as EcKeyGenParams;
  }
}
