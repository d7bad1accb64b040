import type { Plugin } from 'vite';

const STYLE_TAG = /<link rel="stylesheet"[^>]*\shref="\.\/([^"]+\.css)"[^>]*>/;

/**
 * Puts the style sheet into the page, in place of the tag that fetches it: the
 * first frame waits for it, and for nothing else but one small script. The
 * policy of the page admits it by this nonce.
 */
export function inlineStyle(nonce: string): Plugin {
  return {
    name: 'inline-style',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
          const html = page.source.toString();
          const name = STYLE_TAG.exec(html)?.[1];
          const style = bundle[name ?? ''];
          if (style?.type !== 'asset') throw new Error(`${page.fileName} has no style sheet.`);
          delete bundle[style.fileName];
          page.source = html.replace(
            STYLE_TAG,
            () => `<style nonce="${nonce}">${style.source.toString().trim()}</style>`,
          );
        }
      },
    },
  };
}
