/** Longer names are read from their end. */
const LONGEST_NAME = 100;

/**
 * The words of a claim's name in lower case, without its namespace:
 * `https://example.com/dbPassword` and `custom:db_password` are "db", "password".
 */
export function nameWords(name: string): string[] {
  const end = name.slice(-LONGEST_NAME);
  const local = end.slice(end.search(/[^/:#]*$/));
  return local
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** The last one, two and three words, each written as one: "key", "apikey", "myapikey". */
export function nameEndings(words: readonly string[]): string[] {
  return [1, 2, 3].map((count) => words.slice(-count).join(''));
}
