import type { Plugin } from 'vite';
import { messageName } from '../../../src/core/words/message-name.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { compileMessage } from './compile-message.ts';
import { catalogueFile, readCatalogue, readMessages, translatedTags } from './read-words.ts';

const LIST = 'virtual:catalogues';
const ONE = 'virtual:catalogue/';
/** The names of all messages, once for all languages. */
const NAMES = 'virtual:message-names';

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
      if (problems.length === 0) return;
      if (process.env.CLAIMCHECK_DRAFT_WORDS) this.warn(problems.join('\n'));
      else this.error(problems.join('\n'));
    },
    resolveId: (id) => (id === LIST || id === NAMES || id.startsWith(ONE) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${LIST}`) return writeList(root);
      if (id === `\0${NAMES}`) return writeNames(root);
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
    ...findNamesakes(names),
    ...misuses.map(({ file, line, problem }) => `${file}:${line}: ${problem}`),
    ...translatedTags(root).flatMap((tag) =>
      checkCatalogue(names, readCatalogue(root, tag)).map(
        (problem) => `src/i18n/words/${tag}.json ${problem}`,
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

/** In the order of the names: a catalogue that is not complete yet has gaps. */
function writeCatalogue(root: string, tag: string): string {
  const catalogue = readCatalogue(root, tag);
  const compiled = listNames(root).map((name) => {
    const words = catalogue[name];
    return words ? compileMessage(words) : null;
  });
  const list = JSON.stringify(JSON.stringify(compiled));
  return [
    `import { names } from '${NAMES}';`,
    `const words = JSON.parse(${list});`,
    'export const messages = Object.fromEntries(names.flatMap((name, at) => words[at] === null ? [] : [[name, words[at]]]));',
  ].join('\n');
}

function writeNames(root: string): string {
  const names = listNames(root).map(messageName);
  return `export const names = ${JSON.stringify(names.join(' '))}.split(' ');`;
}

function listNames(root: string): string[] {
  return readMessages(root).messages.map(({ name }) => name);
}

function findNamesakes(messages: readonly string[]): string[] {
  const known = new Map<string, string>();
  return messages.flatMap((message) => {
    const name = messageName(message);
    const other = known.get(name);
    known.set(name, message);
    return other === undefined || other === message
      ? []
      : [`"${message}" and "${other}" come to one name: change a word of either`];
  });
}
