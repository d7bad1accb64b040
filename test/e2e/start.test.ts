import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { withClipboard } from '../support/browser/clipboard.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

const PHONE = { width: 390, height: 844 };

let page: ClaimcheckPage;

beforeEach(async () => {
  page ??= await openPage({ viewport: { width: 1280, height: 800 } });
  await page.page.setViewportSize({ width: 1280, height: 800 });
  await page.visit();
});

afterAll(() => page.close());

const card = (name: string) =>
  page.page.getByRole('navigation', { name: 'Examples' }).getByRole('button', { name });

const focused = () => page.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

const choose = async (files: { name: string; mimeType: string; buffer: Buffer }[]) => {
  const chosen = page.page.waitForEvent('filechooser');
  await page.button('Open file').click();
  await (await chosen).setFiles(files);
};

describe('an empty page', () => {
  test('has a headline, one field with the focus, and no panes', async () => {
    const name = 'Inspect, verify and edit JWTs. Nothing leaves your browser.';
    expect(await page.page.getByRole('heading', { level: 1, name }).isVisible()).toBe(true);
    expect(await focused()).toBe('Token');
    for (const name of ['Key', 'Header', 'Payload'] as const) {
      expect(await page.box(name).isVisible(), name).toBe(false);
    }
    expect(await page.sign.isVisible()).toBe(false);
    expect(await page.button('Clear').isVisible()).toBe(false);
  });

  test('gives way to the panes with the first token, and comes back when it is cleared', async () => {
    await page.paste(page.token, soundToken());
    expect(await focused()).toBe('Token');
    expect(await card('Learn').isVisible()).toBe(false);
    for (const name of ['Key', 'Header', 'Payload'] as const) await page.box(name).waitFor();

    await page.button('Clear').click();
    await card('Learn').waitFor();
    expect(await page.settled()).toBe('empty');
    expect(await focused()).toBe('Token');
    await page.page.keyboard.type('abc');
    expect(await page.tokenText()).toBe('abc');
  });

  test('gives way without anything moving but the issues, which come with the review', async () => {
    await page.editorsLoaded();
    await page.page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          sources: { node?: Node }[];
        })[]) {
          // The zone itself takes the place of the empty page, in the frame of the paste.
          const moved = entry.sources.filter(
            ({ node }) =>
              !node?.parentElement?.closest('.zone-issues, .bar') &&
              !(node as Element | undefined)?.matches?.('.zone-input'),
          );
          if (moved.length > 0) shifts.push(entry.value);
        }
      }).observe({ type: 'layout-shift' });
    });
    await page.judge(soundToken(), SECRET);
    await page.page.waitForTimeout(1000);
    const shifts = await page.page.evaluate(
      () => (window as unknown as { shifts: number[] }).shifts,
    );
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
  });

  test('pastes by its button', async () => {
    const token = soundToken();
    await withClipboard(async () => {
      await page.page.evaluate((text) => navigator.clipboard.writeText(text), token);
      await page.button('Paste').click();
      await expect.poll(() => page.tokenText()).toBe(token);
    });
  });

  test('opens a token and a key from files', async () => {
    const token = soundToken();
    await choose([
      { name: 'request.txt', mimeType: 'text/plain', buffer: Buffer.from(`Bearer ${token}`) },
      {
        name: 'secret.jwk',
        mimeType: 'application/json',
        buffer: Buffer.from(
          JSON.stringify({ kty: 'oct', k: Buffer.from(SECRET).toString('base64url') }),
        ),
      },
    ]);
    await expect.poll(() => page.tokenText()).toBe(`Bearer ${token}`);
    await expect.poll(() => page.settled()).toBe('verified');
  });

  test('takes a file that is dropped beside the field', async () => {
    const token = soundToken();
    await page.page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'token.txt'));
      const init = { dataTransfer, bubbles: true, cancelable: true };
      document.querySelector('footer')?.dispatchEvent(new DragEvent('drop', init));
    }, token);
    await expect.poll(() => page.tokenText()).toBe(token);
  });

  test('links only to files that are there', async () => {
    const links = page.page.getByRole('contentinfo').getByRole('link');
    const addresses = await links.evaluateAll((found) =>
      found.map((link) => (link as HTMLAnchorElement).href),
    );
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      const response = await page.context.request.get(address);
      expect(response.status(), address).toBe(200);
      expect((await response.body()).length, address).toBeGreaterThan(1000);
    }
  });
});

