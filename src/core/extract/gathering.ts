import type { RemovalKind, SourceRun } from './found-token.ts';
import type { Lexeme } from './read-lexeme.ts';
import type { Place } from './token-context.ts';
import {
  hasWholeLength,
  isTooLong,
  isWholeToken,
  readShapeFacts,
  type ShapeFacts,
} from './token-shape.ts';

/** How far a token had come at one place of the text. */
export interface Snapshot {
  readonly length: number;
  readonly end: number;
}

export interface PlacedRemoval {
  readonly kind: RemovalKind;
  readonly place: Place;
}

const LONGEST_HEADER = 65_536;
/** Enough to tell that there are too many. */
const MOST_DOTS = 7;

/** The token that is being put together. It keeps lengths, so that each step costs its own length alone. */
export class Gathering {
  readonly runs: SourceRun[] = [];
  readonly removals: PlacedRemoval[] = [];
  private readonly pieces: string[] = [];
  private readonly dots: number[] = [];
  private length = 0;
  private padding = 0;
  /** What follows the last tilde; undefined before the first. */
  private tail: string | undefined;
  private known: ShapeFacts | undefined;

  constructor(private readonly text: string) {}

  take(from: number, lexeme: Exclude<Lexeme, { readonly kind: 'break' }>): void {
    const { to } = lexeme;
    switch (lexeme.kind) {
      case 'piece':
        this.runs.push({ from, to, at: this.length });
        this.add(this.text.slice(from, to));
        break;
      case 'encoded':
        this.remove(lexeme.removal, { from, to });
        this.runs.push({ from, to, at: this.length, length: 1 });
        this.add(lexeme.character);
        break;
      case 'nothing':
        this.remove('invisible', { from, to });
    }
  }

  remove(kind: RemovalKind, place: Place): void {
    this.removals.push({ kind, place });
  }

  snapshot(end: number): Snapshot {
    return { length: this.length, end };
  }

  /** What the header says; undefined before its dot. */
  facts(): ShapeFacts | undefined {
    const [dot] = this.dots;
    if (dot !== undefined) this.known ??= readShapeFacts(this.pieces.join('').slice(0, dot));
    return this.known;
  }

  isWhole(): boolean {
    if (this.tail !== undefined) {
      return this.tail === '' || (this.tail.includes('.') && isWholeToken(this.tail));
    }
    const facts = this.facts();
    return facts !== undefined && hasWholeLength(this.partLengths(), facts);
  }

  /** Nothing that follows could make a token of it. */
  isHopeless(): boolean {
    const facts = this.facts();
    if (!facts) return this.length > LONGEST_HEADER;
    return !facts.isHeader || (this.tail === undefined && isTooLong(this.partLengths()));
  }

  /** A part, or a disclosure, has just ended. */
  endsPart(): boolean {
    return /[.~]$/.test(this.pieces.at(-1) ?? '');
  }

  compact(): string {
    return this.pieces.join('');
  }

  private add(piece: string): void {
    this.pieces.push(piece);
    for (
      let dot = piece.indexOf('.');
      dot !== -1 && this.dots.length < MOST_DOTS;
      dot = piece.indexOf('.', dot + 1)
    ) {
      this.dots.push(this.length + dot);
    }
    const tilde = piece.lastIndexOf('~');
    if (tilde !== -1) this.tail = piece.slice(tilde + 1);
    else if (this.tail !== undefined) this.tail += piece;
    this.length += piece.length;
    const padding = /={0,2}$/.exec(piece.slice(-2))?.[0].length ?? 0;
    this.padding = padding === piece.length ? Math.min(2, this.padding + padding) : padding;
  }

  private partLengths(): number[] {
    const ends = [...this.dots, this.length - this.padding];
    return ends.map((end, index) => end - (index === 0 ? 0 : (ends[index - 1] ?? 0) + 1));
  }
}
