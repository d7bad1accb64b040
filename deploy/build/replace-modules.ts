import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What a file cannot do by an address, it does in another way: modules that take the place of others. */
const INSTEAD: Readonly<Record<string, string>> = {
  'own-script.ts': 'src/single-file/own-script.ts',
  'fetch-pane.tsx': 'src/single-file/fetch-pane.tsx',
};

/** Compiles other modules in place of those that need a host. */
export function replaceModules(root: string): Plugin {
  return {
    name: 'replace-modules',
    enforce: 'pre',
    resolveId: (source) => {
      const replacement = INSTEAD[source.slice(source.lastIndexOf('/') + 1)];
      return replacement && !source.endsWith(replacement) ? join(root, replacement) : undefined;
    },
  };
}
