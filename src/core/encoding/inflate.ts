/** RFC 1951 §3.2.5: the lengths and distances that codes begin with, and their extra bits. */
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const LENGTH_BITS = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
/** §3.2.7: the order in which the lengths of code lengths are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MAX_BITS = 15;

/** Canonical Huffman codes (§3.2.2): how many there are of each length, and their symbols in order. */
interface Codes {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

/**
 * Raw deflate (RFC 1951), as far as it can be read and no further than `limit` bytes. In core
 * `DecompressionStream` is out of reach, and it answers later.
 */
export function inflateRaw(bytes: Uint8Array, limit: number): Uint8Array {
  const inflater = new Inflater(bytes, limit);
  inflater.run();
  return Uint8Array.from(inflater.output);
}

/** Deflate with the header of zlib (RFC 1950); empty where there is none. */
export function inflateZlib(bytes: Uint8Array, limit: number): Uint8Array {
  const [method = 0, flags = 0] = bytes;
  const isZlib = (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
  return isZlib ? inflateRaw(bytes.subarray(2), limit) : new Uint8Array();
}

class Inflater {
  readonly output: number[] = [];
  private readonly bytes: Uint8Array;
  private readonly limit: number;
  /** In bits. */
  private at = 0;

  constructor(bytes: Uint8Array, limit: number) {
    this.bytes = bytes;
    this.limit = limit;
  }

  run(): void {
    let isLast = false;
    while (!isLast && this.hasRoom) {
      isLast = this.bits(1) === 1;
      if (!this.readBlock(this.bits(2))) return;
    }
  }

  private get hasRoom(): boolean {
    return this.output.length < this.limit && this.at < this.bytes.length * 8;
  }

  /** Beyond the end there are zeros; `hasRoom` ends the loops. */
  private bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index++, this.at++) {
      value |= (((this.bytes[this.at >> 3] ?? 0) >> (this.at & 7)) & 1) << index;
    }
    return value;
  }

  private readBlock(type: number): boolean {
    if (type === 0) return this.copyStored();
    if (type === 1) return this.readCodes(FIXED_LITERALS, FIXED_DISTANCES);
    const codes = type === 2 ? this.readTables() : undefined;
    return codes !== undefined && this.readCodes(...codes);
  }

  private copyStored(): boolean {
    const start = (this.at + 7) >> 3;
    const [low = 0, high = 0, notLow = 0, notHigh = 0] = this.bytes.subarray(start, start + 4);
    if ((low ^ notLow) !== 0xff || (high ^ notHigh) !== 0xff) return false;
    const end = Math.min(start + 4 + low + high * 256, start + 4 + this.limit);
    for (const byte of this.bytes.subarray(start + 4, end)) this.output.push(byte);
    this.at = end * 8;
    return true;
  }

  private readCodes(literals: Codes, distances: Codes): boolean {
    while (this.hasRoom) {
      const symbol = this.symbol(literals);
      if (symbol === 256) return true;
      if (symbol === undefined) return false;
      if (symbol < 256) this.output.push(symbol);
      else if (!this.copyBack(symbol - 257, distances)) return false;
    }
    return false;
  }

  private copyBack(code: number, distances: Codes): boolean {
    const base = LENGTHS[code];
    if (base === undefined) return false;
    const length = base + this.bits(LENGTH_BITS[code] ?? 0);
    const symbol = this.symbol(distances) ?? -1;
    const distance = (DISTANCES[symbol] ?? Infinity) + this.bits(DISTANCE_BITS[symbol] ?? 0);
    const from = this.output.length - distance;
    if (from < 0) return false;
    for (let index = 0; index < length; index++) this.output.push(this.output[from + index] ?? 0);
    return true;
  }

  private symbol({ counts, symbols }: Codes): number | undefined {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= MAX_BITS; length++) {
      code |= this.bits(1);
      const count = counts[length] ?? 0;
      if (code - count < first) return symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return undefined;
  }

  private readTables(): readonly [Codes, Codes] | undefined {
    const literals = this.bits(5) + 257;
    const distances = this.bits(5) + 1;
    const written = this.bits(4) + 4;
    const lengths: number[] = new Array(19).fill(0);
    for (const place of ORDER.slice(0, written)) lengths[place] = this.bits(3);
    const all = this.readLengths(codesOf(lengths), literals + distances);
    return all && [codesOf(all.slice(0, literals)), codesOf(all.slice(literals))];
  }

  /** Codes 16 to 18 repeat a length (§3.2.7). */
  private readLengths(codes: Codes, total: number): number[] | undefined {
    const lengths: number[] = [];
    while (lengths.length < total) {
      const symbol = this.symbol(codes);
      if (symbol === undefined || (symbol === 16 && lengths.length === 0)) return undefined;
      if (symbol < 16) lengths.push(symbol);
      else {
        const value = symbol === 16 ? (lengths.at(-1) ?? 0) : 0;
        const times = symbol === 18 ? 11 + this.bits(7) : 3 + this.bits(symbol === 16 ? 2 : 3);
        for (let index = 0; index < times; index++) lengths.push(value);
      }
    }
    return lengths.length === total ? lengths : undefined;
  }
}

function codesOf(lengths: readonly number[]): Codes {
  const counts: number[] = new Array(MAX_BITS + 1).fill(0);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length > 0)
    .sort((one, other) => one.length - other.length || one.symbol - other.symbol)
    .map(({ symbol }) => symbol);
  return { counts, symbols };
}

/** §3.2.6. */
const FIXED_LITERALS = codesOf(
  Array.from({ length: 288 }, (_, code) => (code < 144 ? 8 : code < 256 ? 9 : code < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = codesOf(new Array(30).fill(5));
