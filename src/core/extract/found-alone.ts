import { type FoundToken, PLAIN } from './found-token.ts';
import { STANDS_ALONE } from './token-context.ts';

/** A token in compact form that comes from no text, or is all of it. */
export function foundAlone(compact: string, start = 0): FoundToken {
  const end = start + compact.length;
  return {
    compact,
    start,
    end,
    runs: [{ from: start, to: end, at: 0 }],
    label: undefined,
    context: STANDS_ALONE,
    removed: [],
    standing: PLAIN,
  };
}
