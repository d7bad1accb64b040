import { chromium, type Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { holdEditors } from '../support/browser/built-files.ts';
import { openPage } from '../support/browser/claimcheck-page.ts';

const HEADLINE = 'Inspect, verify and edit JWTs. Nothing leaves your browser.';

/** Opens the page and keeps its script back, so that it is as it is painted first. */
async function openBeforeStart({
  settings = {},
  ...options
}: {
  settings?: Readonly<Record<string, string>>;
  locale?: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
} = {}) {
  const browser = await chromium.connect(inject('browserEndpoint'));
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (text === 'Service Worker registration blocked by Playwright') return;
    if (['error', 'warning'].includes(message.type())) complaints.push(text);
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.addInitScript((stored) => {
    for (const [name, value] of Object.entries(stored)) localStorage.setItem(name, value);
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  }, settings);
  const release = await holdEditors(page);
  let start = () => {};
  const held = new Promise<void>((resolve) => {
    start = resolve;
  });
  await page.route(/\/assets\/index-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(inject('pageUrl'), { waitUntil: 'commit' });
  await page.locator('.skeleton').waitFor();
  return {
    page,
    complaints,
    start: async () => {
      start();
      await page.locator('.skeleton').waitFor({ state: 'detached' });
    },
    release,
    close: () => browser.close(),
  };
}

/** The layout shift so far, as browsers sum it up, once two more frames are painted. */
async function shiftOf(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const { shifts } = window as unknown as { shifts: number[] };
    return shifts.reduce((sum, shift) => sum + shift, 0);
  });
}

describe('before its script has come', () => {
  test.each([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])(
    'the name and the places of the page are painted, and nothing moves when it starts: $width',
    async (viewport) => {
      const opened = await openBeforeStart({ viewport });
      const { page } = opened;
      const placesOf = async () => {
        const parts = [
          page.getByText('Claimcheck', { exact: true }),
          page.getByText(HEADLINE, { exact: true }),
          page.locator('.pane-token'),
        ];
        const places = await Promise.all(parts.map((part) => part.boundingBox()));
        expect(places).not.toContain(null);
        return places;
      };
      expect(await page.getByText('Claimcheck', { exact: true }).isVisible()).toBe(true);
      expect(await page.getByText('Claimcheck didn’t start').isVisible()).toBe(false);
      const before = await placesOf();

      await opened.start();
      await page.getByRole('heading', { name: HEADLINE }).waitFor();
      expect(await placesOf()).toEqual(before);
      opened.release();
      await page.waitForLoadState('networkidle');
      expect(await shiftOf(page)).toBeLessThan(0.01);
      // What moves on purpose is noticed, so the measure works.
      await page.evaluate(() => {
        const block = document.createElement('div');
        block.style.height = '200px';
        document.body.prepend(block);
      });
      await expect.poll(() => shiftOf(page)).toBeGreaterThan(0.01);
      expect(opened.complaints).toEqual([]);
      await opened.close();
    },
  );

  test('nothing of it can be used or is read out', async () => {
    const { page, close } = await openBeforeStart();
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const readOut = nodes.filter(({ ignored }) => !ignored).map(({ role }) => role?.value);
    expect(readOut).toContain('RootWebArea');
    expect(readOut).not.toContain('textbox');
    expect(readOut).not.toContain('button');
    await page.mouse.click(300, 300);
    await page.keyboard.press('Tab');
    await page.keyboard.type('abc');
    const used = await page.evaluate(() => ({
      focused: document.activeElement?.localName,
      typed: [...document.querySelectorAll('textarea')].map(({ value }) => value).join(''),
    }));
    expect(used).toEqual({ focused: 'body', typed: '' });
    await close();
  });

  test.each(['dark', 'light'] as const)('it has the theme that was chosen: %s', async (theme) => {
    const colorScheme = theme === 'dark' ? 'light' : 'dark';
    const { page, close } = await openBeforeStart({ settings: { theme }, colorScheme });
    const [now, system] = await page.evaluate(() => {
      const colour = () => getComputedStyle(document.documentElement).backgroundColor;
      const chosen = colour();
      delete document.documentElement.dataset.theme;
      return [chosen, colour()];
    });
    expect(now).toBe(theme === 'dark' ? 'rgb(13, 15, 19)' : 'rgb(246, 247, 249)');
    expect(now).not.toBe(system);
    await close();
  });

  test('it has the sizes that were chosen, and is blurred where the screen is shared', async () => {
    const { page, close } = await openBeforeStart({ settings: { sizes: 'left:40%', sharing: '' } });
    const html = page.locator('html');
    expect(await html.evaluate((element) => element.style.getPropertyValue('--left-size'))).toBe(
      '40%',
    );
    expect(await html.getAttribute('data-sharing')).not.toBeNull();
    await close();
  });

  test.each([
    { locale: 'de-DE', settings: {} },
    { locale: 'en-GB', settings: { language: 'ja' } },
  ])('it shows no word but its name, in any language: $locale $settings', async (options) => {
    const opened = await openBeforeStart(options);
    // biome-ignore lint/performance/useDomNodeTextContent: words that are hidden do not count
    expect((await opened.page.locator('.skeleton').innerText()).trim()).toBe('Claimcheck');
    opened.release();
    await opened.start();
    await opened.page.getByRole('textbox').first().waitFor();
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  test('it is read and edited at once when it has started', async () => {
    const page = await openPage();
    await page.token.focus();
    await page.page.keyboard.type('abc');
    expect(await page.tokenText()).toBe('abc');
    await page.close();
  });
});
