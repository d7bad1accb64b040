import { expect, test } from 'vitest';
import japanese from '../../src/i18n/words/ja.json' with { type: 'json' };
import { openPage } from '../support/browser/claimcheck-page.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

/** Letters that no other language has. */
const KANA = /[\u3041-\u30ff]/;

test('the page speaks as the browser does, until another language is chosen', async () => {
  const token = soundToken();
  const opened = await openPage({ locale: 'ja-JP', path: `#token=${token}` });
  const { page } = opened;
  const verdict = () => page.locator('[role="status"][data-state="verified"]').textContent();
  const language = () => page.evaluate(() => document.documentElement.lang);
  const choose = async (label: string, tag: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).selectOption(tag);
    await expect.poll(language).toBe(tag);
  };

  await page.getByRole('textbox', { name: japanese.Key, exact: true }).fill(SECRET);
  await expect.poll(verdict).toMatch(KANA);
  expect(await language()).toBe('ja');
  expect(await page.getByRole('status', { name: japanese.Verdict, exact: true }).count()).toBe(1);
  await page.getByRole('region', { name: japanese.Issues, exact: true }).waitFor();

  await page.getByRole('button', { name: japanese.Menu, exact: true }).click();
  await page.getByRole('menuitem', { name: japanese['Settings…'], exact: true }).click();
  await choose(japanese.Language, 'en');
  await expect.poll(verdict).toMatch(/^Signature valid; issuer and audience not checked/);
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ language: 'en' });
  expect(await opened.tokenText()).toBe(token);

  await choose('Language', 'ja');
  await expect.poll(verdict).toMatch(KANA);
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});

  const { origin } = new URL(page.url());
  expect(opened.requests.filter((address) => !address.startsWith(`${origin}/`))).toEqual([]);
  expect(
    opened.requests.filter((address) => /\/assets\/ja-[\w-]+\.js$/.test(address)),
  ).toHaveLength(1);
  expect(opened.requests.filter((address) => /\/(?:de|fr|es|zh-CN|pt-BR)-/.test(address))).toEqual(
    [],
  );
  await opened.close();
});
