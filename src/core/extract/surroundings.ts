/** What is before a token in its own line or string, and before that string. */
export interface Surroundings {
  /** Where the string, or else the line, begins in which the token is. */
  readonly cellStart: number;
  /** What is between there and the token, in plain spelling. */
  readonly cell: string;
  /** The opening quote, in plain spelling; empty where the line is the cell. */
  readonly quote: string;
  /** What is before the quote, up to some 200 characters, in plain spelling. */
  readonly outside: string;
}

const LONGEST_OUTSIDE = 200;

/**
 * The spellings of quotes and separators in JSON inside JSON, HTML and cmd. A run of
 * backslashes is tried from its first one only, so that a long run costs its length once.
 */
const ESCAPES: readonly (readonly [RegExp, string])[] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's colours begin with one
  [/\u001b\[[\d;]*m|[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, ''],
  [/(?<!\\)\\+u0022|(?<![\\^])[\\^]+"|&quot;|&#34;/g, '"'],
  [/(?<!\\)\\+(?:u0027|')|&#39;|&apos;/g, "'"],
  [/(?<!\\)\\+u003d/gi, '='],
  [/(?<!\\)\\+u0026|&amp;|\^&/gi, '&'],
  [/(?<!\\)\\+\//g, '/'],
  [/(?<!\\)\\+[nrt]/gi, ' '],
];
/** And in URLs, also where they are encoded twice. */
const PERCENT_ENCODINGS: readonly (readonly [RegExp, string])[] = [
  [/%(?:25)*22/g, '"'],
  [/%(?:25)*27/g, "'"],
  [/%(?:25)*3D/gi, '='],
  [/%(?:25)*3A/gi, ':'],
  [/%(?:25)*26/gi, '&'],
  [/%(?:25)*3B/gi, ';'],
  [/%(?:25)*23/g, '#'],
  [/%(?:25)*3F/gi, '?'],
  [/%(?:25)*2F/gi, '/'],
  [/%(?:25)*2C/gi, ','],
  [/%(?:25)*(?:20|0A|09)/gi, ' '],
];

/** The text without the escapes of the language it is written in. */
export function withoutEscapes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's colours begin with one
  if (!/[\\&^\u001b\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/.test(text)) return text;
  return ESCAPES.reduce((plain, [pattern, by]) => plain.replace(pattern, by), text);
}

/** The same without percent-encoding, as far as separators are concerned. */
export function toPlainSpelling(text: string): string {
  const plain = withoutEscapes(text);
  if (!plain.includes('%')) return plain;
  return PERCENT_ENCODINGS.reduce((decoded, [pattern, by]) => decoded.replace(pattern, by), plain);
}

/** How some libraries mark a cookie that is base64. */
const BASE64_MARK = 'base64-';

/** A name farther away than `reach` characters is not looked for. */
export function readSurroundings(text: string, tokenStart: number, reach: number): Surroundings {
  const start = text.endsWith(BASE64_MARK, tokenStart)
    ? tokenStart - BASE64_MARK.length
    : tokenStart;
  const from = Math.max(0, start - reach);
  const line = text.slice(from, start);
  const opening = findOpening(line);
  const cellStart = from + opening.at;
  const outside = text.slice(Math.max(0, cellStart - LONGEST_OUTSIDE), cellStart);
  return {
    cellStart: cellStart + opening.length,
    cell: toPlainSpelling(text.slice(cellStart + opening.length, start)),
    quote:
      opening.length === 0
        ? ''
        : toPlainSpelling(text.slice(cellStart, cellStart + opening.length)).slice(-1),
    outside: toPlainSpelling(outside),
  };
}

const OPENING = /%(?:25)*2[27]|(?<![\\^])[\\^]*["'`]|&(?:quot|apos|#34|#39);|\n/g;

/** The nearest quote or line end. A quote right before the token opens its own string. */
function findOpening(line: string): { readonly at: number; readonly length: number } {
  // The nearest is what matters, and mostly it is near.
  for (const length of [256, line.length]) {
    const nearby = line.slice(-length);
    let last: RegExpExecArray | undefined;
    OPENING.lastIndex = 0;
    for (let match = OPENING.exec(nearby); match; match = OPENING.exec(nearby)) last = match;
    if (!last) continue;
    const at = line.length - nearby.length + last.index;
    return last[0] === '\n' ? { at: at + 1, length: 0 } : { at, length: last[0].length };
  }
  return { at: 0, length: 0 };
}
