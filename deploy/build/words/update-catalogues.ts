import { existsSync, writeFileSync } from 'node:fs';
import { LANGUAGES } from '../../../src/core/words/languages.ts';
import type { Catalogue } from './check-catalogue.ts';
import { findProblems } from './find-problems.ts';
import { catalogueFile, readCatalogue, readMessages, translatedTags } from './read-words.ts';

/**
 * Brings the catalogues up to date with what the sources say: a new message is
 * added with no words, one that nothing says any more is dropped, and all stand
 * in the order of the sources. Tags that are given get a catalogue if they have
 * none. Answers what is left to do.
 */
export function updateCatalogues(root: string, begun: readonly string[]): string[] {
  const unknown = begun.filter((tag) => tag === 'en' || !Object.hasOwn(LANGUAGES, tag));
  if (unknown.length > 0) return [`There is no language ${unknown.join(', ')} to translate into.`];
  const names = readMessages(root).messages.map(({ name }) => name);
  for (const tag of new Set([...translatedTags(root), ...begun])) {
    const file = catalogueFile(root, tag);
    const known: Catalogue = existsSync(file) ? readCatalogue(root, tag) : {};
    const entries = names.map((name) => [name, known[name] ?? '']);
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
  }
  return findProblems(root);
}

/** All messages as JSON, by the file that says them first, for whoever translates. */
export function listMessages(root: string): string {
  const byFile = new Map<string, string[]>();
  for (const { file, name } of readMessages(root).messages) {
    byFile.set(file, [...(byFile.get(file) ?? []), name]);
  }
  return `${JSON.stringify(Object.fromEntries(byFile), null, 2)}\n`;
}
