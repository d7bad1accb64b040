import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { gzipSize, initialScripts, readBuilt } from '../support/built-files.ts';
import { type ClaimcheckPage, openPage } from '../support/claimcheck-page.ts';
import { withClipboard } from '../support/clipboard.ts';
import { longestTask } from '../support/long-tasks.ts';
import { SECRET, soundToken, tokenOf } from '../support/tokens.ts';

const KB = 1000;

/** Notes when the payload of a linked token first stands in a frame that is about to be painted. */
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
    expect(gzippedTotal(early)).toBeLessThanOrEqual(120 * KB);
    expect(all.length, 'the editors come later').toBeGreaterThan(early.length);
    expect(gzippedTotal(all)).toBeLessThanOrEqual(260 * KB);
  });

  test('the style sheets', () => {
    const names = readdirSync(join(inject('builtPage'), 'assets')).filter((name) =>
      name.endsWith('.css'),
    );
    expect(names.length).toBeGreaterThan(0);
    expect(gzippedTotal(names.map((name) => `assets/${name}`))).toBeLessThanOrEqual(20 * KB);
  });
});

describe('no task is longer than 50 ms', () => {
  const long = tokenOf(
    JSON.stringify({
      sub: 'user-42',
      roles: Array.from({ length: 4000 }, (_, index) => `role-number-${index}`),
    }),
  );

  /** Other work on the machine disturbs the measure; one good try of five is enough. */
  async function bestOf(measure: () => Promise<number>): Promise<number> {
    let best = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 5 && best > 50; attempt++) {
      best = Math.min(best, await measure());
    }
    return best;
  }

  /** Pastes into the Token box, and nothing else: that is what is measured. */
  async function measurePaste(page: ClaimcheckPage, token: string): Promise<number> {
    return await withClipboard(async () => {
      await page.page.evaluate((copied) => navigator.clipboard.writeText(copied), token);
      await page.token.focus();
      return await longestTask(page.page, () => page.page.keyboard.press('ControlOrMeta+V'));
    });
  }

  test('the measure sees a long task', async () => {
    const page = await openPage();
    const longest = await longestTask(page.page, () =>
      page.page.evaluate(() => {
        setTimeout(() => {
          const end = performance.now() + 400;
          while (performance.now() < end);
        });
      }),
    );
    expect(longest).toBeGreaterThan(70);
    await page.close();
  });

  const everyday = tokenOf(JSON.stringify({ sub: 'user-42', roles: ['reader', 'writer'] }));

  test.each([
    ['an everyday token', everyday],
    ['a token of 100 kB', long],
  ])('when %s is the first thing pasted', async (_, token) => {
    const longest = await bestOf(async () => {
      const page = await openPage();
      await page.editorsLoaded();
      // As long as it takes somebody to come here with a token.
      await page.page.waitForTimeout(1500);
      const measured = await measurePaste(page, token);
      await page.close();
      return measured;
    });
    expect(longest).toBeLessThanOrEqual(50);
  });

  test('when a token of 100 kB is pasted', async () => {
    expect(long.length).toBeGreaterThan(95_000);
    expect(long.length).toBeLessThan(105_000);
    const page = await openPage();
    await page.editorsLoaded();
    await page.paste(page.key, SECRET);
    const longest = await bestOf(async () => {
      await page.paste(page.token, '');
      await page.settled();
      const measured = await measurePaste(page, long);
      expect(await page.settled()).toBe('verified');
      return measured;
    });
    await page.close();
    expect(longest).toBeLessThanOrEqual(50);
  });

  test('when a token of 100 kB is edited', async () => {
    const page = await openPage();
    await page.editorsLoaded();
    await page.judge(long, SECRET);
    const longest = await bestOf(async () => {
      await page.payload.focus();
      await page.page.keyboard.press('ControlOrMeta+Home');
      await page.page.keyboard.press('ArrowRight');
      const measured = await longestTask(page.page, () =>
        page.page.keyboard.type('"a":1,', { delay: 60 }),
      );
      expect(await page.settled()).toBe('verified');
      return measured;
    });
    await page.close();
    expect(longest).toBeLessThanOrEqual(50);
  });
});
