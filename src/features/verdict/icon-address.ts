import type { AnswerTone } from '../../core/conclusion/answer.ts';

/** Where the icon of an answer is; in the single file `single-file/icon-address.ts` takes its place. */
export function iconAddress(tone: AnswerTone): string {
  return tone === 'neutral' ? './icon.svg' : `./icon-${tone}.svg`;
}
