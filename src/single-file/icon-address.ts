import icon from '../../public/icon.svg?raw';
import bad from '../../public/icon-bad.svg?raw';
import ok from '../../public/icon-ok.svg?raw';
import warn from '../../public/icon-warn.svg?raw';
import type { AnswerTone } from '../core/conclusion/answer.ts';

const ICONS: Readonly<Record<AnswerTone, string>> = { bad, ok, warn, neutral: icon };

/** The icon of an answer itself: a file has nothing beside it. */
export function iconAddress(tone: AnswerTone): string {
  return `data:image/svg+xml,${encodeURIComponent(ICONS[tone])}`;
}
