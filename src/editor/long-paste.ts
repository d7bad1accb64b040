import type { ClipboardEvent } from 'react';

/** Characters from which on a text box takes long: browsers lay out what is pasted twice. */
export const LONG_TEXT = 10_000;

/** Puts a long text into a text box by its state, which lays it out once; shorter ones are left to the box. */
export function pasteLong(
  event: ClipboardEvent<HTMLTextAreaElement>,
  onText: (text: string) => void,
): void {
  const pasted = event.clipboardData.getData('text/plain');
  if (event.defaultPrevented || pasted.length < LONG_TEXT) return;
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  event.preventDefault();
  onText(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
}
