import type { ClipboardEvent } from 'react';
import { withLineFeeds } from '../core/encoding/end-of-lines.ts';

/** Characters from which on a text box takes long: browsers lay out what is pasted twice. */
export const LONG_TEXT = 10_000;

/**
 * Puts a long text into a text box by its state, which lays it out once; shorter ones are left to
 * the box. Returns where the caret belongs then; undefined where it was left.
 */
export function pasteLong(
  event: ClipboardEvent<HTMLTextAreaElement>,
  onText: (text: string) => void,
): number | undefined {
  // As text boxes keep it.
  const pasted = withLineFeeds(event.clipboardData.getData('text/plain'));
  if (event.defaultPrevented || pasted.length < LONG_TEXT) return undefined;
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  event.preventDefault();
  onText(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
  return selectionStart + pasted.length;
}
