import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { afterBuild } from './after-build.ts';
import { asLibrary, compileForFile, type SingleFileOptions } from './compile-for-file.ts';
import { composeSingleFile } from './compose-single-file.ts';
import { copyFacts } from './copy-facts.ts';
import { addFacts } from './facts-in-page.ts';
import { replaceModules } from './replace-modules.ts';

/** The page as one file, beside the page itself. */
export const SINGLE_FILE = 'claimcheck.html';

/** Builds the page once more, as one file that needs no host, no network and nothing beside it. */
export function singleFile(options: SingleFileOptions): Plugin {
  return afterBuild('single-file', async (folder, { root }) => {
    const [page, worker, loader] = await Promise.all([
      compileForFile(options, {
        plugins: [options.plugins(), replaceModules(root)],
        build: {
          cssCodeSplit: false,
          assetsInlineLimit: Number.POSITIVE_INFINITY,
          modulePreload: false,
          rolldownOptions: { input: 'src/main.tsx', output: { codeSplitting: false } },
        },
      }),
      compileForFile(options, asLibrary('src/worker/worker.ts')),
      compileForFile(options, asLibrary('src/single-file/loader.ts')),
    ]);
    const html = composeSingleFile({
      html: addFacts(readFileSync(join(root, 'index.html'), 'utf8'), copyFacts(root)),
      icon: readFileSync(join(root, 'public/icon.svg'), 'utf8'),
      style: page.style,
      loader: loader.script,
      page: page.script,
      worker: worker.script,
    });
    writeFileSync(join(folder, SINGLE_FILE), html);
  });
}
