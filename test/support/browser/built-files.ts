import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

/** The scripts without which nothing runs: those in index.html, and all they import at once. */
export function initialScripts(): string[] {
  const html = readFileSync(join(inject('builtPage'), 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, name = '']) => name);
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const imported of staticImports(name)) add(imported);
  };
  for (const name of named) add(name);
  return [...found];
}

/** Bytes of a text or file as a static host sends it. */
export function gzipSize(content: string | Buffer): number {
  return gzipSync(content, { level: 9 }).length;
}

export function readBuilt(name: string): Buffer {
  return readFileSync(join(inject('builtPage'), name));
}

/** The names of the page's own script, of the one before it, and of its worker's. */
export function hashedFiles(): { script: string; start: string; worker: string } {
  const names = readdirSync(join(inject('builtPage'), 'assets'));
  const find = (pattern: RegExp) => {
    const found = names.find((name) => pattern.test(name));
    if (!found) throw new Error(`Nothing in assets is called ${pattern}.`);
    return `assets/${found}`;
  };
  return {
    script: find(/^index-.*\.js$/),
    start: find(/^start-.*\.js$/),
    worker: find(/^worker-.*\.js$/),
  };
}

/** The style sheet, which is in the page. */
export function pageStyle(): string {
  const [, style] = /<style[^>]*>(.+?)<\/style>/s.exec(readBuilt('index.html').toString()) ?? [];
  if (!style) throw new Error('The page has no style sheet.');
  return style;
}

/** Keeps back the script of the editors until the returned function is called. */
export async function holdEditors(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/rich-text-box-[^/]*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** `import … from "../x.js"`, `import "../x.js"` and `export … from "../x.js"`, but not `import("../x.js")`. */
function staticImports(name: string): string[] {
  const code = readBuilt(name).toString();
  const imports = code.matchAll(/(?:\bfrom|\bimport|\bexport)\s*["'](\.[^"']+\.js)["']/g);
  return [...imports].map(([, path = '']) => posix.join(dirname(name), path));
}
