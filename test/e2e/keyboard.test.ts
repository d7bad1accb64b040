import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { secretKey } from '../support/keys/test-keys.ts';
import { acceptedBy, implementationsOf } from '../support/tokens/other-implementations.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

beforeEach(() => page.judge(''));

afterAll(() => page.close());

/** The role and name of what has the focus. */
async function focused(): Promise<string> {
  return await page.page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
    return `${role} ${element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''}`;
  });
}

/** Presses Tab until something of that name has the focus, and fails when it never does. */
async function tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 80; press++) {
    const now = await focused();
    if (typeof name === 'string' ? now.replace(/^\S+ /, '') === name : name.test(now)) return;
    passed.push(now);
    await page.page.keyboard.press(key);
  }
  throw new Error(`Tab never came to ${name}, but to: ${passed.join(', ')}`);
}

/** Puts text in place of what the focused box holds, by keys alone. */
async function replaceText(text: string): Promise<void> {
  await page.page.keyboard.press('ControlOrMeta+A');
  await page.page.keyboard.insertText(text);
}

test('the main job can be done without a mouse', async () => {
  await tabTo('Token');
  await replaceText(soundToken());
  await tabTo('Key');
  await replaceText(SECRET);
  expect(await page.settled()).toBe('verified');
  await tabTo('Payload');
  const changed = (await page.textOf(page.payload)).replace('user-42', 'user-43');
  await replaceText(changed);
  expect(await page.settled()).toBe('verified');
  await tabTo('Sign');
  await page.page.keyboard.press('Enter');
  expect(await page.settled()).toBe('verified');
  await tabTo('Copy');
  await page.page.keyboard.press('Enter');
  await expect.poll(focused).toMatch(/Copy token$/);
  await page.page.keyboard.press('Enter');
  const token = await page.tokenText();
  expect(token).not.toBe('');
  expect(await acceptedBy(token, 'HS256', secretKey(Buffer.from(SECRET)))).toEqual(
    implementationsOf('HS256'),
  );
});

test('Tab comes by every box and button, once round, and is caught in none', async () => {
  await page.judge(soundToken({ password: 'hunter2hunter2' }), SECRET);
  await page.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const passed: string[] = [];
  for (let press = 0; press < 90; press++) {
    await page.page.keyboard.press('Tab');
    passed.push(await focused());
  }
  for (const name of ['Token', 'Header', 'Payload', 'Key', 'Algorithm', 'Sign', 'Generate key']) {
    expect(passed.filter((stop) => stop.endsWith(` ${name}`)).length, name).toBeGreaterThan(0);
  }
  const stuck = passed.filter((stop, index) => stop !== '' && stop === passed[index + 1]);
  expect(stuck).toEqual([]);
});

test('Tab in an editor does not change its text', async () => {
  const token = soundToken();
  await page.judge(token, SECRET);
  for (const box of [page.token, page.header, page.payload, page.key]) {
    const text = await page.textOf(box);
    await box.focus();
    await page.page.keyboard.press('Tab');
    expect(await page.textOf(box)).toBe(text);
    expect(await box.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  }
  expect(await page.tokenText()).toBe(token);
});

test('what has the focus shows it', async () => {
  await page.judge(soundToken(), SECRET);
  const unmarked: string[] = [];
  await page.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let press = 0; press < 25; press++) {
    await page.page.keyboard.press('Tab');
    const marked = await page.page.evaluate(() => {
      let element = document.activeElement;
      for (let level = 0; element && level < 6; level++) {
        const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element);
        if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) return true;
        if (boxShadow.includes('0px 0px 0px') || borderColor.includes('focus')) return true;
        element = element.parentElement;
      }
      return false;
    });
    if (!marked) unmarked.push(await focused());
  }
  expect(unmarked.filter(Boolean)).toEqual([]);
});

test('the examples open, move and close by keys', async () => {
  await page.empty();
  await tabTo('All examples…');
  await page.page.keyboard.press('Enter');
  const filter = page.page.getByRole('combobox', { name: 'Search' });
  await filter.waitFor();
  await expect.poll(focused).toMatch(/^combobox/);
  const dialog = page.page.getByRole('dialog');
  const options = dialog.getByRole('option');
  const chosen = () => dialog.getByRole('option', { selected: true }).textContent();
  const names = await options.allTextContents();
  expect(names.length).toBeGreaterThan(25);
  for (const [key, at] of [
    ['ArrowDown', 1],
    ['ArrowUp', 0],
    ['ArrowUp', -1],
    ['ArrowDown', 0],
  ] as const) {
    await page.page.keyboard.press(key);
    expect(await chosen(), key).toBe(names.at(at));
  }
  await page.page.keyboard.type('sd-jwt');
  await expect.poll(() => options.count()).toBe(1);
  await page.page.keyboard.press('Escape');
  expect(await page.page.getByRole('dialog').count()).toBe(0);
  expect(await focused()).toMatch(/All examples/);
});
