import { readFileSync } from 'node:fs';
import type { Catalogue } from './check-catalogue.ts';
import { placeNames, readNamed } from './name-places.ts';
import { readMessages, readWritten, saveCatalogue, translatedTags } from './read-words.ts';
import { updateCatalogues } from './update-catalogues.ts';

/** New English messages by the old ones, both as catalogues have them: other words with the same meaning. */
export type Renames = Readonly<Record<string, string>>;

/**
 * Keeps the translations of messages whose English changed in words only. The
 * file is JSON, an object of new messages by old ones. Answers what is left to do.
 */
export function renameMessages(root: string, file: string): string[] {
  const renames: Renames = JSON.parse(readFileSync(file, 'utf8'));
  const problems = findRenameProblems(renames);
  if (problems.length > 0) return problems;
  const { messages } = readMessages(root);
  for (const tag of translatedTags(root)) {
    const renamed = renameIn(readWritten(root, tag), renames);
    saveCatalogue(root, tag, readNamed(renamed, messages), messages);
  }
  return updateCatalogues(root, []);
}

/** Why a list cannot be applied: a translation would have no place for what the new message shows. */
export function findRenameProblems(renames: Renames): string[] {
  const placesOf = (message: string) => placeNames(message).toSorted().join();
  return Object.entries(renames)
    .filter(([before, after]) => placesOf(before) !== placesOf(after))
    .map(
      ([before, after]) =>
        `${JSON.stringify(after)} has other places than ${JSON.stringify(before)}`,
    );
}

/** The catalogue with each translation under its new name, too, unless that has one of its own. */
export function renameIn(catalogue: Catalogue, renames: Renames): Catalogue {
  const renamed = { ...catalogue };
  for (const [before, after] of Object.entries(renames)) {
    const words = catalogue[before];
    const isFree = !catalogue[after] || Object.hasOwn(renames, after);
    if (words && isFree) renamed[after] = words;
  }
  return renamed;
}
