import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { partsOf, SECRET, soundToken } from '../support/tokens/tokens.ts';
import { RFC7515_A3 } from '../vectors/rfc7515.ts';

let page: ClaimcheckPage;
const { token, publicJwk } = RFC7515_A3;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

function fetched(name: RegExp): string[] {
  return page.requests.filter((address) => name.test(address));
}

test('does not fetch the code of the dialogs before one is opened', async () => {
  expect(fetched(/\/(?:dialogs|share-dialog|settings-dialog)-/)).toEqual([]);
});

test('a link opens the same token, verified with the same key', async () => {
  await page.judge(token, JSON.stringify(publicJwk));
  await page.choose('Menu', 'Share…');
  const dialog = page.page.getByRole('dialog', { name: 'Share' });
  const box = dialog.getByRole('textbox', { name: 'Link' });
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const link = await box.inputValue();
  await page.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.button('Menu').evaluate((button) => button === document.activeElement)).toBe(
    true,
  );

  await page.visit(link.slice(link.indexOf('#')));
  expect(await page.tokenText()).toBe(token);
  expect(await page.settled()).toBe('verified');
});

test('a picture of the report is drawn in the page, and downloaded as PNG', async () => {
  await page.judge(soundToken({ email: 'ana@example.com' }), SECRET);
  await page.choose('Menu', 'Share…');
  const dialog = page.page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('button', { name: 'Report for a ticket' }).click();
  const size = await dialog
    .getByRole('img', { name: 'Picture of the report' })
    .evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height]);
  expect(size[0]).toBe(1440);
  expect(size[1]).toBeGreaterThan(600);
  const download = page.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download picture' }).click();
  expect((await download).suggestedFilename()).toBe('claimcheck-report.png');
  const stream = await (await download).createReadStream();
  const first: Buffer = await new Promise((resolve) => stream.once('data', resolve));
  expect(first.subarray(1, 4).toString()).toBe('PNG');
  stream.destroy();
  await page.page.keyboard.press('Escape');
});

describe('while the screen is shared', () => {
  const blurOf = (selector: string) =>
    page.page
      .locator(selector)
      .first()
      .evaluate((box) => getComputedStyle(box).filter);

  test('token, key, signature and sensitive values are blurred, and others are not', async () => {
    await page.judge(soundToken({ email: 'ana@example.com' }), SECRET);
    await page.choose('Menu', 'Settings…');
    await page.page.getByRole('checkbox', { name: 'Screen sharing' }).check();
    await page.page.keyboard.press('Escape');
    for (const box of ['.rich-token .cm-content', '#key', '.signature-value']) {
      expect(await blurOf(box), box).toBe('blur(6px)');
    }
    const values = () =>
      page.payload.evaluate((box) =>
        [...box.querySelectorAll('.cm-json-string, .cm-json-number')]
          .filter((value) => getComputedStyle(value).filter !== 'none')
          .map((value) => value.textContent),
      );
    await expect.poll(values).toEqual(['"user-42"', '"c2Vzc2lvbi0x"', '"ana@example.com"']);

    const table = page.page.getByRole('group', { name: 'Payload view' });
    await table.getByText('Table', { exact: true }).click();
    const cells = page.page.getByRole('table', { name: 'Claims' });
    const cell = (words: string) =>
      cells.getByText(words, { exact: true }).evaluate((value) => getComputedStyle(value).filter);
    await expect.poll(() => cell('ana@example.com')).toBe('blur(6px)');
    expect(await cell('https://issuer.example.com')).toBe('none');

    await page.button('Show the key').click();
    expect(await blurOf('#key')).toBe('none');
  });

  test('from the first frame of the next visit on', async () => {
    await page.visit(`#token=${token}`);
    expect(await page.page.locator('[data-sharing]').count()).toBe(1);
    await expect.poll(() => blurOf('.plain-token, .rich-token .cm-content')).toBe('blur(6px)');
    await page.choose('Menu', 'Settings…');
    await page.page.getByRole('checkbox', { name: 'Screen sharing' }).uncheck();
    await page.page.keyboard.press('Escape');
    await expect.poll(() => blurOf('#key')).toBe('none');
  });
});

describe('on paper', () => {
  test.each(['light', 'dark'] as const)(
    'prints a report in black on white in the %s theme',
    async (colorScheme) => {
      await page.page.emulateMedia({ colorScheme });
      await page.judge(soundToken(), SECRET);
      const sentence = await page.verdict.getByRole('heading').textContent();
      expect(sentence).toBeTruthy();
      // Going for the browser's menu fetches what prints.
      await page.page.evaluate(() =>
        document.documentElement.dispatchEvent(new MouseEvent('mouseleave')),
      );
      const report = page.page.locator('article.printed-report');
      await expect
        .poll(async () => {
          await page.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
          return await report.count();
        })
        .toBe(1);
      await page.page.emulateMedia({ media: 'print', colorScheme });
      const seen = await report.evaluate((article) => ({
        text: article.textContent,
        colour: getComputedStyle(article).color,
        ground: getComputedStyle(document.documentElement).backgroundColor,
        panes: getComputedStyle(document.querySelector('#root') ?? article).display,
        width: article.scrollWidth - article.clientWidth,
      }));
      expect(seen).toMatchObject({
        colour: 'rgb(0, 0, 0)',
        ground: 'rgb(255, 255, 255)',
        panes: 'none',
        width: 0,
      });
      expect(seen.text).toContain(sentence);
      expect(seen.text).not.toContain(SECRET);
      await page.page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await page.page.emulateMedia({ media: null, colorScheme: null });
      expect(await report.count()).toBe(0);
      expect((await page.page.pdf()).length).toBeGreaterThan(10_000);
    },
  );
});

test('leaving the page empties the boxes in the same task, and Undo brings nothing back', async () => {
  const last = soundToken();
  const { privatePem } = testKey('RS256');
  await page.judge(last, privatePem);
  const left = await page.page.evaluate(async () => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    // A microtask belongs to the task; it runs before a page that is left is frozen.
    await undefined;
    return (
      document.body.textContent + [...document.querySelectorAll('textarea')].map((box) => box.value)
    );
  });
  // The page shows the beginnings of other tokens, as forms that it takes.
  const pem = privatePem.split('\n').filter((line) => line.length > 20);
  for (const piece of [...partsOf(last), ...pem, 'user-42']) expect(left).not.toContain(piece);
  expect(left).not.toContain('BEGIN');
  expect(await page.settled()).toBe('empty');
  await page.token.focus();
  await page.page.keyboard.press('ControlOrMeta+Z');
  expect(await page.tokenText()).toBe('');
  // The Key field comes with the next token.
  expect(await page.judge(soundToken({ sub: 'next' }))).toBe('unverified');
  expect(await page.textOf(page.key)).toBe('');
  await page.key.focus();
  await page.page.keyboard.press('ControlOrMeta+Z');
  await page.settled();
  // In view or not.
  expect(await page.page.locator('#key').inputValue()).toBe('');
  expect(await page.tokenText()).not.toBe(last);
});
