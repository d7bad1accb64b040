const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LONGEST = 4;

/** How many strings there are: 36 + 36² + 36³ + 36⁴. */
export const SHORT_STRING_COUNT = Array.from(
  { length: LONGEST },
  (_, index) => ALPHABET.length ** (index + 1),
).reduce((total, count) => total + count);

const LETTERS = Array.from(ALPHABET, (letter) => letter.charCodeAt(0));

/** All strings of 1 to 4 characters of [a-z0-9], as bytes, the short ones first. */
export function* shortStrings(): Generator<Uint8Array<ArrayBuffer>> {
  for (let length = 1; length <= LONGEST; length++) {
    const count = LETTERS.length ** length;
    for (let number = 0; number < count; number++) yield spell(number, length);
  }
}

function spell(number: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let rest = number;
  for (let index = length - 1; index >= 0; index--) {
    bytes[index] = LETTERS[rest % LETTERS.length] ?? 0;
    rest = Math.floor(rest / LETTERS.length);
  }
  return bytes;
}
