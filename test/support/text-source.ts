import type { TextSource } from '../../src/editor/text-box.ts';

/** A text that never changes, for a text box. */
export function fixedText(text: string): TextSource {
  return { text: () => text, subject: () => '', subscribe: () => () => undefined };
}
