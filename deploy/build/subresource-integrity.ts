import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** A tag of a built page that loads one of our own files. */
const LOADING_TAG = /<(?:script|link)\b[^>]*\s(?:src|href)="\.\/([^"]+\.(?:js|css))"[^>]*?(?=>)/g;

/**
 * Puts the digest of every script and module preload into the tags of the
 * page, so that the browser rejects a file that was changed. What is imported
 * later, on demand, has no tag and is not covered.
 */
export function subresourceIntegrity(): Plugin {
  return {
    name: 'subresource-integrity',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const contentOf = (name: string): string | Uint8Array => {
          const file = bundle[name];
          if (!file) throw new Error(`The page loads ${name}, which is not built.`);
          return file.type === 'chunk' ? file.code : file.source;
        };
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
          page.source = addIntegrity(page.source.toString(), contentOf);
        }
      },
    },
  };
}

/** The page with an `integrity` for everything it loads from beside itself. */
export function addIntegrity(
  html: string,
  contentOf: (name: string) => string | Uint8Array,
): string {
  return html.replace(
    LOADING_TAG,
    (tag, name: string) => `${tag} integrity="${integrityOf(contentOf(name))}"`,
  );
}

/** What the `integrity` of a tag says of a file. */
export function integrityOf(content: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}
