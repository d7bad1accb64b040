import type { FoundToken, Removal, SourceRun, Standing } from './found-token.ts';
import { countRemovals } from './gather-token.ts';
import type { Place } from './token-context.ts';

/** A text that was made of stretches of another; its runs lead back there. */
export interface DerivedText {
  readonly text: string;
  readonly runs: readonly SourceRun[];
}

/** A token of a derived text as one of the text it was made of. */
export function liftToken(
  inner: FoundToken,
  derived: DerivedText,
  { from, to }: Place,
  standing: Standing,
  removal: Removal,
): FoundToken {
  return {
    ...inner,
    start: from,
    end: to,
    runs: inner.runs.flatMap((run) => liftRun(run, derived.runs)),
    removed: countRemovals([
      removal,
      ...inner.removed.map((known) => ({ ...known, place: { from, to } })),
    ]),
    standing,
  };
}

/** Those that may hold some of a stretch of the derived text; they are in its order. */
function runsBetween(outer: readonly SourceRun[], from: number, to: number): SourceRun[] {
  const after = (at: number) => {
    let low = 0;
    let high = outer.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((outer[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return outer.slice(Math.max(0, after(from) - 1), after(to));
}

/** The stretches of the source that hold a stretch of the derived text. */
function liftRun(run: SourceRun, outer: readonly SourceRun[]): SourceRun[] {
  return runsBetween(outer, run.from, run.to).flatMap((source) => {
    const written = source.to - source.from;
    const held = source.length ?? written;
    const first = Math.max(run.from, source.at);
    const last = Math.min(run.to, source.at + held);
    if (first >= last) return [];
    const from = source.from + Math.floor(((first - source.at) * written) / held);
    const to = source.from + Math.ceil(((last - source.at) * written) / held);
    const isExact = run.length === undefined;
    const at = run.at + (isExact ? first - run.from : 0);
    const length = run.length ?? last - first;
    return length === to - from ? [{ from, to, at }] : [{ from, to, at, length }];
  });
}
