import { endOfLines, MOST_LINES } from '../encoding/end-of-lines.ts';
import type { KeyProblem } from './key-material.ts';

/** The sets of keys of the largest issuers have a fifth of these; each key press reads all of it again. */
const MOST_CHARACTERS = 262_144;

/** Why a text is too long to be read as a key; undefined where it is not. */
export function findExcess(text: string): KeyProblem | undefined {
  const { length } = text;
  if (length > MOST_CHARACTERS) {
    return { code: 'key-text-too-long', count: length, most: MOST_CHARACTERS };
  }
  if (endOfLines(text) === undefined) return undefined;
  return { code: 'key-lines-too-many', count: text.split('\n').length, most: MOST_LINES };
}

/** As much of a text as can be read, which is what the Key field shows of it. */
export function cutToLimits(text: string): string {
  const cut = text.slice(0, MOST_CHARACTERS);
  return cut.slice(0, endOfLines(cut));
}
