// What is counted falls short of what was drawn, by chance. Below these bounds no
// random text of 32 characters comes but once in ten thousand million (Chernoff's
// bound on the counts of its characters), and longer ones more seldom.

/** Bits of a text of letters or bytes. */
const LEAST_BITS = 85;
/** Bits of a text of digits. */
const LEAST_BITS_OF_DIGITS = 56;
/** Bits of each digit of hex. */
const LEAST_BITS_OF_HEX = 2.1;
/** What is left of a text of placeholders when their words are taken out, at most. */
const MOST_LEFT_OVER = 8;

const PLACEHOLDERS =
  /change|secret|password|passwort|passphrase|default|example|sample|your|super|private|jwt|token|string|admin|local|development|replace|please|insert|random|signing|sign|auth|app|api|key|test|demo|dummy|this|that|with|must|need|very|long|least|bits|bit|char(?:acter)?s?|should|dev|prod|here|the|and|for|in|is|at|to|be|my|me|it|a|hs256|hs384|hs512|256|384|512|32|64/gi;

/**
 * Whether a secret repeats itself, runs in sequence or is made of placeholder
 * words. Random bytes, and their hex or Base64, do not; nor does a long phrase.
 */
export function looksTyped(bytes: Uint8Array): boolean {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const unit = repeatedUnit(text);
  // A UUID is hex with hyphens in it.
  const digits = unit.replace(/[-:]/g, '');
  if (isHex(digits)) {
    return shannonBits(digits) < LEAST_BITS_OF_HEX * digits.length || digits.length < 32;
  }
  const leastBits = /^\d+$/.test(unit) ? LEAST_BITS_OF_DIGITS : LEAST_BITS;
  return shannonBits(unit) < leastBits || isSequence(unit) || isPlaceholder(unit);
}

/** The shortest text of which the whole is a repetition, cut off anywhere; else the whole. */
function repeatedUnit(text: string): string {
  // For each beginning, how much of it is its own end as well (Knuth, Morris and Pratt).
  const borders = new Uint32Array(text.length);
  let border = 0;
  for (let at = 1; at < text.length; at++) {
    while (border > 0 && text[at] !== text[border]) border = borders[border - 1] ?? 0;
    if (text[at] === text[border]) border++;
    borders[at] = border;
  }
  const length = text.length - border;
  return length <= text.length / 2 ? text.slice(0, length) : text;
}

/** Digits alone carry less than hex and have their own measure. */
function isHex(text: string): boolean {
  return (/^[0-9a-f]+$/.test(text) || /^[0-9A-F]+$/.test(text)) && /[a-f]/i.test(text);
}

/** Bits of the whole by how often each character is in it: too few, if anything, for short texts. */
function shannonBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / text.length);
  return bits;
}

/** Whether most characters follow the one before them: "abcdefgh", "87654321". */
function isSequence(text: string): boolean {
  let steps = 0;
  for (let index = 1; index < text.length; index++) {
    if (Math.abs(text.charCodeAt(index) - text.charCodeAt(index - 1)) === 1) steps++;
  }
  return steps > (text.length * 3) / 4;
}

function isPlaceholder(text: string): boolean {
  if (!/^[\x20-\x7e]+$/.test(text)) return false;
  return text.replace(PLACEHOLDERS, '').replace(/[^A-Za-z0-9]/g, '').length < MOST_LEFT_OVER;
}
