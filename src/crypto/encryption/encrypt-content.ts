import type { ContentEncryption } from '../../core/registry/encryption-algorithms.ts';
import { encryptCbc, sealGcm } from './aes.ts';
import { contentTag, splitKey } from './content-tag.ts';

export interface EncryptedContent {
  readonly initializationVector: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly authenticationTag: Uint8Array;
}

/** Encrypts with a fresh initialization vector (RFC 7518 §5.2.2, §5.3); `key` is of the length that `enc` asks for. */
export async function encryptContent(
  enc: ContentEncryption,
  key: Uint8Array<ArrayBuffer>,
  plaintext: Uint8Array<ArrayBuffer>,
  authenticated: Uint8Array<ArrayBuffer>,
): Promise<EncryptedContent> {
  const iv = crypto.getRandomValues(new Uint8Array(enc.ivLength));
  if (enc.hash === undefined) {
    const sealed = await sealGcm(key, iv, plaintext, authenticated);
    const ciphertext = sealed.subarray(0, -enc.tagLength);
    const authenticationTag = sealed.subarray(-enc.tagLength);
    return { initializationVector: iv, ciphertext, authenticationTag };
  }
  const { macKey, encryptionKey } = splitKey(key);
  const ciphertext = await encryptCbc(encryptionKey, iv, plaintext);
  const authenticationTag = await contentTag(enc, macKey, { authenticated, iv, ciphertext });
  return { initializationVector: iv, ciphertext, authenticationTag };
}
