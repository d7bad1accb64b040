/** A stretch of the source text that belongs to the token, and where it stands in the token. */
export interface SourceRun {
  readonly from: number;
  readonly to: number;
  /** Offset in the compact text. */
  readonly at: number;
}

/** A token in a text: where it stands, and what it reads once line breaks are taken away. */
export interface FoundToken {
  /** The token alone, without white space. */
  readonly compact: string;
  /** The range in the text that a new token replaces. */
  readonly start: number;
  readonly end: number;
  /** In order; more than one where the token is broken over lines. */
  readonly runs: readonly SourceRun[];
}

/** The stretches of the source that hold the characters `start` to `end` of the compact text. */
export function sourceRanges(
  token: FoundToken,
  start: number,
  end: number,
): { readonly from: number; readonly to: number }[] {
  return token.runs.flatMap((run) => {
    const from = Math.max(run.from, run.from + start - run.at);
    const to = Math.min(run.to, run.from + end - run.at);
    return from < to ? [{ from, to }] : [];
  });
}
