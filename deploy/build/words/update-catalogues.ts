import { existsSync } from 'node:fs';
import { LANGUAGES } from '../../../src/core/words/languages.ts';
import { findProblems } from './find-problems.ts';
import { withNames } from './name-places.ts';
import {
  catalogueFile,
  readCatalogue,
  readMessages,
  saveCatalogue,
  translatedTags,
} from './read-words.ts';

/**
 * Brings the catalogues up to date with what the sources say: a new message is
 * added with no words, one that nothing says any more is dropped, and all are
 * in the order of the sources. Tags that are given get a catalogue if they have
 * none. Answers what is left to do.
 */
export function updateCatalogues(root: string, begun: readonly string[]): string[] {
  const unknown = begun.filter((tag) => tag === 'en' || !Object.hasOwn(LANGUAGES, tag));
  if (unknown.length > 0) return [`There is no language ${unknown.join(', ')} to translate into.`];
  const { messages } = readMessages(root);
  for (const tag of new Set([...translatedTags(root), ...begun])) {
    const isKnown = existsSync(catalogueFile(root, tag));
    saveCatalogue(root, tag, isKnown ? readCatalogue(root, tag, messages) : {}, messages);
  }
  return findProblems(root);
}

/** All messages as JSON, by the file that says them first, for those who translate. */
export function listMessages(root: string): string {
  const byFile = new Map<string, string[]>();
  for (const { file, name, places } of readMessages(root).messages) {
    byFile.set(file, [...(byFile.get(file) ?? []), withNames(name, places)]);
  }
  return `${JSON.stringify(Object.fromEntries(byFile), null, 2)}\n`;
}
