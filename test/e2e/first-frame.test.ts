import { chromium, type Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { holdEditors } from '../support/built-files.ts';
import { openPage } from '../support/claimcheck-page.ts';

interface Box {
  readonly name: string;
  readonly place: readonly number[];
}

/** Opens the page and keeps its script back, so that it stands as it is painted first. */
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
  await page.locator('#root > [inert] main').waitFor({ state: 'attached' });
  return {
    page,
    complaints,
    start: async () => {
      start();
      await page.locator('#root > [inert]').waitFor({ state: 'detached' });
    },
    release,
    close: () => browser.close(),
  };
}

/** Where each heading, button and list is, by the words it shows. */
async function places(page: Page): Promise<Box[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('#root :is(h1, h2, h3, button, select)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return {
        name: `${element.localName} ${name}`,
        place: [x, y, width, height].map(Math.round),
      };
    }),
  );
}

describe('before its script has come', () => {
  test.each([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])(
    'the page is drawn as it will be, and nothing moves when it starts: $width',
    async (viewport) => {
      const opened = await openBeforeStart({ viewport });
      const { page } = opened;
      const drawn = await places(page);
      expect(drawn.length).toBeGreaterThan(10);
      expect(await page.getByText('Claimcheck has not started').isVisible()).toBe(false);

      await opened.start();
      const now = await places(page);
      // What the page can do without in its first frame comes right after it.
      const names = new Set(drawn.map(({ name }) => name));
      expect(now.filter(({ name }) => names.has(name))).toEqual(
        drawn.filter(({ name }) => name !== 'h1 Claimcheck has not started'),
      );
      opened.release();
      await page.locator('.plain-text-box').first().waitFor({ state: 'detached' });
      await page.waitForTimeout(500);
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
      expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
      expect(opened.complaints).toEqual([]);
      await opened.close();
    },
  );

  test('nothing of the drawing can be used or is read out', async () => {
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
    expect(now).toBe(theme === 'dark' ? 'rgb(15, 16, 19)' : 'rgb(247, 247, 248)');
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
  ])(
    'its English is not shown to who reads another language: $locale $settings',
    async (options) => {
      const opened = await openBeforeStart(options);
      const isShown = () => opened.page.getByText('Runs in this page').isVisible();
      expect(await isShown()).toBe(false);
      opened.release();
      await opened.start();
      await opened.page.getByRole('textbox').first().waitFor();
      expect(opened.complaints).toEqual([]);
      await opened.close();
    },
  );

  test('it is read and edited at once when it has started', async () => {
    const page = await openPage();
    await page.token.focus();
    await page.page.keyboard.type('abc');
    expect(await page.tokenText()).toBe('abc');
    await page.close();
  });
});
