import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { DOCUMENTS } from '../../deploy/build/documents.ts';
import { filesOf } from '../../deploy/build/finish-build.ts';
import { integrityOf } from '../../deploy/build/subresource-integrity.ts';
import { statedPolicy } from '../../deploy/verify/expected-headers.ts';
import { hashedFiles, readBuilt } from '../support/browser/built-files.ts';

const html = readBuilt('index.html').toString();
const names = filesOf(inject('builtPage'));

describe('the plugin that states the policy', () => {
  test('puts it before everything else in the head', () => {
    expect(html).toMatch(/<head>\s*<meta http-equiv="Content-Security-Policy" /);
    expect(statedPolicy(html)).toMatch(/^default-src 'none'; /);
  });
});

describe('the plugin that inlines the style', () => {
  test('leaves one style with the nonce of the policy, and no style sheet', () => {
    const [, nonce = ''] = /style-src 'nonce-([^']+)'/.exec(statedPolicy(html) ?? '') ?? [];
    const styles = html.match(/<style\b[^>]*>/g);
    expect(styles).toEqual([`<style nonce="${nonce}">`]);
    expect(html).not.toMatch(/rel="stylesheet"/);
    expect(names.filter((name) => name.endsWith('.css'))).toEqual([]);
  });

  test('names only fonts that are built, and asks for each before the style', () => {
    const [, style = ''] = /<style[^>]*>(.+?)<\/style>/s.exec(html) ?? [];
    const fonts = Array.from(style.matchAll(/url\(\.\/([^)]+\.woff2)\)/g), ([, name = '']) => name);
    expect(fonts.length).toBeGreaterThan(0);
    const before = html.slice(0, html.indexOf('<style'));
    for (const font of fonts) {
      expect(names).toContain(font);
      expect(before).toContain(`<link rel="preload" href="./${font}" as="font"`);
    }
  });
});

describe('the plugin of the first frame', () => {
  test('adds a script that runs before the body is read, and is not a module', () => {
    const { start } = hashedFiles();
    const [head = ''] = html.split('</head>');
    const [tag = ''] = head.match(new RegExp(`<script[^>]*${start}[^>]*>`)) ?? [];
    expect(tag).not.toBe('');
    expect(tag).not.toMatch(/type=|async|defer/);
    expect(readBuilt(start).toString()).not.toMatch(/^\s*(?:import|export)\b/m);
  });
});

describe('the plugin of the frame that fetches', () => {
  test('writes a classic script, which the frame loads', () => {
    const tag = '<script src="./fetch-frame.js"></script>';
    expect(readBuilt('fetch-frame.html').toString()).toContain(tag);
    expect(readBuilt('fetch-frame.js').toString()).not.toMatch(/\b(?:import|export)\b *[{(*"']/);
  });
});

describe('the plugin that keeps the page for offline use', () => {
  test('lists every script and font of the page with its digest', () => {
    const worker = readBuilt('service-worker.js').toString();
    const kept = new Map(
      Array.from(
        worker.matchAll(/"integrity":"([^"]+)",[^}]*"url":"([^"]+)"/g),
        ([, integrity = '', url = '']) => [url, integrity] as const,
      ),
    );
    const needed = names.filter((name) => /^(?:index\.html|assets\/.*\.(?:js|woff2))$/.test(name));
    expect(needed.length).toBeGreaterThan(20);
    for (const name of needed) expect(kept.get(name), name).toBe(integrityOf(readBuilt(name)));
  });
});

describe('the plugin of the documents', () => {
  test.each(Object.entries(DOCUMENTS))('%s holds the text of its sources', (name, sources) => {
    const text = readBuilt(name).toString();
    for (const source of sources) expect(text).toContain(readFileSync(source, 'utf8').trim());
  });
});
