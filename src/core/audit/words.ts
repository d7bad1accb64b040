import { formatUnit } from '../words/format-unit.ts';

/** Longer texts from a token are cut to this many characters before they enter a sentence. */
const LONGEST_QUOTE = 40;

/** Control characters, invisible ones, and those that turn the direction of writing. */
const DECEPTIVE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A text from a token, ready to stand in a sentence. */
export function quote(text: string): string {
  return `"${shorten(text)}"`;
}

/** At most 40 characters of a text, with what could garble a sentence made visible. */
export function shorten(text: string): string {
  return cut(text, LONGEST_QUOTE);
}

/** The same with so many characters at most. */
export function cut(text: string, longest: number): string {
  // Two units hold any character, so this slice keeps enough of them.
  const characters = Array.from(text.slice(0, 2 * longest + 2));
  const shown =
    characters.length > longest ? [...characters.slice(0, longest - 1), '…'] : characters;
  return shown.join('').replace(DECEPTIVE, '\ufffd');
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A span of seconds in its largest fitting unit: "3 days", "1 hour". */
export function formatSpan(seconds: number): string {
  const whole = Math.round(seconds);
  const [unit, size] = UNITS.find(([, unitSize]) => whole >= unitSize) ?? UNITS[3];
  return formatUnit(Math.floor(whole / size), unit);
}
