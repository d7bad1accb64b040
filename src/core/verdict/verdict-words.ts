/** A verdict in words: the answer, and what it rests on. */
export interface VerdictWords {
  readonly title: string;
  readonly detail: string;
}
