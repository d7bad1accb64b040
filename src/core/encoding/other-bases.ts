import { fromBigInteger } from './big-integer.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Decoding base58 takes the square of the length; an RSA key of 8,192 bits has 1,430 characters. */
const MAX_BASE58 = 1_500;

/** Decodes base32 in either case, padded or not (RFC 4648 §6); undefined for any other text. */
export function decodeBase32(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Z2-7]+={0,6}$/i.test(text)) return undefined;
  const bytes: number[] = [];
  let [value, bits] = [0, 0];
  for (const character of text.toUpperCase().replace(/={0,6}$/, '')) {
    value = ((value << 5) | BASE32.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Decodes base58 with Bitcoin’s alphabet, where no zero byte comes first; undefined for any other text. */
export function decodeBase58(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length > MAX_BASE58 || !/^[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return undefined;
  let number = 0n;
  for (const character of text) number = number * 58n + BigInt(BASE58.indexOf(character));
  return fromBigInteger(number);
}
