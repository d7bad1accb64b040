import { withLineFeeds } from '../encoding/end-of-lines.ts';
import { findChange } from './find-change.ts';

/**
 * Carries an edit over into a text that is not JSON. Text boxes know line feeds
 * only, so an original with CR LF was edited without them; the line ends that
 * the edit left alone stay as they were.
 */
export function spliceText(original: string, edited: string): string {
  const change = findChange(withLineFeeds(original), edited);
  if (!change) return original;
  const start = originalOffset(original, change.from);
  const end = originalOffset(original, change.to);
  const spliced = original.slice(0, start) + change.insert + original.slice(end);
  // A lone CR before a new LF would become one line end with it.
  return withLineFeeds(spliced) === edited ? spliced : edited;
}

/** The offset in the original of an offset that counts CR LF as one. */
function originalOffset(original: string, offset: number): number {
  let at = 0;
  for (let seen = 0; seen < offset; seen++) at += original.startsWith('\r\n', at) ? 2 : 1;
  return at;
}
