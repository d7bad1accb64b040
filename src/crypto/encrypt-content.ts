import type { ContentEncryption } from '../core/registry/encryption-algorithms.ts';
import { concat } from './agree-key.ts';

export interface EncryptedContent {
  readonly initializationVector: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly authenticationTag: Uint8Array;
}

const TAG_LENGTH = 16;

/** Encrypts with a fresh initialization vector (RFC 7518 §5.2.2, §5.3); `key` is of the length that `enc` asks for. */
export function encryptContent(
  enc: ContentEncryption,
  key: Uint8Array<ArrayBuffer>,
  plaintext: Uint8Array<ArrayBuffer>,
  authenticated: Uint8Array<ArrayBuffer>,
): Promise<EncryptedContent> {
  const iv = crypto.getRandomValues(new Uint8Array(enc.ivLength));
  return enc.hash
    ? encryptCbc(enc, enc.hash, key, plaintext, authenticated, iv)
    : encryptGcm(key, plaintext, authenticated, iv);
}

async function encryptGcm(
  octets: Uint8Array<ArrayBuffer>,
  plaintext: Uint8Array<ArrayBuffer>,
  additionalData: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
): Promise<EncryptedContent> {
  const key = await crypto.subtle.importKey('raw', octets, 'AES-GCM', false, ['encrypt']);
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plaintext),
  );
  const ciphertext = sealed.subarray(0, -TAG_LENGTH);
  return { initializationVector: iv, ciphertext, authenticationTag: sealed.subarray(-TAG_LENGTH) };
}

async function encryptCbc(
  enc: ContentEncryption,
  hash: string,
  octets: Uint8Array<ArrayBuffer>,
  plaintext: Uint8Array<ArrayBuffer>,
  authenticated: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
): Promise<EncryptedContent> {
  const half = enc.keyLength / 2;
  const hmac = { name: 'HMAC', hash };
  const macKey = await crypto.subtle.importKey('raw', octets.slice(0, half), hmac, false, ['sign']);
  const key = await crypto.subtle.importKey('raw', octets.slice(half), 'AES-CBC', false, [
    'encrypt',
  ]);
  const ciphertext = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, plaintext),
  );
  const bits = new Uint8Array(8);
  new DataView(bits.buffer).setBigUint64(0, BigInt(authenticated.length) * 8n);
  const mac = await crypto.subtle.sign('HMAC', macKey, concat(authenticated, iv, ciphertext, bits));
  const authenticationTag = new Uint8Array(mac).subarray(0, enc.tagLength);
  return { initializationVector: iv, ciphertext, authenticationTag };
}
