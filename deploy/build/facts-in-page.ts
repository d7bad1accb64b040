import type { Plugin } from 'vite';
import { sha256, sumLine } from './checksums.ts';
import { type CopyFacts, copyFacts } from './copy-facts.ts';

/** The part of a bundle that the facts are made of. */
type Bundle = Readonly<
  Record<
    string,
    | { readonly type: 'chunk'; readonly code: string }
    | { readonly type: 'asset'; source: string | Uint8Array }
  >
>;

/** Writes the facts into the head of the page, from where the page reads them: its scripts stay the same. */
export function factsInPage(): Plugin {
  let root = '';
  return {
    name: 'facts-in-page',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const facts = { ...copyFacts(root), digest: digestOfAssets(bundle) };
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
          page.source = addFacts(page.source.toString(), facts);
        }
      },
    },
  };
}

/** The page with what it says of itself at the end of its head. */
export function addFacts(
  html: string,
  { commit, builtOn, digest }: CopyFacts & { readonly digest?: string },
): string {
  const facts = { commit, date: builtOn, assets: digest ?? '' };
  const tags = Object.entries(facts).map(
    ([name, content]) => `<meta name="claimcheck:${name}" content="${content}">\n  `,
  );
  return html.replace('</head>', () => `${tags.join('')}</head>`);
}

/** The SHA-256 of what `grep -E ' assets/.*\.(js|woff2)$' SHA256SUMS` prints: one digest of all scripts and fonts. */
function digestOfAssets(bundle: Bundle): string {
  const lines = Object.entries(bundle)
    .filter(([name]) => /^assets\/.*\.(?:js|woff2)$/.test(name))
    .map(([name, file]) => sumLine(name, file.type === 'chunk' ? file.code : file.source))
    .toSorted((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1));
  return sha256(lines.join(''));
}
