import {
  beginsLikeHeader,
  hasWholeLength,
  isTooLong,
  readShapeFacts,
  type ShapeFacts,
} from './token-shape.ts';

/** Enough to tell that there are too many. */
const MOST_DOTS = 7;
/** Characters of a header that tell whether it begins like one. */
const HEADER_BEGIN = 64;

/**
 * The lengths of the parts of a compact token that comes piece by piece, so
 * that each piece costs its own length and no more.
 */
export class PartLengths {
  length = 0;
  private readonly dots: number[] = [];
  private header = '';
  private padding = 0;
  private known: ShapeFacts | undefined;
  private beginsWell: boolean | undefined;

  add(piece: string): void {
    if (this.dots.length === 0) this.header += piece;
    for (
      let dot = piece.indexOf('.');
      dot !== -1 && this.dots.length < MOST_DOTS;
      dot = piece.indexOf('.', dot + 1)
    ) {
      this.dots.push(this.length + dot);
    }
    this.length += piece.length;
    const padding = /={0,2}$/.exec(piece.slice(-2))?.[0].length ?? 0;
    this.padding = padding === piece.length ? Math.min(2, this.padding + padding) : padding;
  }

  /** What the header says; undefined before its dot. */
  facts(): ShapeFacts | undefined {
    const [dot] = this.dots;
    if (dot !== undefined) this.known ??= readShapeFacts(this.header.slice(0, dot));
    return this.known;
  }

  /** False as soon as what came first cannot be the header of a token. */
  mayBeToken(): boolean {
    const facts = this.facts();
    if (facts) return facts.isHeader;
    if (this.header.length >= HEADER_BEGIN) {
      this.beginsWell ??= beginsLikeHeader(this.header.slice(0, HEADER_BEGIN));
    }
    return this.beginsWell ?? true;
  }

  isWhole(): boolean {
    const facts = this.facts();
    return facts !== undefined && hasWholeLength(this.lengths(), facts);
  }

  isTooLong(): boolean {
    return isTooLong(this.lengths());
  }

  private lengths(): number[] {
    const ends = [...this.dots, this.length - this.padding];
    return ends.map((end, index) => end - (index === 0 ? 0 : (ends[index - 1] ?? 0) + 1));
  }
}
