import { sign } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { testKey } from '../support/keys/test-keys.ts';
import {
  encodePart,
  nowInSeconds,
  SECRET,
  soundClaims,
  soundToken,
} from '../support/tokens/tokens.ts';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage({ viewport: DESKTOP });
  await page.editorsLoaded();
});

beforeEach(async () => {
  await page.page.setViewportSize(DESKTOP);
  await page.page.keyboard.press('Escape');
  await page.page.evaluate(() => scrollTo(0, 0));
});

afterAll(() => page.close());

/** Of the boxes of the page, those that are not wholly in view. */
async function outOfView(): Promise<string[]> {
  const boxes = {
    Token: page.token,
    Verdict: page.verdict,
    Header: page.header,
    Payload: page.payload,
    Key: page.key,
  };
  const { width = 0, height = 0 } = page.page.viewportSize() ?? {};
  const out: string[] = [];
  for (const [name, box] of Object.entries(boxes)) {
    const place = await box.boundingBox();
    const isIn =
      place &&
      place.x >= 0 &&
      place.y >= 0 &&
      place.x + place.width <= width &&
      place.y + place.height <= height;
    if (!isIn) out.push(name);
  }
  return out;
}

/** Whether the page can be scrolled sideways. */
async function isTooWide(): Promise<boolean> {
  return await page.page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}

async function widthOf(part: Locator): Promise<number> {
  return (await part.boundingBox())?.width ?? 0;
}

async function heightOf(part: Locator): Promise<number> {
  return (await part.boundingBox())?.height ?? 0;
}

const VIEWS = ['Token', 'Decoded', 'Issues', 'Sign'] as const;

/** Does this in each view of a phone. */
async function inEachView(look: (view: (typeof VIEWS)[number]) => Promise<void>): Promise<void> {
  for (const view of VIEWS) {
    await page.page.getByRole('tab', { name: new RegExp(`${view}$`) }).click();
    await look(view);
  }
}

function rs256Token(): string {
  const input = `${encodePart('{"alg":"RS256","typ":"JWT"}')}.${encodePart(JSON.stringify(soundClaims()))}`;
  const signature = sign('sha256', Buffer.from(input), testKey('RS256').privatePem);
  return `${input}.${signature.toString('base64url')}`;
}

const separator = (name: string) => page.page.getByRole('separator', { name });

describe('at 1280 by 800 all that one looks at is in view', () => {
  test.each([
    ['a session token and its secret', soundToken({ role: 'admin', name: 'Ana' }), SECRET],
    ['a long RS256 token and its PEM key', rs256Token(), testKey('RS256').publicPem],
  ])('%s', async (_, token, key) => {
    expect(await page.judge(token, key)).toBe('verified');
    await page.page.evaluate(() => scrollTo(0, 0));
    expect(await outOfView()).toEqual([]);
  });
});

