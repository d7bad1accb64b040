import { expect, test } from 'vitest';
import { expectAccessibleDialog, openWithAxe } from '../support/browser/run-axe.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

test('code is fetched when it is asked for, by keyboard, and leaves nothing behind', async () => {
  const page = await openWithAxe();
  const { page: browser } = page;
  await page.judge(soundToken(), SECRET);
  await page.editorsLoaded();
  const loaded = () => page.requests.some((address) => address.includes('code-dialog-body'));

  expect(loaded()).toBe(false);
  const button = browser.getByRole('button', { name: 'Code', exact: true });
  await button.press('Enter');
  const dialog = browser.getByRole('dialog', { name: 'Code' });
  await dialog.waitFor();
  expect(loaded()).toBe(true);
  await dialog.getByRole('combobox', { name: 'Library' }).selectOption('pyjwt');
  const code = dialog.getByRole('region', { name: 'verify_token.py' });
  await code.waitFor();

  expect(await code.textContent()).toContain("algorithms=['HS256']");
  expect(await dialog.textContent()).not.toContain(SECRET);
  await expectAccessibleDialog(page);
  const close = async () => {
    await browser.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  };
  await close();
  await browser.setViewportSize({ width: 390, height: 844 });
  expect(await page.isShown(button)).toBe(true);
  await button.press('Enter');
  await code.waitFor();
  expect(await browser.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await close();
  expect(page.complaints).toEqual([]);
  await page.close();
}, 90_000);
