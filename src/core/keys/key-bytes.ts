import { encodeBase64, encodeBase64url, readLeniently } from '../encoding/base64url.ts';
import { decodeHex, encodeHex } from '../encoding/hex.ts';
import { decodeBase32, decodeBase58 } from '../encoding/other-bases.ts';
import { writePem } from '../encoding/pem.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { edwardsFault } from './edwards-check.ts';
import type { KeyWrapping } from './key-wrapping.ts';
import { pointKeys, readPoint } from './parse-point.ts';
import { sniffDer } from './sniff-der.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes of the shortest text, point or key with a prefix that is looked for. */
const MIN_BYTES = 30;
/** Bytes of the smallest key in DER: what is shorter is a secret, whatever it looks like. */
const MIN_DER_BYTES = 40;

export function readHex(text: string): KeyWrapping | undefined {
  if (!/^(?:0x|\\?x)?[0-9A-Fa-f][0-9A-Fa-f\s:,-]+$/.test(text)) return undefined;
  const digits = text.replace(/^(?:0x|\\?x)|[\s:,-]+/g, '');
  return digits.length % 2 === 1 ? undefined : wrapBytes('hex', decodeHex(digits));
}

export function readBase64(text: string): KeyWrapping | undefined {
  return wrapBytes('base64', decodeBase64(text));
}

export function decodeBase64(text: string): Bytes | undefined {
  return readLeniently(text.replace(/\\[rn]/g, ''));
}

export function readBase32(text: string): KeyWrapping | undefined {
  return wrapBytes('base32', decodeBase32(text.replace(/\s+/g, '')));
}

/** Multibase, as in `did:key`: the first letter names the base. */
export function readMultibase(text: string): KeyWrapping | undefined {
  const body = text.slice(1);
  switch (text.charAt(0)) {
    case 'z':
      return wrapBytes('multibase', decodeBase58(body));
    case 'u':
    case 'm':
      return wrapBytes('multibase', decodeBase64(body));
    case 'f':
      return /^[0-9a-f]+$/i.test(body) ? wrapBytes('multibase', decodeHex(body)) : undefined;
    default:
      return undefined;
  }
}

/** A number from 0 to 255, or from -128 to 127 as Java writes bytes. */
const BYTE_LIST =
  /(?:0x[0-9A-Fa-f]{1,2}|-?\d{1,3})(?:[\s,;]{1,20}(?:0x[0-9A-Fa-f]{1,2}|-?\d{1,3})){29,}/;

/** Bytes one by one, as the initializers of arrays have them: `0x30, 0x82` or `48, 130`. */
export function readByteList(text: string): KeyWrapping | undefined {
  const list = BYTE_LIST.exec(text.replace(/\(byte\)\s{0,9}/g, ''))?.[0];
  const numbers = list?.split(/[\s,;]+/).map(Number) ?? [];
  const areBytes = numbers.every((number) => number >= -128 && number <= 255);
  return areBytes ? wrapBytes('byte-list', Uint8Array.from(numbers)) : undefined;
}

/** Text whose characters are bytes, as escapes such as `\x30\x82` write them. */
export function readByteCharacters(text: string): KeyWrapping | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes are what is looked for
  if (!/[\x00-\x08\x0e-\x1f\x80-\xff]/.test(text) || /[^\x00-\xff]/.test(text)) return undefined;
  return wrapBytes(
    'escapes',
    Uint8Array.from(text, (character) => character.charCodeAt(0)),
  );
}

/** Bytes as the text that they are, or as that of the key that they are; undefined for any others. */
export function wrapBytes(
  kind: KeyWrapping['kind'],
  bytes: Bytes | undefined,
): KeyWrapping | undefined {
  if (!bytes || bytes.length < MIN_BYTES) return undefined;
  const text = writeDer(bytes) ?? writePoint(bytes) ?? writeSsh(bytes) ?? writeMulticodec(bytes);
  const found = text ?? decodeText(bytes);
  return found === undefined ? undefined : { kind, text: found };
}

function writeDer(bytes: Bytes): string | undefined {
  const label = bytes.length < MIN_DER_BYTES ? undefined : sniffDer(bytes);
  return label && writePem(label, bytes);
}

/** A compressed point may as well be a secret of 33 bytes. */
function writePoint(bytes: Bytes): string | undefined {
  return bytes[0] === 4 && pointKeys(bytes).length > 0 ? encodeHex(bytes) : undefined;
}

/** The bytes that OpenSSH writes after the type of a key, which they begin with (RFC 4253 §6.6). */
function writeSsh(bytes: Bytes): string | undefined {
  const [first, second, third, length = 0] = bytes;
  if (first !== 0 || second !== 0 || third !== 0 || length > 60) return undefined;
  const type = String.fromCharCode(...bytes.subarray(4, 4 + length));
  return /^(?:sk-)?(?:ssh|ecdsa-sha2)-[a-z0-9@.-]+$/.test(type)
    ? `${type} ${encodeBase64(bytes)}`
    : undefined;
}

/** Curves and key types by the varint that Multicodec puts before a public key, and their bytes. */
const MULTICODEC: Readonly<Record<string, readonly [name: string, size: number]>> = {
  ed01: ['Ed25519', 32],
  ec01: ['X25519', 32],
  e701: ['secp256k1', 33],
  '8024': ['P-256', 33],
  '8124': ['P-384', 49],
  '8224': ['P-521', 67],
  '8324': ['Ed448', 57],
  '8424': ['X448', 56],
};

function writeMulticodec(bytes: Bytes): string | undefined {
  const prefix = encodeHex(bytes.subarray(0, 2));
  const body = bytes.slice(2);
  if (prefix === '8524') return sniffDer(body) && writePem('RSA PUBLIC KEY', body);
  // jwk_jcs-pub, of three bytes.
  if (prefix === 'd1d6' && body[0] === 3) return decodeText(body.slice(1));
  const [crv = '', size] = MULTICODEC[prefix] ?? [];
  if (body.length !== size) return undefined;
  const point = readPoint(body, crv)?.jwk;
  if (point) return JSON.stringify(point);
  const isOkp = /^[EX]/.test(crv) && edwardsFault(body, crv) !== 'off-curve';
  return isOkp ? JSON.stringify({ kty: 'OKP', crv, x: encodeBase64url(body) }) : undefined;
}

/** UTF-8, or UTF-16 in either order, with a byte order mark or without; undefined for what is not text. */
function decodeText(bytes: Bytes): string | undefined {
  const [first, second] = bytes;
  const isLittle = second === 0 || (first === 0xff && second === 0xfe);
  const isBig = first === 0 || (first === 0xfe && second === 0xff);
  const utf8 = isLittle || isBig ? undefined : decodeUtf8(bytes);
  if (utf8?.ok === false) return undefined;
  const text = utf8?.value ?? new TextDecoder(isBig ? 'utf-16be' : 'utf-16le').decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what has them is not text
  return /[\x00-\x08\x0e-\x1f\ufffd]/.test(text) ? undefined : text;
}
