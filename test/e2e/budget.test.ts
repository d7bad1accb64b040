import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { gzipSize, initialScripts, pageStyle, readBuilt } from '../support/browser/built-files.ts';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { soundToken } from '../support/tokens/tokens.ts';

const KB = 1000;

/** Notes when the payload of a linked token first is in a frame that is about to be painted. */
async function noteWhenShown(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const look = () => {
      const box = document.querySelector<HTMLTextAreaElement>('[aria-label="Payload"]');
      if ((box?.value ?? box?.textContent ?? '').includes('user-42')) {
        Object.assign(window, { shownAt: performance.now() });
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** The scripts of a load, by name, and whether each was asked for before the payload was shown. */
async function loadedScripts({
  page,
}: ClaimcheckPage): Promise<{ name: string; early: boolean }[]> {
  return await page.evaluate(() => {
    const { shownAt = 0 } = window as { shownAt?: number };
    return performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name, startTime }) => ({
        name: name.slice(document.baseURI.length),
        early: startTime <= shownAt,
      }));
  });
}

function gzippedTotal(names: readonly string[]): number {
  return names.reduce((total, name) => total + gzipSize(readBuilt(name)), 0);
}

describe('the page is light', () => {
  test('all JavaScript of a load, and what comes before a linked token is shown', async () => {
    const page = await openPage({ path: `#token=${soundToken()}`, beforeLoad: noteWhenShown });
    await page.editorsLoaded();
    const scripts = await loadedScripts(page);
    await page.close();
    const early = scripts.filter(({ early: isEarly }) => isEarly).map(({ name }) => name);
    const all = scripts.map(({ name }) => name);

    expect(early.toSorted()).toEqual(initialScripts().toSorted());
    expect(gzippedTotal(early)).toBeGreaterThan(10 * KB);
    // Of these react-dom is 65 kB, and the icons are 3.
    expect(gzippedTotal(early)).toBeLessThanOrEqual(132 * KB);
    expect(all.length, 'the editors come later').toBeGreaterThan(early.length);
    // Of these the editors are 79 kB, the issues and their sentences 54, the worker with the rules 25, and what reads keys 20.
    expect(gzippedTotal(all)).toBeLessThanOrEqual(328 * KB);
  });

  test('the style sheet in the page, and the page with it, stay within their budget', () => {
    const size = gzipSize(pageStyle());
    expect(size).toBeGreaterThan(KB);
    expect(size).toBeLessThanOrEqual(20 * KB);
    // One round trip: the first ten packets of a connection hold so much.
    expect(gzipSize(readBuilt('index.html'))).toBeLessThanOrEqual(14 * KB);
  });

  test('two fonts, asked for with the page', async () => {
    const html = readBuilt('index.html').toString();
    const preloads = [...html.matchAll(/<link rel="preload" href="\.\/([^"]+\.woff2)"/g)];
    const fonts = preloads.map(([, name = '']) => name);
    expect(fonts).toHaveLength(2);
    const bytes = fonts.reduce((sum, name) => sum + readBuilt(name).length, 0);
    expect(bytes).toBeGreaterThan(10 * KB);
    expect(bytes).toBeLessThanOrEqual(36 * KB);

    const page = await openPage();
    await page.editorsLoaded();
    expect(page.requests.filter((url) => url.endsWith('.woff2'))).toHaveLength(2);
    const loaded = await page.page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    );
    expect(loaded).toEqual(expect.arrayContaining(['Inter', 'JetBrains Mono']));
    await page.close();
  });
});
