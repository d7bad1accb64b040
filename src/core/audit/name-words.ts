/** Longer names are read from their end. */
const LONGEST_NAME = 100;

/** In a list of objects the same few names come again and again. */
const MOST_KNOWN = 500;
const known = new Map<string, readonly string[]>();

/**
 * The words of a claim's name in lower case, without its namespace:
 * `https://example.com/dbPassword` and `custom:db_password` are "db", "password".
 */
export function nameWords(name: string): readonly string[] {
  let words = known.get(name);
  if (!words) {
    if (known.size === MOST_KNOWN) known.clear();
    words = splitName(name);
    known.set(name, words);
  }
  return words;
}

function splitName(name: string): string[] {
  const end = name.slice(-LONGEST_NAME);
  const local = end.slice(end.search(/[^/:#]*$/));
  return local
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

const knownEndings = new WeakMap<readonly string[], readonly string[]>();

/** The last one, two and three words, each written as one: "key", "apikey", "myapikey". */
export function nameEndings(words: readonly string[]): readonly string[] {
  let endings = knownEndings.get(words);
  if (!endings) {
    endings = [1, 2, 3].map((count) => words.slice(-count).join(''));
    knownEndings.set(words, endings);
  }
  return endings;
}
