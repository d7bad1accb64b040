import type { Plugin } from 'vite';

const STYLE_TAG = /<link rel="stylesheet"[^>]*\shref="\.\/([^"]+\.css)"[^>]*>/;

/** A font as the style sheet names it, which is beside it in the folder of the assets. */
const FONT = /url\(\.?\/?([^)"']+\.woff2)\)/g;

/**
 * Puts the style sheet into the page, in place of the tag that fetches it: the
 * first frame waits for it, and for nothing else but one small script. The
 * policy of the page admits it by this nonce. The fonts are asked for before
 * the style sheet is read: one that comes late is not shown.
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
          const text = style.source.toString().trim();
          const folder = style.fileName.replace(/[^/]*$/, '');
          const preloads = [...text.matchAll(FONT)].map(
            ([, font]) =>
              `<link rel="preload" href="./${folder}${font}" as="font" type="font/woff2" crossorigin>\n    `,
          );
          const inPage = text.replace(FONT, (_, font) => `url(./${folder}${font})`);
          page.source = html.replace(
            STYLE_TAG,
            () => `${preloads.join('')}<style nonce="${nonce}">${inPage}</style>`,
          );
        }
      },
    },
  };
}
