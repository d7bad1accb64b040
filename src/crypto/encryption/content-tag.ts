import { joinBytes } from '../../core/encoding/join-bytes.ts';
import type { ContentEncryption } from '../../core/registry/encryption-algorithms.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Of AES-CBC with HMAC: the first half of the key authenticates, the second encrypts (RFC 7518 §5.2.2.1). */
export function splitKey(key: Bytes): { readonly macKey: Bytes; readonly encryptionKey: Bytes } {
  const half = key.length / 2;
  return { macKey: key.slice(0, half), encryptionKey: key.slice(half) };
}

interface TaggedContent {
  readonly authenticated: Uint8Array;
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** The tag of AES-CBC with HMAC (RFC 7518 §5.2.2.1, steps 4 and 5). */
export async function contentTag(
  enc: ContentEncryption,
  macKey: Bytes,
  { authenticated, iv, ciphertext }: TaggedContent,
): Promise<Bytes> {
  const bits = new Uint8Array(8);
  new DataView(bits.buffer).setBigUint64(0, BigInt(authenticated.length) * 8n);
  const hmac = { name: 'HMAC', hash: enc.hash ?? 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', macKey, hmac, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, joinBytes(authenticated, iv, ciphertext, bits));
  return new Uint8Array(mac.slice(0, enc.tagLength));
}
