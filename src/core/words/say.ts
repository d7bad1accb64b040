/**
 * Says a message in the reader's language. `message` is the English one, with
 * its places as {0}, {1} …, and is its own name in the catalogues.
 */
export type Translate = (message: string, values: readonly Word[]) => string;

/** What may stand in a place of a message. */
export type Word = string | number;

let translate: Translate | undefined;

/**
 * Sets the language in which everything is said from now on; undefined is
 * English. Called at the edge, before the page is drawn: words that were said
 * already stay as they are, and so none may be said while a module loads.
 */
export function speak(language: Translate | undefined): void {
  translate = language;
}

/** A message to the user: say`Expired ${distance} ago.` */
export function say(parts: TemplateStringsArray, ...values: readonly Word[]): string {
  return translate ? translate(nameOf(parts), values) : String.raw({ raw: parts }, ...values);
}

/**
 * A message whose words depend on a number, which stands in it as {0}; further
 * values are {1}, {2} …: sayCount(keys, 'One key fits.', '{0} keys fit.')
 */
export function sayCount(
  count: number,
  one: string,
  other: string,
  ...values: readonly Word[]
): string {
  const places = [count, ...values];
  if (translate) return translate(`{0, plural, one {${one}} other {${other}}}`, places);
  return fill(count === 1 ? one : other, places);
}

function nameOf(parts: TemplateStringsArray): string {
  return parts.reduce((name, part, index) => `${name}{${index - 1}}${part}`);
}

function fill(message: string, values: readonly Word[]): string {
  return message.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}