describe('panes resize', () => {
  test('by dragging, and are as wide when the page is opened again', async () => {
    await page.judge(soundToken(), SECRET);
    await page.page.mouse.move(300, 300);
    const edge = await separator('Width of the left column').boundingBox();
    const before = (await page.token.boundingBox())?.width ?? 0;
    await page.page.mouse.move((edge?.x ?? 0) + 12, 300);
    await page.page.mouse.down();
    await page.page.mouse.move((edge?.x ?? 0) + 112, 300, { steps: 4 });
    await page.page.mouse.up();
    const wide = (await page.token.boundingBox())?.width ?? 0;
    expect(wide - before).toBeGreaterThan(85);
    expect(wide - before).toBeLessThan(115);

    await page.visit();
    await page.judge(soundToken());
    await page.editorsLoaded();
    expect((await page.token.boundingBox())?.width).toBeCloseTo(wide, 0);
    await page.page.mouse.move(300, 300);
    const { x, y } = (await separator('Width of the left column').boundingBox()) ?? { x: 0, y: 0 };
    await page.page.mouse.dblclick(x + 12, y + 60);
    expect((await page.token.boundingBox())?.width).toBeCloseTo(before, 0);
    expect(await page.page.evaluate(() => ({ ...localStorage }))).toEqual({});
  });

  test('by arrow keys, which say the size', async () => {
    await page.judge(soundToken(), SECRET);
    await page.page.mouse.move(310, 310);
    const edge = separator('Width of the left column');
    const column = page.page.locator('.zone-input');
    await edge.focus();
    const before = Number(await edge.getAttribute('aria-valuenow'));
    expect(await widthOf(column)).toBeCloseTo((DESKTOP.width * before) / 100, -1);
    await page.page.keyboard.press('ArrowRight');
    await page.page.keyboard.press('ArrowRight');
    expect(await edge.getAttribute('aria-valuenow')).toBe(`${before + 4}`);
    expect(await edge.getAttribute('aria-valuetext')).toBe(`${before + 4} percent`);
    expect(await widthOf(column)).toBeCloseTo((DESKTOP.width * (before + 4)) / 100, -1);
    await page.page.keyboard.press('Enter');
    expect(await edge.getAttribute('aria-valuenow')).toBe(`${before}`);
  });

  test('by clicks alone', async () => {
    const edge = separator('Width of the right column');
    await edge.focus();
    const before = Number(await edge.getAttribute('aria-valuenow'));
    await edge.locator('..').locator('button').last().click();
    expect(Number(await edge.getAttribute('aria-valuenow'))).toBe(before + 2);
    await page.page.keyboard.press('Enter');
    expect(Number(await edge.getAttribute('aria-valuenow'))).toBe(before);
  });
});

test('one pane has the page to itself, until Escape', async () => {
  // In a narrower title row the button has no room.
  await page.page.setViewportSize({ width: 1440, height: 900 });
  await page.judge(soundToken(), SECRET);
  const before = await heightOf(page.payload);
  await page.button('Maximize Payload').click();
  const shown = page.page.getByRole('region');
  expect(await shown.allInnerTexts()).toEqual([expect.stringMatching(/^Payload/)]);
  expect(await page.token.isVisible()).toBe(false);
  expect(await page.verdict.isVisible()).toBe(true);
  expect(await heightOf(page.payload)).toBeGreaterThan(before);
  await page.page.getByText('Payload is maximized.').waitFor({ state: 'attached' });
  await page.page.keyboard.press('Escape');
  expect(await page.token.isVisible()).toBe(true);
  await page.page.getByText('Layout restored.').waitFor({ state: 'attached' });

  await page.button('Maximize Header').click();
  expect(await page.payload.isVisible()).toBe(false);
  await page.button('Restore Header').click();
  expect(await page.payload.isVisible()).toBe(true);
  expect(await page.token.isVisible()).toBe(true);
});

