/**
 * Says a message in the reader's language. `message` is the English one, with
 * its places as {0}, {1} …, and is its own name in the catalogues. Undefined
 * when the catalogue lacks it, which no build lets happen.
 */
export type Translate = (message: string, values: readonly Word[]) => string | undefined;

/** What may be in a place of a message. */
export type Word = string | number;

/** A language other than English: its BCP 47 tag and its catalogue. */
export interface Language {
  readonly tag: string;
  readonly translate: Translate;
  /** What it translates with, in a form that can be sent to a worker. */
  readonly catalogue?: Readonly<Record<string, unknown>>;
}

let spoken: Language | undefined;

/**
 * Sets the language in which everything is said from now on; undefined is
 * English. Words that were said already stay as they are: none may be said
 * while a module loads, and what keeps some makes them anew when `spokenTag`
 * has changed.
 */
export function speak(language: Language | undefined): void {
  spoken = language;
}

/** The language that is spoken; undefined for English. */
export function spokenLanguage(): Language | undefined {
  return spoken;
}

/** The BCP 47 tag of the language that is spoken. */
export function spokenTag(): string {
  return spoken?.tag ?? 'en';
}

/** A message to the user: say`Expired ${distance} ago.` */
export function say(parts: TemplateStringsArray, ...values: readonly Word[]): string {
  return spoken?.translate(nameOf(parts), values) ?? String.raw({ raw: parts }, ...values);
}

/**
 * A message whose words depend on a number, which is in it as {0}; further
 * values are {1}, {2} …: sayCount(keys, 'One key fits.', '{0} keys fit.'). A
 * number that should be grouped comes again as a further value.
 */
export function sayCount(
  count: number,
  one: string,
  other: string,
  ...values: readonly Word[]
): string {
  const places = [count, ...values];
  return (
    spoken?.translate(`{0, plural, one {${one}} other {${other}}}`, places) ??
    fill(count === 1 ? one : other, places)
  );
}

function nameOf(parts: TemplateStringsArray): string {
  return parts.reduce((name, part, index) => `${name}{${index - 1}}${part}`);
}

function fill(message: string, values: readonly Word[]): string {
  return message.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}
