import { fromBigInteger, toBigInteger } from '../encoding/big-integer.ts';
import { encodeHex } from '../encoding/hex.ts';
import { power } from '../keys/curves.ts';

/** The beginning of a DigestInfo (RFC 8017 §9.2, note 1), by the hash that follows. */
const DIGESTS: readonly (readonly [hash: string, prefix: string])[] = [
  ['SHA-1', '3021300906052b0e03021a05000414'],
  ['SHA-256', '3031300d060960864801650304020105000420'],
  ['SHA-384', '3041300d060960864801650304020205000430'],
  ['SHA-512', '3051300d060960864801650304020305000440'],
  ['SHA-224', '302d300d06096086480165030402040500041c'],
  ['MD5', '3020300c06082a864886f70d020505000410'],
];

/** What an RSA public key makes of a signature. */
export type OpenedSignature =
  /** A digest is in it as RFC 8017 §9.2 has it: nobody but this key's owner can have made it. */
  | { readonly state: 'digest'; readonly hash: string; readonly digest: string }
  /** The padding is that of RFC 8017 §9.2 without its DigestInfo: made by this key, with a general tool. */
  | { readonly state: 'bare' }
  /** Its last byte is that of PSS (RFC 8017 §9.1.1), which one in 256 others has too. */
  | { readonly state: 'perhaps-pss' }
  | { readonly state: 'nothing' }
  /** As a number it is not below the modulus (RFC 8017 §5.2.2). */
  | { readonly state: 'beyond-modulus' };

/** Exponents longer than this would hold up the page, and nobody has them. */
const LONGEST_EXPONENT = 5;
const LARGEST_MODULUS = 1024;

/** Opens a signature of the length of the modulus; undefined where that is not tried. */
export function openRsaSignature(
  signature: Uint8Array,
  modulus: Uint8Array,
  exponent: Uint8Array,
): OpenedSignature | undefined {
  if (!canOpen(signature, modulus, exponent)) return undefined;
  const message = recoverMessage(signature, modulus, exponent);
  return message ? readMessage(encodeHex(message)) : { state: 'beyond-modulus' };
}

/** The encoded message in a signature (RFC 8017 §5.2.2); undefined where there is none, or it is not tried. */
export function recoverMessage(
  signature: Uint8Array,
  modulus: Uint8Array,
  exponent: Uint8Array,
): Uint8Array<ArrayBuffer> | undefined {
  if (!canOpen(signature, modulus, exponent)) return undefined;
  const [s, n] = [toBigInteger(signature), toBigInteger(modulus)];
  return s < n ? fromBigInteger(power(s, toBigInteger(exponent), n), modulus.length) : undefined;
}

function canOpen(signature: Uint8Array, modulus: Uint8Array, exponent: Uint8Array): boolean {
  if (signature.length !== modulus.length || modulus.length > LARGEST_MODULUS) return false;
  if (exponent.length > LONGEST_EXPONENT) return false;
  return toBigInteger(modulus) >= 2n && toBigInteger(exponent) >= 2n;
}

function readMessage(hex: string): OpenedSignature {
  const info = /^0001(?:ff){8,}00(30[0-9a-f]+)$/.exec(hex)?.[1];
  const [hash, prefix] = DIGESTS.find(([, begin]) => info && isDigest(info, begin)) ?? [];
  if (info && hash !== undefined) {
    return { state: 'digest', hash, digest: info.slice(prefix?.length) };
  }
  if (/^0001(?:ff){8,}00/.test(hex)) return { state: 'bare' };
  return { state: hex.endsWith('bc') ? 'perhaps-pss' : 'nothing' };
}

/** The last byte of the prefix is the length of the digest. */
function isDigest(info: string, prefix: string): boolean {
  const length = Number.parseInt(prefix.slice(-2), 16);
  return info.startsWith(prefix) && info.length === prefix.length + 2 * length;
}
