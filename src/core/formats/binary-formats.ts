import { fromBigInteger } from '../encoding/big-integer.ts';
import { decodeHex } from '../encoding/hex.ts';
import { decodeUtf8Leniently } from '../encoding/utf8.ts';
import { formatUtc } from '../time/utc-date.ts';
import { type Candidate, decodeBase64 } from './candidate.ts';
import type { Recognition } from './other-format.ts';
import type { FormatRow } from './text-formats.ts';

/** The years to 2106: a Fernet token that begins with five zero bytes has a date in them. */
const LATEST = 2 ** 32;
/** A Fernet token without content: version, time, IV, one block and an HMAC. */
const SHORTEST_FERNET = 73;
/** What is in a Fernet token besides whole blocks of AES. */
const FERNET_FRAME = 57;
/** Version, time, nonce and the tag of Poly1305. */
const SHORTEST_BRANCA = 45;
const SHORTEST_DER = 16;
/** Branca's numbers are read with big integers, so only short texts are tried. */
const LONGEST_BRANCA = 2000;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Formats that show only in their bytes. */
export const BINARY_FORMATS: readonly FormatRow[] = [
  { name: 'fernet', read: ({ text, bytes }) => readFernet(text, bytes) },
  { name: 'macaroon', read: ({ bytes }) => readMacaroon(bytes) },
  {
    name: 'biscuit',
    read: ({ text, bytes }) =>
      isBiscuit(text.startsWith('biscuit:') ? decodeBase64(text.slice(8)) : bytes) ? {} : undefined,
  },
  { name: 'binary-plist', read: ({ bytes }) => (startsWith(bytes, 'bplist0') ? {} : undefined) },
  { name: 'compressed', read: ({ bytes }) => readCompressed(bytes) },
  { name: 'der', read: ({ bytes }) => readDer(bytes) },
  { name: 'mdoc', read: (candidate) => readMdoc(candidate) },
  { name: 'cose', read: (candidate) => readCose(fromHex(candidate)) },
  { name: 'branca', read: ({ text }) => readBranca(text) },
];

/** Version 0x80, then the time of making in 64 bits (Fernet specification). */
function readFernet(text: string, bytes: Uint8Array): Recognition | undefined {
  if (bytes[0] !== 0x80 || bytes.length < SHORTEST_FERNET || !text.startsWith('gAAAA')) {
    return undefined;
  }
  const seconds = readNumber(bytes.subarray(1, 9));
  const isWhole = (bytes.length - FERNET_FRAME) % 16 === 0;
  return seconds < LATEST && isWhole ? { content: formatUtc(seconds) } : undefined;
}

/** Version 1: packets of text, each with its length in four hex digits. Version 2 is binary. */
function readMacaroon(bytes: Uint8Array): Recognition | undefined {
  const text = decodeUtf8Leniently(bytes.subarray(0, 2000));
  const packets = [...text.matchAll(/[\da-f]{4}(location|identifier|cid) ([^\n]{0,300})\n/g)];
  if (/^00[\da-f]{2}(?:location|identifier) /.test(text) && packets.length > 0) {
    return { content: packets.map(([, name, value]) => `${name}: ${value}`).join(', ') };
  }
  // Version, then a field for the location (1) or the identifier (2), and its length.
  const [version, field = 0, length = 0] = bytes;
  const isSecond = version === 2 && (field === 1 || field === 2) && length < 0x80;
  const next = bytes[3 + length];
  if (!isSecond || bytes.length <= 40 || (next !== 0 && next !== 2)) return undefined;
  const location = field === 1 ? decodeUtf8Leniently(bytes.subarray(3, 3 + length)) : '';
  return /^[ -~]+$/.test(location) ? { content: `location: ${location}` } : {};
}

/** Protocol buffers: an optional key id (1), the authority block (2) with its block (1) and next key (2) inside. */
function isBiscuit(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0x08 ? 2 : 0;
  if (bytes[start] !== 0x12 || bytes.length < 100) return false;
  const outer = readVarint(bytes, start + 1);
  if (!outer || outer.end + outer.value > bytes.length || bytes[outer.end] !== 0x0a) return false;
  const inner = readVarint(bytes, outer.end + 1);
  return inner !== undefined && bytes[inner.end + inner.value] === 0x12;
}

function readVarint(bytes: Uint8Array, at: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 4; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 128 ** index;
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return undefined;
}

function readCompressed(bytes: Uint8Array): Recognition | undefined {
  if (bytes.length < 16) return undefined;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8) return { variant: 'gzip' };
  const isZlib = bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0);
  return isZlib ? { variant: 'zlib' } : undefined;
}

