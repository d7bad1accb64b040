import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type TranslatedTag } from '../../../src/core/words/languages.ts';
import type { Catalogue } from './check-catalogue.ts';
import { extractMessages, type Message, type Misuse } from './extract-messages.ts';
import { readNamed, writeNamed } from './name-places.ts';

/** The languages that have a catalogue in `src/i18n/words`, which are the ones that are offered. */
export function translatedTags(root: string): TranslatedTag[] {
  return Object.keys(LANGUAGES).filter((tag) =>
    existsSync(catalogueFile(root, tag)),
  ) as TranslatedTag[];
}

export function catalogueFile(root: string, tag: string): string {
  return join(root, 'src/i18n/words', `${tag}.json`);
}

/** The translations by the names of their messages, with numbered places; in the file they have names. */
export function readCatalogue(root: string, tag: string, messages: readonly Message[]): Catalogue {
  return readNamed(readWritten(root, tag), messages);
}

/** The file as it is: translations by their messages, with the names of places. */
export function readWritten(root: string, tag: string): Catalogue {
  return JSON.parse(readFileSync(catalogueFile(root, tag), 'utf8'));
}

export function saveCatalogue(
  root: string,
  tag: string,
  catalogue: Catalogue,
  messages: readonly Message[],
): void {
  const written = JSON.stringify(writeNamed(catalogue, messages), null, 2);
  writeFileSync(catalogueFile(root, tag), `${written}\n`);
}

/** All that the sources say, file by file; what is said twice comes once. */
export function readMessages(root: string): { messages: Message[]; misuses: Misuse[] } {
  const found = sourcesOf(root).map((file) =>
    extractMessages(readFileSync(join(root, file), 'utf8'), file),
  );
  const byName = new Map<string, Message>();
  for (const message of found.flatMap(({ messages }) => messages)) {
    if (!byName.has(message.name)) byName.set(message.name, message);
  }
  return {
    messages: [...byName.values()],
    misuses: found.flatMap(({ misuses }) => misuses),
  };
}

function sourcesOf(root: string): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .toSorted();
}
