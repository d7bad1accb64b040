import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { STATES } from '../support/browser/page-states.ts';

const TAGS = ['de', 'es', 'fr', 'ja', 'pt-BR', 'zh-CN'];
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** Of those that have the most words. */
const SHOWN = ['accepted', 'rejected', 'mismatch', 'malformed', 'encrypted', 'sd-jwt'];

describe.each(TAGS)('in %s', (tag) => {
  let page: ClaimcheckPage;

  beforeAll(async () => {
    page = await openPage({ viewport: WIDE });
  });

  afterAll(() => page.close());

  test.each(SHOWN)('the words of the state “%s” fit the page and a phone', async (name) => {
    await page.page.setViewportSize(WIDE);
    await page.page.evaluate(() => localStorage.clear());
    await page.visit();
    await page.editorsLoaded();
    await STATES[name]?.(page);
    await page.reviewed();
    await page.speak(tag);
    expect(await page.page.evaluate(findOverflow), 'at 1280 pixels').toEqual([]);
    await page.page.setViewportSize(PHONE);
    for (const tab of await page.page.locator('[role=tablist] [role=tab]').all()) {
      await tab.click();
      expect(await page.page.evaluate(findOverflow), 'on a phone').toEqual([]);
    }
  });
});

/** Runs in the page: what is wider than its place, or than the page. */
function findOverflow(): string[] {
  const page = document.documentElement;
  const wide = page.scrollWidth > innerWidth ? [`page: ${page.scrollWidth} > ${innerWidth}`] : [];
  const buttons = [
    ...document.querySelectorAll<HTMLElement>('button, [role=tab], select, h2, label'),
  ]
    .filter((element) => element.checkVisibility() && !element.querySelector('.truncate'))
    .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
    .map((element) => `${element.tagName} “${element.textContent}”`);
  return [...wide, ...buttons];
}
