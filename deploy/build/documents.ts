import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What is published beside the page, by name, and the files of the repository that it is made of. */
export const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  'SECURITY.txt': ['SECURITY.md'],
  'SELF-HOSTING.txt': ['deploy/README.md'],
  'LICENSES.txt': [
    'LICENSE',
    'src/styles/fonts/inter-license.txt',
    'src/styles/fonts/jetbrains-mono-license.txt',
  ],
};

/** Puts the documents that the page links to beside it: plain text, which every host and browser can show. */
export function documents(): Plugin {
  let root = '';
  return {
    name: 'documents',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle() {
      for (const [fileName, sources] of Object.entries(DOCUMENTS)) {
        const texts = sources.map((source) => readFileSync(join(root, source), 'utf8').trim());
        this.emitFile({ type: 'asset', fileName, source: `${texts.join('\n\n---\n\n')}\n` });
      }
    },
  };
}