describe('on a phone', () => {
  beforeEach(() => page.page.setViewportSize(PHONE));

  test('what is read first stands first, for the eye as for a screen reader', async () => {
    await page.judge(soundToken(), SECRET);
    const seen: Record<string, string[]> = {};
    await inEachView(async (view) => {
      const regions = await page.page.getByRole('region').evaluateAll((found) =>
        found.map((region) => ({
          name: document.getElementById(region.getAttribute('aria-labelledby') ?? '')?.textContent,
          top: region.getBoundingClientRect().top,
        })),
      );
      const named = regions.filter(({ name }) => name);
      expect(named).toEqual(named.toSorted((one, other) => one.top - other.top));
      seen[view] = named.map(({ name }) => name ?? '');
    });
    expect(seen).toEqual({
      Token: ['Token', 'Key'],
      Decoded: ['Header', 'Payload', 'Signature'],
      Issues: ['Issues'],
      Sign: ['Key', 'Sign'],
    });
  });

  test('the verdict stays in view while the key is typed', async () => {
    await page.judge(soundToken());
    await page.isShown(page.key);
    await page.key.scrollIntoViewIfNeeded();
    await page.key.click();
    await page.page.keyboard.insertText(SECRET);
    expect(await page.settled()).toBe('verified');
    const verdict = await page.verdict.boundingBox();
    const key = await page.key.boundingBox();
    expect(verdict?.y).toBe(0);
    expect(key?.y).toBeGreaterThanOrEqual((verdict?.height ?? 0) - 1);
  });

  test('the buttons are large enough for a thumb', async () => {
    await page.judge(soundToken(), SECRET);
    await inEachView(async (view) => {
      const small = await page.page.locator('button, select, summary').evaluateAll((targets) =>
        targets
          .filter((target) => target.checkVisibility() && target.textContent !== '')
          .map((target) => ({ target, box: target.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 43.5 || box.width < 40)
          .map(({ target, box }) => `${target.textContent} ${box.width} × ${box.height}`),
      );
      expect(small, view).toEqual([]);
    });
  });
});

test.each([
  ['200 % zoom', { width: 640, height: 400 }],
  ['400 % zoom', { width: 320, height: 256 }],
])('nothing is cut off at %s', async (_, viewport) => {
  await page.page.setViewportSize(viewport);
  await page.judge(soundToken({ password: 'hunter2hunter2' }), 'another secret');
  await inEachView(async (view) => {
    expect(await isTooWide(), view).toBe(false);
  });
  for (const box of [page.token, page.header, page.payload, page.key, page.sign]) {
    expect(await page.isShown(box)).toBe(true);
    await box.scrollIntoViewIfNeeded();
    const { x = -1, width = 0 } = (await box.boundingBox()) ?? {};
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(viewport.width);
  }
});

test('wider spacing of the text cuts nothing off', async () => {
  await page.page.setViewportSize(PHONE);
  await page.judge(soundToken({ password: 'hunter2hunter2' }), SECRET);
  // WCAG 1.4.12, set through the object model, as the policy of the page demands.
  await page.page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const cut: string[] = [];
  await inEachView(async (view) => {
    if (await isTooWide()) cut.push(`${view} is too wide`);
    cut.push(
      ...(await page.page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('h1, h2, h3, button, [role="status"] p')]
          .filter((element) => element.checkVisibility())
          .filter(
            ({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1,
          )
          .map(({ textContent }) => textContent),
      )),
    );
  });
  await page.page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
  expect(cut).toEqual([]);
});

test('in forced colours what is chosen, and where one is, can be seen', async () => {
  await page.judge(soundToken(), SECRET);
  await page.page.emulateMedia({ forcedColors: 'active' });
  const looks = await page.page.evaluate(() => {
    const style = (selector: string) => {
      const element = document.querySelector(selector);
      return element ? getComputedStyle(element) : undefined;
    };
    document.querySelector<HTMLElement>('[aria-label="Copy token"]')?.focus();
    return {
      forced: matchMedia('(forced-colors: active)').matches,
      pressed: style('[aria-pressed="true"]')?.outlineStyle,
      panel: style('section[aria-labelledby]')?.borderTopWidth,
      text: style('h2')?.color !== style('section[aria-labelledby]')?.backgroundColor,
    };
  });
  await page.page.emulateMedia({ forcedColors: 'none' });
  expect(looks).toEqual({ forced: true, pressed: 'solid', panel: '1px', text: true });
});

test('a verdict is said once, however long one looks at it', async () => {
  // Its age in seconds is in the name of the timeline.
  await page.judge(soundToken({ iat: nowInSeconds() }), SECRET);
  const changes = await page.verdict.evaluate(
    (verdict) =>
      new Promise<number>((resolve) => {
        let count = 0;
        let ticks = 0;
        const clock = document.querySelector('[aria-label^="Timeline"]');
        new MutationObserver((seen) => {
          count += seen.length;
        }).observe(verdict, { subtree: true, childList: true, characterData: true });
        // The timeline goes on meanwhile: two of its ticks are seen.
        new MutationObserver((_, watching) => {
          ticks += 1;
          if (ticks < 2) return;
          watching.disconnect();
          resolve(count);
        }).observe(clock ?? verdict, { attributes: true });
      }),
  );
  expect(changes).toBe(0);
});

test('the skip link leads past the bar', async () => {
  await page.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.page.getByRole('link', { name: 'Skip to the token' }).focus();
  await page.page.keyboard.press('Enter');
  expect(await page.page.evaluate(() => document.activeElement?.id)).toBe('main');
  expect(page.page.url()).not.toContain('#');
});
