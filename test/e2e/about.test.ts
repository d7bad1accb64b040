import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { readBuilt } from '../support/browser/built-files.ts';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeEach(async () => {
  page = await openPage();
});

afterEach(() => page.close());

const about = () => page.page.getByRole('dialog', { name: 'About Claimcheck', exact: true });

describe('About Claimcheck', () => {
  test('opens from the footer, and gives the focus back', async () => {
    const opener = page.button(`Claimcheck ${version}`);
    await opener.click();
    await expect.poll(() => about().textContent()).toContain(`Version${version}`);
    await page.page.keyboard.press('Escape');
    expect(await about().count()).toBe(0);
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test.each([
    ['an empty page', ''],
    ['a token', soundToken()],
  ])('opens from the list of commands with %s', async (_name, token) => {
    if (token !== '') await page.judge(token);
    await page.page.keyboard.press('ControlOrMeta+K');
    await page.page.getByRole('combobox', { name: 'Search' }).fill('about claim');
    await page.page.getByRole('option', { name: /^About Claimcheck…/ }).click();
    await about().waitFor();
  });

  test('shows and copies the digest and the commit of the built page', async () => {
    await page.button(`Claimcheck ${version}`).click();
    const built = (name: string) =>
      new RegExp(`"claimcheck:${name}" content="([^"]*)"`).exec(
        readBuilt('index.html').toString(),
      )?.[1] ?? '';
    const copied = await page.copyWith(about().getByRole('button', { name: 'Copy digest' }));
    expect(copied).toBe(built('assets'));
    const commit = built('commit') === 'unknown' ? 'Unknown' : built('commit');
    expect(await about().textContent()).toContain(`Commit${commit}`);
  });

  test('counts the files of the copy as they are requested, and none of others', async () => {
    await page.allLoaded();
    await page.button(`Claimcheck ${version}`).click();
    const counted = about().getByRole('status');
    const number = async () => Number(/^\d+/.exec((await counted.textContent()) ?? '')?.[0]);
    await expect.poll(number).toBeGreaterThan(3);
    expect(await counted.textContent()).toContain('nothing from other hosts');
    const before = await number();
    await page.page.evaluate(() => {
      document.head.append(Object.assign(document.createElement('img'), { src: './icon-192.png' }));
    });
    await expect.poll(number).toBe(before + 1);
  });

  test('links to documents that are there', async () => {
    await page.button(`Claimcheck ${version}`).click();
    await about().waitFor();
    const links = await about()
      .getByRole('link')
      .evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(6);
    for (const link of links) {
      expect((await page.page.request.get(link)).status(), link).toBe(200);
    }
  });
});
