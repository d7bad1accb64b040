import type { RemovalKind } from './found-token.ts';

/** The next stretch of a wrapped token. */
export type Lexeme =
  /** Characters that mean themselves. */
  | { readonly kind: 'piece'; readonly to: number }
  /** A character of the token in another spelling. */
  | {
      readonly kind: 'encoded';
      readonly to: number;
      readonly character: string;
      readonly removal: RemovalKind;
    }
  /** What is no part of a token wherever it is. */
  | { readonly kind: 'nothing'; readonly to: number }
  /** What may break a token, or end it. */
  | { readonly kind: 'break'; readonly to: number; readonly removals: readonly RemovalKind[] };

/** What belongs to a token, or is what became of one: cutting it off could make another token of it. */
const PIECE = /[\w\-+/.~…]+/y;
const PIECE_OF_PATH = /[\w\-+.~…]+/y;
/** A soft line break of quoted-printable ends in "=" and is not padding. */
const PADDING = /=+(?!\r?\n)/y;

/** The characters `+ - . / = _ ~` and what they are in other spellings. */
const CODE = '2[BbDdEeFf]|3[Dd]|5[Ff]|7[Ee]';
const PERCENT = new RegExp(`%(?:25)*(${CODE})`, 'y');
const ESCAPE = new RegExp(`\\\\+(?:u00(${CODE})|x(${CODE})|([-./_=+~]))`, 'y');
const ENTITY = new RegExp(
  `&(?:#[xX]0*(${CODE});|#0*(43|45|46|47|61|95|126);|(period|lowbar|equals|plus|sol|hyphen);)`,
  'y',
);
const ENTITY_NAMES: Readonly<Record<string, string>> = {
  period: '.',
  lowbar: '_',
  equals: '=',
  plus: '+',
  sol: '/',
  hyphen: '-',
};

// What no font draws (zero-width characters, soft hyphens), also escaped, and the colour codes of a terminal.
const NOTHING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's colours begin with one
  /(?:\p{Default_Ignorable_Code_Point}|\u001b\[[\d;]*m|\\+u(?:200[b-f]|00ad|feff|2060)|&(?:shy|ZeroWidthSpace|zwnj|zwj|#8203|#173|#x200b|#xad);|<wbr\s?\/?>|%(?:25)*E2%(?:25)*80%(?:25)*8[BCD]|%(?:25)*C2%(?:25)*AD)+/iuy;

/** A line end with what is before and after it in a mail, a comment or a diff. */
const LINE_END =
  /[ \t\u00a0]*(?:[\\^`][ \t]*)?\r?\n[ \t\u00a0]*(?:[>#|][ \t]?|(?:\/\/|\*|--)[ \t])*/y;
const SOFT_LINE_END = /=\r?\n/y;
const WRITTEN_LINE_END = /(?:\\+r)?\\+n[ \t]*|%(?:25)*(?:0D%(?:25)*)?0A(?:%(?:25)*20)*/iy;
// One literal of source code ends, the next begins. Each run of blanks follows a character of its
// own: two of them side by side would share the blanks in every possible way.
const NEXT_LITERAL =
  /\\*["'`][ \t]*(?:(?:[+.&\\_]|<>|\.\.)[ \t]*)?(?:[\\_][ \t]*)?(?:\r?\n[ \t]*){0,3}(?:[+.&][ \t]*)?[bfurR]?\\*["'`]/y;
const BLANKS = /(?:[ \u00a0\t]|&nbsp;)+/y;
const MARKUP = /(?:<\/?(?:span|b|i|em|strong|font|code|mark|u|a|br)\b[^<>]{0,300}>[ \t]*)+/iy;

/** Reads on at an offset; undefined where a token cannot go on. In the path of a URL "/" ends it. */
export function readLexeme(text: string, at: number, inPath: boolean): Lexeme | undefined {
  const piece = matchAt(inPath ? PIECE_OF_PATH : PIECE, text, at) ?? matchAt(PADDING, text, at);
  if (piece) return { kind: 'piece', to: at + piece[0].length };
  return readEncoded(text, at) ?? readBreak(text, at);
}

function readEncoded(text: string, at: number): Lexeme | undefined {
  const nothing = matchAt(NOTHING, text, at);
  if (nothing) return { kind: 'nothing', to: at + nothing[0].length };
  switch (text.charAt(at)) {
    case '%': {
      const match = matchAt(PERCENT, text, at);
      return match && encoded(at, match[0], fromHex(match[1]), 'percent-encoding');
    }
    case '\\': {
      const match = matchAt(ESCAPE, text, at);
      const character = match?.[3] ?? fromHex(match?.[1] ?? match?.[2]);
      return match && encoded(at, match[0], character, 'escapes');
    }
    case '&': {
      const match = matchAt(ENTITY, text, at);
      return match && encoded(at, match[0], characterOfEntity(match), 'entities');
    }
    default:
      return undefined;
  }
}

function encoded(at: number, written: string, character: string, removal: RemovalKind): Lexeme {
  return { kind: 'encoded', to: at + written.length, character, removal };
}

function characterOfEntity([, hex, decimal, name]: RegExpExecArray): string {
  if (name !== undefined) return ENTITY_NAMES[name] ?? '';
  return decimal === undefined ? fromHex(hex) : String.fromCharCode(Number(decimal));
}

function fromHex(hex: string | undefined): string {
  return String.fromCharCode(Number.parseInt(hex ?? '', 16));
}

const BREAKS: readonly (readonly [RegExp, (match: string) => readonly RemovalKind[]])[] = [
  [LINE_END, removalsOfLineEnd],
  [SOFT_LINE_END, () => ['quoted-printable']],
  [WRITTEN_LINE_END, () => ['line-breaks', 'escapes']],
  [NEXT_LITERAL, () => ['continuations']],
  [BLANKS, () => ['spaces']],
  [MARKUP, () => ['markup']],
];

function readBreak(text: string, at: number): Lexeme | undefined {
  for (const [pattern, removals] of BREAKS) {
    const match = matchAt(pattern, text, at);
    if (match) return { kind: 'break', to: at + match[0].length, removals: removals(match[0]) };
  }
  return undefined;
}

function removalsOfLineEnd(match: string): readonly RemovalKind[] {
  const after = match.slice(match.indexOf('\n'));
  if (/[>#/|*-]/.test(after)) return ['line-breaks', 'quoting'];
  return /[\\^`]/.test(match) ? ['line-breaks', 'continuations'] : ['line-breaks'];
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
