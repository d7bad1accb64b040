import type { Plugin } from 'vite';
import { findProblems } from './find-problems.ts';
import { catalogueFile } from './read-words.ts';
import { NAMES, ONE, writeCatalogue, writeList, writeNames } from './write-modules.ts';

const LIST = 'virtual:catalogues';

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
