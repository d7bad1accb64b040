import type { TestContext } from 'vitest';

/** One row of the table: what was measured, several times. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'kB' | 'MB' | 'a second' | 'times';
  /** What it should be at most, or at least where more is better. */
  readonly target?: number;
  readonly values: readonly number[];
  /** The same on a page that does no more than this, measured in the same run. */
  readonly floor?: { readonly what: string; readonly values: readonly number[] };
}

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figure[];
  }
}

/** Puts a row into the table that is printed at the end. */
export function note({ task }: Pick<TestContext, 'task'>, figure: Figure): void {
  task.meta.figures = [...(task.meta.figures ?? []), figure];
}

/** The middle one of several measures; of an even number, the lower of both. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** Measures one after the other, so often that the middle one means something. */
export async function repeat(times: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let round = 0; round < times; round++) values.push(await measure());
  return values;
}
