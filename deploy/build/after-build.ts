import { resolve } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

/** Work on the built folder. `folder` is its absolute path. */
type Work = (folder: string, config: ResolvedConfig) => Promise<void> | void;

/** A plugin that works on the folder after the page is written, in the order of the plugins; not after a build that failed. */
export function afterBuild(name: string, work: Work): Plugin {
  let config: ResolvedConfig;
  return {
    name,
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler(error?: Error) {
        if (!error) await work(resolve(config.root, config.build.outDir), config);
      },
    },
  };
}
