import icon from '../../../public/icon.svg?raw';
import type { AnswerTone } from '../../core/conclusion/answer.ts';

/** A disc with a mark, over the lower right of the icon. */
const MARKS: Readonly<Record<Exclude<AnswerTone, 'neutral'>, string>> = {
  bad: disc('#b42318', 'm18.5 18.5 7 7m0-7-7 7'),
  warn: disc('#8a5a00', 'M22 17v6m0 4v.01'),
  ok: disc('#166b3a', 'm18 22 3 3 5.5-6'),
};

function disc(colour: string, mark: string): string {
  return `<circle cx="22" cy="22" r="9" fill="${colour}" stroke="#fff" stroke-width="2"/><path d="${mark}" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/>`;
}

/**
 * The icon of an answer itself, and not the address of a file: the host must not learn from a
 * request what the answer to a token is.
 */
export function tabIcon(tone: AnswerTone): string {
  const drawing = tone === 'neutral' ? icon : icon.replace('</svg>', `${MARKS[tone]}</svg>`);
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
