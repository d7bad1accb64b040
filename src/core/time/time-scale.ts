import type { Moment } from './token-moments.ts';

/** A place on a line, as a share of its width. */
export interface ScalePlace {
  readonly at: number;
  /** It lies farther out than the line reaches, and stands at its edge. */
  readonly isBeyond: boolean;
}

/** A line on which the places of the dates, and the distances between them, are to scale. */
export interface TimeScale {
  readonly placeOf: (seconds: number) => ScalePlace;
  /** From the beginning of the token's life to its end, where both are known. */
  readonly life: { readonly from: number; readonly to: number } | undefined;
  /** One date alone has no distance that a scale could show, except to now. */
  readonly isToScale: boolean;
  /** The token expires before it is issued, or at that very moment. */
  readonly isReversed: boolean;
}

/** Where the first and the last of the dates stand that make the scale; beyond is room for now. */
const FIRST = 0.08;
const LAST = 0.78;
const EDGES = { left: 0.02, right: 0.97 };

/**
 * The scale of a token: its lifetime, where it has one. Else all its dates
 * together; a single date and now.
 */
export function makeTimeScale(moments: readonly Moment[], now: number): TimeScale {
  const start = find(moments, 'issued') ?? find(moments, 'valid-from');
  const end = find(moments, 'expiry') ?? find(moments, 'expiry-by-response');
  const isReversed = start !== undefined && end !== undefined && end <= start;
  const hasLife = start !== undefined && end !== undefined && end > start;
  const dates = moments.map(({ seconds }) => seconds);
  const isToScale = hasLife || Math.min(...dates) < Math.max(...dates);
  const marks = hasLife ? [start, end] : isToScale ? dates : [...dates, now];
  const first = Math.min(...marks);
  const span = Math.max(...marks) - first || 1;
  const placeOf = (seconds: number): ScalePlace => {
    const at = FIRST + ((seconds - first) / span) * (LAST - FIRST);
    const shown = Math.min(EDGES.right, Math.max(EDGES.left, at));
    return { at: shown, isBeyond: shown !== at };
  };
  const life = hasLife ? { from: FIRST, to: LAST } : undefined;
  return { placeOf, life, isToScale, isReversed };
}

function find(moments: readonly Moment[], name: Moment['name']): number | undefined {
  return moments.find((moment) => moment.name === name)?.seconds;
}
