import { afterAll, beforeAll, describe, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { STATES } from '../support/browser/page-states.ts';

const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

const LOOKS = VIEWPORTS.flatMap((viewport) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })),
);

// One page goes through all states of a look: opening one takes longer than drawing it.
describe.each(LOOKS)('$colorScheme at $viewport.width', ({ viewport, colorScheme }) => {
  let page: ClaimcheckPage;

  beforeAll(async () => {
    page = await openPage({ viewport, colorScheme, reducedMotion: 'reduce' });
  });

  afterAll(() => page.close());

  test.each(Object.entries(STATES))('%s', async (name, show) => {
    await page.visit();
    await page.editorsLoaded();
    await show(page);
    await page.reviewed();
    // What is worked out beside the verdict, and the marks in the text.
    await page.page.waitForTimeout(500);
    await page.page.evaluate(() => scrollTo(0, 0));
    await page.page.screenshot({
      path: `test/screenshots/${name}-${colorScheme}-${viewport.width}.png`,
      fullPage: viewport.width < 500,
    });
  });
});

/** The same states as the page speaks other languages; each state is reached in English. */
describe.each(['de', 'ja'])('in %s', (tag) => {
  let page: ClaimcheckPage;

  beforeAll(async () => {
    page = await openPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  });

  afterAll(() => page.close());

  // An empty page has few words, and its settings are elsewhere.
  test.each(Object.entries(STATES).slice(1))('%s', async (name, show) => {
    await page.page.evaluate(() => localStorage.clear());
    await page.visit();
    await page.editorsLoaded();
    await show(page);
    await page.reviewed();
    await page.speak(tag);
    await page.page.waitForTimeout(500);
    await page.page.screenshot({ path: `test/screenshots/${name}-${tag}-1280.png` });
  });
});
