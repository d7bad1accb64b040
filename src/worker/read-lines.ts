type Bytes = Uint8Array<ArrayBuffer>;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Longer lines are not words, and are passed over. */
const LONGEST = 65_536;

/** The lines that end in one piece of the file, and how many bytes that piece has. */
export interface Lines {
  readonly lines: Iterable<Bytes>;
  readonly bytes: number;
}

/**
 * The lines of a file of any size, as bytes: whatever encoding it is in, a
 * line is what is between two newlines. A CR before the newline and a
 * UTF-8 byte order mark are dropped, spaces are kept, empty lines left out.
 * The file is read piece by piece, as fast as the lines are taken.
 */
export async function* readLines(file: Blob): AsyncGenerator<Lines> {
  const reader = file.stream().getReader();
  let rest: Bytes = new Uint8Array();
  let isFirst = true;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const piece = isFirst ? withoutMark(value) : value;
    isFirst = false;
    const end = piece.lastIndexOf(NEWLINE);
    if (end === -1) {
      rest = join(rest, piece);
      yield { lines: [], bytes: value.length };
      continue;
    }
    const whole = join(rest, piece.subarray(0, end + 1));
    rest = piece.slice(end + 1);
    yield { lines: split(whole), bytes: value.length };
  }
  yield { lines: split(join(rest, Uint8Array.of(NEWLINE))), bytes: 0 };
}

function* split(whole: Bytes): Generator<Bytes> {
  for (let start = 0; start < whole.length; ) {
    const newline = whole.indexOf(NEWLINE, start);
    const end = whole[newline - 1] === CARRIAGE_RETURN && newline > start ? newline - 1 : newline;
    if (end > start && end - start <= LONGEST) yield whole.subarray(start, end);
    start = newline + 1;
  }
}

/** A line that is far too long is kept as too long, and no longer than that. */
function join(rest: Bytes, piece: Bytes): Bytes {
  if (rest.length === 0) return piece;
  const kept = rest.length > LONGEST ? rest.subarray(0, LONGEST + 2) : rest;
  const joined = new Uint8Array(kept.length + piece.length);
  joined.set(kept);
  joined.set(piece, kept.length);
  return joined;
}

function withoutMark(piece: Bytes): Bytes {
  const [first, second, third] = piece;
  return first === 0xef && second === 0xbb && third === 0xbf ? piece.subarray(3) : piece;
}
