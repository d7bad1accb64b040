import { loadLibrary } from '../engines/load-library.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** AES-GCM (RFC 7518 §5.3): the ciphertext with its tag of 16 bytes behind it. */
export async function sealGcm(key: Bytes, iv: Bytes, text: Bytes, aad?: Bytes): Promise<Bytes> {
  const native = await importAes(key, 'AES-GCM', 'encrypt');
  if (!native) return new Uint8Array((await library()).gcm(key, iv, aad).encrypt(text));
  return new Uint8Array(await crypto.subtle.encrypt(gcm(iv, aad), native, text));
}

/** Rejects where the tag does not fit. */
export async function openGcm(key: Bytes, iv: Bytes, sealed: Bytes, aad?: Bytes): Promise<Bytes> {
  const native = await importAes(key, 'AES-GCM', 'decrypt');
  if (!native) return new Uint8Array((await library()).gcm(key, iv, aad).decrypt(sealed));
  return new Uint8Array(await crypto.subtle.decrypt(gcm(iv, aad), native, sealed));
}

/** AES-CBC with the padding of PKCS #7. Authenticates nothing: the caller does, before it decrypts. */
export async function encryptCbc(key: Bytes, iv: Bytes, text: Bytes): Promise<Bytes> {
  const native = await importAes(key, 'AES-CBC', 'encrypt');
  if (!native) return new Uint8Array((await library()).cbc(key, iv).encrypt(text));
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, native, text));
}

export async function decryptCbc(key: Bytes, iv: Bytes, ciphertext: Bytes): Promise<Bytes> {
  const native = await importAes(key, 'AES-CBC', 'decrypt');
  if (!native) return new Uint8Array((await library()).cbc(key, iv).decrypt(ciphertext));
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, native, ciphertext));
}

/** WebCrypto wraps keys only, so the bytes travel as an HMAC key, which may have any length. */
const CARRIER = { name: 'HMAC', hash: 'SHA-256' };

/** AES Key Wrap (RFC 3394). */
export async function wrapAes(key: Bytes, content: Bytes): Promise<Bytes> {
  const native = await importAes(key, 'AES-KW', 'wrapKey');
  if (!native) return new Uint8Array((await library()).aeskw(key).encrypt(content));
  const carried = await crypto.subtle.importKey('raw', content, CARRIER, true, ['sign']);
  return new Uint8Array(await crypto.subtle.wrapKey('raw', carried, native, 'AES-KW'));
}

/** Rejects where the integrity check of RFC 3394 fails. */
export async function unwrapAes(key: Bytes, wrapped: Bytes): Promise<Bytes> {
  const native = await importAes(key, 'AES-KW', 'unwrapKey');
  if (!native) return new Uint8Array((await library()).aeskw(key).decrypt(wrapped));
  const usages: KeyUsage[] = ['sign'];
  const carried = await crypto.subtle.unwrapKey(
    ...(['raw', wrapped, native, 'AES-KW', CARRIER, true, usages] as const),
  );
  return new Uint8Array(await crypto.subtle.exportKey('raw', carried));
}

function gcm(iv: Bytes, aad: Bytes | undefined): AesGcmParams {
  return { name: 'AES-GCM', iv, ...(aad ? { additionalData: aad } : {}) };
}

const AES_192 = 24;

/** Undefined where the browser has no AES of that length: Chromium has no AES-192 (seen in 156). */
async function importAes(key: Bytes, name: string, use: KeyUsage): Promise<CryptoKey | undefined> {
  const native = crypto.subtle.importKey('raw', key, name, false, [use]);
  return key.length === AES_192 ? await native.catch(() => undefined) : await native;
}

function library() {
  return loadLibrary(import('@noble/ciphers/aes.js'));
}
