import type { RemovalKind, SourceRun } from './found-token.ts';
import { PartLengths } from './part-lengths.ts';
import type { Lexeme } from './read-lexeme.ts';
import type { Place } from './token-context.ts';
import type { ShapeFacts } from './token-shape.ts';

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

/** The token that is being put together. It keeps lengths, so that each step costs its own length alone. */
export class Gathering {
  readonly runs: SourceRun[] = [];
  readonly removals: PlacedRemoval[] = [];
  private readonly pieces: string[] = [];
  private readonly parts = new PartLengths();
  /** What follows the last tilde; undefined before the first. */
  private tail: PartLengths | undefined;

  constructor(private readonly text: string) {}

  take(from: number, lexeme: Exclude<Lexeme, { readonly kind: 'break' }>): void {
    const { to } = lexeme;
    switch (lexeme.kind) {
      case 'piece':
        this.takeAsItIs(from, to);
        break;
      case 'encoded':
        this.remove(lexeme.removal, { from, to });
        this.runs.push({ from, to, at: this.parts.length, length: 1 });
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
    return { length: this.parts.length, end };
  }

  /** What the header says; undefined before its dot. */
  facts(): ShapeFacts | undefined {
    return this.parts.facts();
  }

  /** False as soon as it cannot become a token, whatever follows. */
  mayBeToken(): boolean {
    return this.parts.mayBeToken();
  }

  /** No header has ended yet. */
  isDotless(): boolean {
    return this.facts() === undefined;
  }

  isWhole(): boolean {
    return this.tail ? this.tail.length === 0 || this.tail.isWhole() : this.parts.isWhole();
  }

  /** Nothing that follows could make a token of it. */
  isHopeless(): boolean {
    const facts = this.facts();
    if (!facts) return this.parts.length > LONGEST_HEADER;
    return !facts.isHeader || (!this.tail && this.parts.isTooLong());
  }

  /** A part, or a disclosure, has just ended. */
  endsPart(): boolean {
    const last = this.pieces.at(-1) ?? '';
    return last.endsWith('.') || last.endsWith('~');
  }

  compact(): string {
    return this.pieces.join('');
  }

  /** What follows a run directly makes it longer: a run for each of a million pieces fills the memory. */
  private takeAsItIs(from: number, to: number): void {
    const last = this.runs.at(-1);
    const isNext = last !== undefined && last.length === undefined && last.to === from;
    if (isNext) this.runs[this.runs.length - 1] = { ...last, to };
    else this.runs.push({ from, to, at: this.parts.length });
    this.add(this.text.slice(from, to));
  }

  private add(piece: string): void {
    this.pieces.push(piece);
    this.parts.add(piece);
    const tilde = piece.lastIndexOf('~');
    if (tilde !== -1) this.tail = new PartLengths();
    this.tail?.add(piece.slice(tilde + 1));
  }
}
