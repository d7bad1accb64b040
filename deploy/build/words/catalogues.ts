import type { Plugin } from 'vite';
import { checkCatalogue } from './check-catalogue.ts';
import { compileMessage } from './compile-message.ts';
import { catalogueFile, readCatalogue, readMessages, translatedTags } from './read-words.ts';

const LIST = 'virtual:catalogues';
const ONE = 'virtual:catalogue/';

/**
 * Gives the page its languages: `virtual:catalogues` says how to load each one
 * there is, compiled, as a chunk of its own. The build fails, with the list,
 * when a catalogue lacks a message, has one that nothing says, or has words
 * that cannot be said; and when something is said while a module loads.
 */
export function catalogues(): Plugin {
  let root = '';
  return {
    name: 'catalogues',
    configResolved: (config) => {
      root = config.root;
    },
    buildStart() {
      if (this.environment.mode !== 'build') return;
      const problems = findProblems(root);
      if (problems.length > 0) this.error(problems.join('\n'));
    },
    resolveId: (id) => (id === LIST || id.startsWith(ONE) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${LIST}`) return writeList(root);
      if (!id.startsWith(`\0${ONE}`)) return undefined;
      const tag = id.slice(ONE.length + 1);
      this.addWatchFile(catalogueFile(root, tag));
      return writeCatalogue(root, tag);
    },
  };
}

/** Why the words in this folder cannot be shipped, a line each; none is as it should be. */
export function findProblems(root: string): string[] {
  const { messages, misuses } = readMessages(root);
  const names = messages.map(({ name }) => name);
  return [
    ...misuses.map(({ file, line, problem }) => `${file}:${line}: ${problem}`),
    ...translatedTags(root).flatMap((tag) =>
      checkCatalogue(names, readCatalogue(root, tag)).map(
        (problem) => `src/words/${tag}.json ${problem}`,
      ),
    ),
  ];
}

function writeList(root: string): string {
  const members = translatedTags(root).map(
    (tag) => `${JSON.stringify(tag)}: () => import(${JSON.stringify(ONE + tag)})`,
  );
  return `export const catalogues = { ${members.join(', ')} };`;
}

function writeCatalogue(root: string, tag: string): string {
  const compiled = Object.entries(readCatalogue(root, tag))
    .filter(([, words]) => words !== '')
    .map(([name, words]) => [name, compileMessage(words)]);
  return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(compiled)))});`;
}
