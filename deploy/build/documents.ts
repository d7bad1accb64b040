import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Lockfile } from './bill-of-materials.ts';

/** What is published beside the page, by name, and the files of the repository that it is made of. */
export const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  'CHANGELOG.txt': ['CHANGELOG.md'],
  'SECURITY.txt': ['SECURITY.md'],
  'SELF-HOSTING.txt': ['deploy/README.md'],
  'LICENSES.txt': [
    'LICENSE',
    'src/styles/fonts/inter-license.txt',
    'src/styles/fonts/jetbrains-mono-license.txt',
  ],
};

const BETWEEN = '\n\n---\n\n';

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
        if (fileName === 'LICENSES.txt') texts.push(...libraryLicenses(root));
        this.emitFile({ type: 'asset', fileName, source: `${texts.join(BETWEEN)}\n` });
      }
    },
  };
}

/** The license of every library that can become part of the page, below its name and version. */
export function libraryLicenses(root: string): string[] {
  const lockfile: Lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lockfile.packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license = 'no license stated' }]) => {
      const title = `${path.replace(/^.*node_modules\//, '')} ${version} (${license})`;
      const folder = join(root, path);
      const file =
        existsSync(folder) && readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      return file ? `${title}\n\n${readFileSync(join(folder, file), 'utf8').trim()}` : title;
    });
}
