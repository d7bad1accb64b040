import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { compileScript } from './compile-script.ts';

/** Adds the script that applies the reader's settings before the first frame is painted. */
export function firstFrame(target: readonly string[]): Plugin {
  let script = '';
  return {
    name: 'first-frame',
    apply: 'build',
    async buildStart() {
      const source = await compileScript('src/boot/start.ts', target);
      const digest = createHash('sha256').update(source).digest('base64url').slice(0, 8);
      script = `assets/start-${digest}.js`;
      this.emitFile({ type: 'asset', fileName: script, source });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        html,
        tags: [
          { tag: 'script', attrs: { crossorigin: true, src: `./${script}` }, injectTo: 'head' },
        ],
      }),
    },
  };
}
