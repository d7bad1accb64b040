import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { encodeBase85 } from '../../src/single-file/base85.ts';

interface Parts {
  /** index.html as it is in the source. */
  readonly html: string;
  readonly icon: string;
  readonly style: string;
  /** Unpacks the page's script and runs it. */
  readonly loader: string;
  readonly page: string;
  readonly worker: string;
}

/**
 * The page with everything in it. Its policy names the digests of its two
 * scripts and of its style sheet; with 'self' a file could name none.
 */
export function composeSingleFile({ html, icon, style, loader, page, worker }: Parts): string {
  if (/<\/(?:script|style)|<!--/i.test(loader + style)) {
    throw new Error('This script or style would end its own tag.');
  }
  const policy = [
    "default-src 'none'",
    `script-src ${digestOf(loader)} ${digestOf(page)}`,
    `style-src ${digestOf(style)} 'nonce-claimcheck'`,
    'img-src data:',
    'font-src data:',
    "connect-src 'none'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types claimcheck claimcheck-start',
  ].join('; ');
  const head = [
    '<head>',
    '<meta charset="utf-8" />',
    `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    `<style>${style}</style>`,
  ].join('\n    ');
  const scripts = [
    packed('page-script', page),
    packed('worker-script', worker),
    `<script>${loader}</script>`,
  ].join('\n    ');
  return substitute(html, [
    [/<head>\s*<meta charset="utf-8" \/>/, head],
    [/href="\.\/icon\.svg"/, `href="data:image/svg+xml;base64,${base64(icon)}"`],
    [/<script type="module" src="[^"]*"><\/script>/, scripts],
  ]);
}

/** A block of data, which no browser takes for a script. */
function packed(name: string, code: string): string {
  const bytes = deflateRawSync(code, { level: 9 });
  return `<script type="text/plain" id="${name}">${encodeBase85(bytes)}</script>`;
}

/** As a policy writes it. */
function digestOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

function base64(content: string | Buffer): string {
  return Buffer.from(content).toString('base64');
}

function substitute(html: string, replacements: readonly (readonly [RegExp, string])[]): string {
  return replacements.reduce((text, [pattern, replacement]) => {
    if (!pattern.test(text)) throw new Error(`index.html no longer has ${pattern}.`);
    return text.replace(pattern, () => replacement);
  }, html);
}
