import type { AsymmetricKey, Jwk, KeyMaterial } from '../../core/keys/key-material.ts';
import type { LibraryName, SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { loadNobleScheme } from './noble-schemes.ts';
import type { SignatureEngine } from './signature-engine.ts';

/** What @noble has for that algorithm; rejects when it cannot be fetched. */
export async function loadNobleEngine(
  library: LibraryName,
  algorithm: SignatureAlgorithm,
): Promise<SignatureEngine> {
  const scheme = await loadNobleScheme(algorithm.curves?.[0] ?? algorithm.name);
  return {
    library,
    verify: async (_algorithm, key, signature, input) =>
      scheme.verify(signature, input, await jwkOf(key)),
    sign: async (_algorithm, key, input) => scheme.sign(input, await jwkOf(key)),
    generate: async () => ({ jwk: scheme.generate() }),
  };
}

const read = new WeakMap<AsymmetricKey, Promise<Jwk>>();

/** The members of the key, read from DER once. */
async function jwkOf(key: KeyMaterial): Promise<Jwk> {
  if (key.kind === 'secret') throw new TypeError('A secret where a key pair was expected');
  if (key.source.form === 'jwk') return key.source.jwk;
  const jwk = read.get(key) ?? readDerKey(key);
  read.set(key, jwk);
  return jwk;
}

async function readDerKey({ source }: AsymmetricKey): Promise<Jwk> {
  const { readKeyDer } = await import('../keys/read-key-der.ts');
  return readKeyDer(source);
}