/** What a sequence of keys, certificates or signed data begins with: a sequence, a number or an object identifier. */
const DER_BEGINS: Readonly<Record<number, string>> = { 48: 'key', 2: 'key', 6: 'other' };

/** A sequence whose length is that of the bytes. */
function readDer(bytes: Uint8Array): Recognition | undefined {
  const [tag, length = 0] = bytes;
  const further = length > 0x80 ? length - 0x80 : 0;
  if (tag !== 0x30 || length === 0x80 || further > 2 || bytes.length < SHORTEST_DER) {
    return undefined;
  }
  const start = 2 + further;
  const inside = further === 0 ? length : readNumber(bytes.subarray(2, start));
  const variant = DER_BEGINS[bytes[start] ?? 0];
  return bytes.length === start + inside && variant !== undefined ? { variant } : undefined;
}

/** The bytes of base64 or of hex. */
function fromHex({ text, bytes }: Candidate): Uint8Array {
  const isHex = /^[\da-f]+$/i.test(text) && text.length % 2 === 0;
  return isHex ? decodeHex(text.slice(0, 4000)) : bytes;
}

/** Texts that are keys of its maps (ISO/IEC 18013-5:2021 §8.3), in a CBOR map (major type 5). */
function readMdoc(candidate: Candidate): Recognition | undefined {
  const { text } = candidate;
  if (/^mdoc:[\w-]{20,4000}$/.test(text)) return { variant: 'DeviceEngagement' };
  const bytes = fromHex(candidate);
  if (bytes.length < 40 || (bytes[0] ?? 0) >> 5 !== 5) return undefined;
  const words = decodeUtf8Leniently(bytes.subarray(0, 2000));
  const has = (...names: readonly string[]) => names.every((name) => words.includes(name));
  if (has('version', 'docRequests')) return { variant: 'DeviceRequest' };
  if (has('version', 'documents', 'docType')) return { variant: 'DeviceResponse' };
  return has('nameSpaces', 'digestID') || has('issuerAuth', 'nameSpaces')
    ? { variant: 'IssuerSigned' }
    : undefined;
}

/** Tags of RFC 9052 §2 and RFC 8392 §6, or the untagged array of four with a protected "alg" (1) first. */
function readCose(data: Uint8Array): Recognition | undefined {
  // Self-described CBOR (RFC 8949 §3.4.6).
  const isMarked = data[0] === 0xd9 && data[1] === 0xd9 && data[2] === 0xf7;
  const bytes = isMarked ? data.subarray(3) : data;
  const [first, second, third, fourth] = bytes;
  if (bytes.length < 20) return undefined;
  if (first === 0xd8 && second === 0x3d) return { variant: 'CWT' };
  if (first === 0xd2 && second === 0x84) return { variant: 'COSE_Sign1' };
  if (first === 0xd1 && second === 0x84) return { variant: 'COSE_Mac0' };
  if (first === 0xd0 && second === 0x83) return { variant: 'COSE_Encrypt0' };
  if (first === 0xd8 && second === 0x62 && third === 0x84) return { variant: 'COSE_Sign' };
  const isBare = first === 0x84 && (second ?? 0) >= 0x43 && (second ?? 0) <= 0x57;
  return isBare && (third ?? 0) >= 0xa1 && (third ?? 0) <= 0xa4 && fourth === 0x01
    ? { variant: 'COSE_Sign1' }
    : undefined;
}

/** Version 0xBA and the time of making in 32 bits (Branca specification). */
function readBranca(text: string): Recognition | undefined {
  if (text.length < 60 || text.length > LONGEST_BRANCA || !/^[\dA-Za-z]+$/.test(text)) {
    return undefined;
  }
  const bytes = fromBase62(text);
  if (bytes[0] !== 0xba || bytes.length < SHORTEST_BRANCA) return undefined;
  const seconds = readNumber(bytes.subarray(1, 5));
  return isBrancaTime(seconds) ? { content: formatUtc(seconds) } : undefined;
}

/** A random text of letters and digits has the version by chance, one in 256; a plausible time makes it one in thousands. */
function isBrancaTime(seconds: number): boolean {
  const isRecent = seconds > 1_480_000_000 && seconds < 2_000_000_000;
  // The published vectors.
  return isRecent || [0, 123_206_400, 2 ** 32 - 1].includes(seconds);
}

function fromBase62(text: string): Uint8Array {
  let number = 0n;
  for (const character of text) number = number * 62n + BigInt(BASE62.indexOf(character));
  return fromBigInteger(number);
}

function readNumber(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return decodeUtf8Leniently(bytes.subarray(0, text.length)) === text;
}
