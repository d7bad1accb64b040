import { joinBytes } from '../../core/encoding/join-bytes.ts';
import type { ContentEncryption } from '../../core/registry/encryption-algorithms.ts';
import { decryptCbc, openGcm } from './aes.ts';
import { contentTag, splitKey } from './content-tag.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What is encrypted, with what its tag covers besides. */
export interface SealedContent {
  readonly iv: Bytes;
  readonly ciphertext: Bytes;
  readonly tag: Bytes;
  readonly authenticated: Bytes;
}

/** Decrypts once the tag fits, and rejects where it does not, or where the key has another length. */
export async function decryptContent(
  enc: ContentEncryption,
  key: Bytes,
  { iv, ciphertext, tag, authenticated }: SealedContent,
): Promise<Bytes> {
  if (key.length !== enc.keyLength) throw new RangeError('A key of another length');
  if (enc.hash === undefined) return openGcm(key, iv, joinBytes(ciphertext, tag), authenticated);
  const { macKey, encryptionKey } = splitKey(key);
  const expected = await contentTag(enc, macKey, { authenticated, iv, ciphertext });
  if (!isSame(expected, tag)) throw new RangeError('A tag that does not fit');
  return decryptCbc(encryptionKey, iv, ciphertext);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0);
  return difference === 0;
}
