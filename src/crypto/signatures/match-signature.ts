import { type DecodedToken, findPart, signingBytes } from '../../core/decode/decoded-token.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import type { KeyRefusal } from '../../core/keys/key-refusal.ts';
import { type SignatureAlgorithm, specify } from '../../core/registry/algorithms.ts';
import { chooseEngine } from '../engines/choose-engine.ts';
import { loadOnce } from '../load-once.ts';

/** The bytes that one signature check is about. */
export interface Signed {
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly input: Uint8Array<ArrayBuffer>;
}

/** Whether one key made the signature of a token; undefined when the browser rejects the key. */
export function matchesSignature(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  key: KeyMaterial,
): Promise<boolean | undefined> {
  return matchesKey(signedBytes(token), algorithm, key);
}

export function signedBytes(token: DecodedToken): Signed {
  const bytes = findPart(token, 'signature')?.bytes;
  return {
    signature: bytes?.ok ? bytes.value : new Uint8Array(),
    input: signingBytes(token),
  };
}

/** Whether the signature is one of this key's; undefined when the key is rejected. */
export async function matchesKey(
  { signature, input }: Signed,
  algorithm: SignatureAlgorithm,
  key: KeyMaterial,
): Promise<boolean | undefined> {
  try {
    if (await refusalOf(key)) return undefined;
    const specified = specify(algorithm, key);
    const engine = await chooseEngine(specified);
    return await engine?.verify(specified, key, signature, input);
  } catch {
    return undefined;
  }
}

const { load: loadKeyReader } = loadOnce(() => import('../keys/read-keys.ts'));

/** Why no engine is asked about a key; rejects where that cannot be told. What tells it came with the key reader. */
export async function refusalOf(key: KeyMaterial): Promise<KeyRefusal | undefined> {
  if (key.kind === 'secret') return undefined;
  const reader = await loadKeyReader();
  if (!reader) throw new Error('What reads keys is out of reach.');
  return reader.findRefusal(key);
}
