import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;
const TOKEN = soundToken();

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

beforeEach(async () => {
  await page.empty();
  await page.judge(TOKEN, SECRET);
  await page.editorsLoaded();
});

afterAll(() => page.close());

const press = (keys: string) => page.page.keyboard.press(keys);
const notice = () => page.page.getByRole('status', { name: 'Notice', exact: true });
const clear = () => page.button('Clear').first().click();

/** Longer than typing may pause within one step. */
const pause = () => page.page.waitForTimeout(1300);

/** Undo as in the menu of the browser, which no key of the page is pressed for. */
async function undoFromMenu(): Promise<void> {
  const devtools = await page.context.newCDPSession(page.page);
  const key = { key: 'F13', code: 'F13' };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key, commands: ['undo'] });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await devtools.detach();
}

describe('Clear', () => {
  test('is undone by the button in its notice, which moves nothing and stays', async () => {
    await clear();
    await notice().getByText('Cleared.').waitFor();
    expect(await page.settled()).toBe('empty');
    await page.page.waitForTimeout(7_000);
    await notice().getByRole('button', { name: 'Undo', exact: true }).click();
    expect(await page.settled()).toBe('verified');
    expect(await page.tokenText()).toBe(TOKEN);
    expect(await page.textOf(page.key)).toBe(SECRET);
    expect(await notice().textContent()).toBe('');
  });

  test('is undone by Ctrl+Z, until something else is put in', async () => {
    await clear();
    await page.token.focus();
    await press('ControlOrMeta+Z');
    await expect.poll(() => page.tokenText()).toBe(TOKEN);
    await clear();
    await page.paste(page.token, 'something else');
    expect(await notice().textContent()).toBe('');
    for (const _ of [1, 2, 3]) await press('ControlOrMeta+Z');
    expect(await page.tokenText()).toBe('');
  });

  test.each(['Escape', 'Delete', 'Backspace'])(
    'is not done by %s outside of a field',
    async (key) => {
      await page.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      for (const _ of [1, 2]) await press(key);
      expect(await page.tokenText()).toBe(TOKEN);
      expect(await page.textOf(page.key)).toBe(SECRET);
    },
  );
});

describe('Undo in a field', () => {
  test.each([
    ['Key', () => page.key],
    ['Payload', () => page.payload],
    ['Token', () => page.token],
  ])('%s takes back typing in steps, as far as Redo does it again', async (_, field) => {
    const box = field();
    const seen = [await page.textOf(box)];
    await page.type(box, ' 12');
    seen.push(await page.textOf(box));
    await pause();
    await page.page.keyboard.type('34');
    seen.push(await page.textOf(box));
    for (const expected of [seen[1], seen[0]]) {
      await press('ControlOrMeta+Z');
      await expect.poll(() => page.textOf(box)).toBe(expected);
    }
    for (const expected of [seen[1], seen[2]]) {
      await press('ControlOrMeta+Shift+Z');
      await expect.poll(() => page.textOf(box)).toBe(expected);
    }
    await undoFromMenu();
    await expect.poll(() => page.textOf(box)).toBe(seen[1]);
  });

  test('of what the page put into it goes on where the browser’s own undo would end', async () => {
    await page.key.focus();
    await page.page.keyboard.type('12');
    await page.generateKey.first().click();
    await expect.poll(() => page.textOf(page.key)).not.toContain(SECRET);
    await page.key.focus();
    await press('ControlOrMeta+Z');
    await expect.poll(() => page.textOf(page.key)).toContain(SECRET);
    await press('ControlOrMeta+Z');
    await expect.poll(() => page.textOf(page.key)).toBe(SECRET);
  });

  test('of a server’s message is the browser’s', async () => {
    const message = page.page.getByRole('textbox', { name: 'Error message' });
    await message.click();
    await page.page.keyboard.type('invalid');
    await press('ControlOrMeta+Z');
    expect(await page.tokenText()).toBe(TOKEN);
    expect(await page.textOf(page.key)).toBe(SECRET);
    await message.fill('');
  });
});
