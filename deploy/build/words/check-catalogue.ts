import { compileMessage, placesOf } from './compile-message.ts';

/** Translations by their English messages. */
export type Catalogue = Readonly<Record<string, string>>;

/** What keeps a catalogue from being shipped, a sentence each. */
export function checkCatalogue(names: readonly string[], catalogue: Catalogue): string[] {
  const said = new Set(names);
  return [
    ...names.filter((name) => !catalogue[name]).map((name) => `lacks ${quoted(name)}`),
    ...Object.keys(catalogue)
      .filter((name) => !said.has(name))
      .map((name) => `has ${quoted(name)}, which nothing says`),
    ...Object.entries(catalogue).flatMap(([name, words]) => checkWords(name, words)),
  ];
}

function checkWords(name: string, words: string): string[] {
  if (words === '') return [];
  const expected = placesOf(name).join();
  const places = placesOf(words).join();
  // A language may say "one" without the number itself, and then no form need have it.
  const isCounted = name.startsWith('{0, plural,');
  if (places !== expected && !(isCounted && places === expected.replace(/^0,?/, ''))) {
    return [`has other places in the words for ${quoted(name)}: ${quoted(words)}`];
  }
  try {
    compileMessage(words);
    return [];
  } catch (error) {
    return [`has words that are no MessageFormat for ${quoted(name)}: ${String(error)}`];
  }
}

function quoted(words: string): string {
  return JSON.stringify(words);
}
