import { decodeHex } from '../encoding/hex.ts';
import { joinBytes } from '../encoding/join-bytes.ts';
import type { HashName } from './signature-facts.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The beginning of a DigestInfo (RFC 8017 §9.2, note 1). */
const DIGEST_INFO: Readonly<Record<HashName, string>> = {
  'SHA-256': '3031300d060960864801650304020105000420',
  'SHA-384': '3041300d060960864801650304020205000430',
  'SHA-512': '3051300d060960864801650304020305000440',
};

export function digestInfoPrefix(hash: HashName): Bytes {
  return decodeHex(DIGEST_INFO[hash]);
}

/** EMSA-PKCS1-v1_5 (RFC 8017 §9.2): 00 01 FF… 00 DigestInfo; undefined where there is no room for it. */
export function encodePkcs1(hash: HashName, digest: Bytes, length: number): Bytes | undefined {
  const info = joinBytes(digestInfoPrefix(hash), digest);
  const padding = length - info.length - 3;
  if (padding < 8) return undefined;
  const filled = new Uint8Array(padding).fill(0xff);
  return joinBytes(Uint8Array.of(0, 1), filled, Uint8Array.of(0), info);
}

/** The two parts of an encoded message (RFC 8017 §9.1.2, steps 4 to 6); undefined where it is none. */
export function splitPss(
  message: Bytes,
  hashLength: number,
  messageBits: number,
): { readonly maskedBlock: Bytes; readonly hash: Bytes } | undefined {
  const blockLength = message.length - hashLength - 1;
  const spareBits = 8 * message.length - messageBits;
  const isSpareZero = (message[0] ?? 0) >> (8 - spareBits) === 0;
  if (blockLength < 1 || message.at(-1) !== 0xbc || !isSpareZero) return undefined;
  return { maskedBlock: message.slice(0, blockLength), hash: message.slice(blockLength, -1) };
}

/** The data block under its mask, and the salt in it (steps 8 to 11); undefined where it is none. */
export function unmaskPss(
  maskedBlock: Bytes,
  mask: Bytes,
  messageBits: number,
): { readonly block: Bytes; readonly salt: Bytes } | undefined {
  const block = maskedBlock.map((byte, at) => byte ^ (mask[at] ?? 0));
  const spareBits = (8 - (messageBits % 8)) % 8;
  block[0] = (block[0] ?? 0) & (0xff >> spareBits);
  const start = block.findIndex((byte) => byte !== 0);
  return block[start] === 1 ? { block, salt: block.slice(start + 1) } : undefined;
}
