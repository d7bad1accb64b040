import type { ClipboardEvent } from 'react';

/** Browsers lay out what is pasted into a text box twice, which takes long from about here on. */
const LONG_PASTE = 10_000;

/** Puts a long text into a text box by its state, which lays it out once; shorter ones are left to the box. */
export function pasteLong(
  event: ClipboardEvent<HTMLTextAreaElement>,
  onText: (text: string) => void,
): void {
  const pasted = event.clipboardData.getData('text/plain');
  if (event.defaultPrevented || pasted.length < LONG_PASTE) return;
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  event.preventDefault();
  onText(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
}
