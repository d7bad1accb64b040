import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage({ viewport: { width: 1280, height: 800 } });
  await page.editorsLoaded();
});

afterAll(() => page.close());

/** Opens the list of commands, and hands over the names in it. */
async function openCommands(): Promise<string[]> {
  await page.page.keyboard.press('ControlOrMeta+K');
  const dialog = page.page.getByRole('dialog', { name: 'Commands' });
  await dialog.waitFor();
  return await dialog
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => option.firstElementChild?.textContent ?? ''));
}

async function choose(name: string): Promise<void> {
  await openCommands();
  await page.page.getByRole('combobox', { name: 'Search' }).fill(name);
  await page.page.getByRole('option').filter({ hasText: name }).first().click();
  await page.page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'detached' });
}

/** The enabled ones, of the accessibility tree, so that nothing of the page's own reckoning is in it. */
async function buttonNames(): Promise<string[]> {
  const tree = await page.page.locator('.page').ariaSnapshot();
  const lines = tree.split('\n').filter((line) => !line.includes('[disabled]'));
  return lines.flatMap((line) => {
    const name = /^\s*- (?:button|switch) "((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
    return name === undefined ? [] : [name.replace(/\\"/g, '"')];
  });
}

/** Buttons that are not commands, and why. */
const NO_COMMANDS: readonly (readonly [RegExp, why: string])[] = [
  [/^Commands$/, 'opens the list itself'],
  [/^Menu$/, 'each of its items is a command'],
  [/^Copy$/, 'each of its items is a command'],
  [/^(?:Header|Payload) options$/, 'each of its items is a command'],
  [/^Word list$/, 'the browser’s own field for a file'],
  [/^(?:Widen|Narrow|Wider|Narrower)\b/, 'moves an edge by steps'],
];

describe('the commands', () => {
  test.each([
    ['a token and no key', () => page.judge(soundToken())],
    ['a verified token', () => page.judge(soundToken({ password: 'hunter2' }), SECRET)],
    ['an expired token', () => page.judge(soundToken({ exp: 1_700_000_000, iat: 1_699_990_000 }))],
    ['several tokens', () => page.judge(`${soundToken()}\n${soundToken({ sub: 'b' })}`, SECRET)],
  ])('have every button of the page with %s, by its name', async (_, put) => {
    await put();
    await page.reviewed();
    // Its buttons are others once the search has ended.
    const search = page.page.locator(
      'section:is([data-state="waiting"], [data-state="searching"])',
    );
    await search.waitFor({ state: 'detached' });
    const buttons = await buttonNames();
    const commands = await openCommands();
    await page.page.keyboard.press('Escape');
    const missing = buttons.filter(
      (name) => !commands.includes(name) && !NO_COMMANDS.some(([pattern]) => pattern.test(name)),
    );
    expect(buttons.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });

  test('set the expiry', async () => {
    await page.judge(soundToken(), SECRET);
    await choose('Set “exp” to now +1 d');
    const exp = async () => /"exp": (\d+)/.exec(await page.textOf(page.payload))?.[1];
    const day = Math.floor(Date.now() / 1000) + 86_400;
    await expect.poll(async () => Math.abs(Number(await exp()) - day) < 60).toBe(true);
    expect(await page.settled()).toBe('verified');
  });

  test('focus the field of an expectation', async () => {
    await choose('Set audience');
    const focused = () => page.page.evaluate(() => document.activeElement?.id);
    await expect.poll(focused).toBe('expect-audience');
  });

  test('choose a theme', async () => {
    const theme = () => page.page.evaluate(() => document.documentElement.dataset.theme);
    await choose('Theme: dark');
    expect(await theme()).toBe('dark');
    await choose('Theme: system');
    expect(await theme()).toBeUndefined();
  });

  test('save a report', async () => {
    const download = page.page.waitForEvent('download');
    await choose('Save as JSON');
    expect((await download).suggestedFilename()).toBe('claimcheck-report.json');
  });

  test('clear, and undo that', async () => {
    await choose('Clear');
    expect(await page.settled()).toBe('empty');
    await choose('Undo');
    expect(await page.settled()).toBe('verified');
  });
});