describe('the examples of an empty page', () => {
  test.each([
    ['Learn', 'unverified'],
    ['Debug a 401', 'verified'],
    ['Attack', 'unverified'],
    ['Sign a test token', 'verified'],
  ])('%s opens with one click', async (name, state) => {
    await card(name).click();
    await page.header.waitFor();
    expect(await page.settled()).toBe(state);
  });

  test('a test token has the focus in Payload, and is signed again when it is edited', async () => {
    await card('Sign a test token').click();
    await expect.poll(focused).toBe('Payload');
    expect(await page.settled()).toBe('verified');
    const before = await page.tokenText();
    await page.edit(page.payload, (payload) => payload.replace('user_42', 'user_43'));
    await expect.poll(() => page.tokenText()).not.toBe(before);
    expect(await page.settled()).toBe('verified');
  });

  test('all of them are one click away', async () => {
    await page.button('All examples…').click();
    const dialog = page.page.getByRole('dialog', { name: 'Examples' });
    await dialog.getByRole('option').first().waitFor();
    expect(await dialog.getByRole('option').count()).toBeGreaterThan(20);
  });
});

describe('the Token box', () => {
  const long = soundToken({ note: 'x'.repeat(4000) });
  const box = () => page.page.locator('.token-box');
  const scrolled = () =>
    box().evaluate((element) =>
      Math.max(...[...element.querySelectorAll('textarea, .cm-scroller')].map((e) => e.scrollTop)),
    );

  test('shows a long token from its first line, and scrolls by itself', async () => {
    await page.paste(page.token, long);
    await page.editorsLoaded();
    await page.page.waitForTimeout(500);
    expect(await scrolled()).toBe(0);
    expect(await page.page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
    expect((await box().boundingBox())?.height).toBeLessThan(600);
    expect(await page.sign.isVisible()).toBe(true);
  });

  test('keeps its height while the token and the payload are edited', async () => {
    await page.judge(soundToken(), SECRET);
    await page.editorsLoaded();
    await page.page.waitForTimeout(300);
    const { height = 0 } = (await box().boundingBox()) ?? {};
    await page.edit(page.payload, (payload) =>
      payload.replace('{', `{"note":"${'y'.repeat(600)}",`),
    );
    await expect.poll(() => page.tokenText()).toMatch(/.{1000}/);
    expect((await box().boundingBox())?.height).toBe(height);
    await page.type(page.token, 'abc'.repeat(60));
    expect((await box().boundingBox())?.height).toBe(height);

    await page.paste(page.token, long);
    await page.page.waitForTimeout(300);
    expect((await box().boundingBox())?.height).toBeGreaterThan(height);
  });
});

describe('on a phone', () => {
  const shownTab = () => page.page.getByRole('tab', { selected: true }).textContent();

  test.each([
    ['a sound token opens Decoded', () => soundToken(), /^Decoded/],
    ['an expired token opens Issues', () => soundToken({ exp: 1_700_000_000 }), /Issues$/],
  ])('%s', async (_, token, tab) => {
    await page.page.setViewportSize(PHONE);
    await page.token.fill(token());
    await expect.poll(shownTab).toMatch(tab);
    await page.page.waitForTimeout(500);
    expect(await shownTab()).toMatch(tab);
  });

  test('the views are chosen by arrow keys, and none of them is wider than the screen', async () => {
    await page.page.setViewportSize(PHONE);
    await page.token.fill(soundToken());
    await page.page.getByRole('tab', { name: 'Token' }).click();
    const seen: string[] = [];
    for (let step = 0; step < 4; step++) {
      seen.push(((await shownTab()) ?? '').replace(/[^A-Za-z]/g, ''));
      const over = await page.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, seen.at(-1)).toBeLessThanOrEqual(0);
      await page.page.keyboard.press('ArrowRight');
    }
    expect(seen).toEqual(['Token', 'Decoded', 'Issues', 'Sign']);
  });

  test('shows no keyboard shortcut on the empty page', async () => {
    // Its keys are drawn, and no part of the name.
    const shortcut = page.button('Commands').locator('kbd');
    expect(await shortcut.isVisible()).toBe(true);
    await page.page.setViewportSize(PHONE);
    expect(await shortcut.isVisible()).toBe(false);
    expect(await page.button('Commands').isVisible()).toBe(true);
  });
});
