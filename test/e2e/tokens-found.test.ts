import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import {
  compactJson,
  nowInSeconds,
  SECRET,
  soundToken,
  tokenOf,
} from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

beforeEach(() => page.empty());

afterAll(() => page.close());

function listOf(): Locator {
  return page.page.getByRole('listbox', { name: 'Tokens found', exact: true });
}

/** Waits until the keys were tried on all tokens. */
async function judged(): Promise<void> {
  await listOf().and(page.page.locator('[aria-busy="false"]')).waitFor({ timeout: 60_000 });
}

/** Drops a file with this text on the Token box. */
async function drop(text: string, { page: shown } = page): Promise<void> {
  await shown.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'log.har'));
    const box = document.querySelector('.rich-token, .plain-token');
    box?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
}

const FIRST = soundToken({ sub: 'first' });
const SECOND = soundToken({ sub: 'second', exp: nowInSeconds() - 86_400 });
const FOREIGN = tokenOf('{"sub":"foreign"}', 'a secret of somebody else entirely');
const RESPONSE = JSON.stringify({ id_token: FIRST, access_token: SECOND, refresh_token: FOREIGN });

describe('a text of several tokens', () => {
  test('lists them; the one that is chosen is shown, judged and edited in its place', async () => {
    await page.judge(RESPONSE, SECRET);
    await judged();
    expect(await listOf().getByRole('option').allInnerTexts()).toEqual([
      expect.stringMatching(/id_token[\s\S]*verified/),
      expect.stringMatching(/access_token[\s\S]*verified[\s\S]*expired/),
      expect.stringMatching(/refresh_token[\s\S]*invalid/),
    ]);

    await listOf().focus();
    await page.page.keyboard.press('ArrowDown');
    await page.page.keyboard.press('Enter');
    expect(await page.settled()).toBe('verified');
    expect(compactJson(await page.textOf(page.payload))).toContain('"sub":"second"');

    await page.edit(page.payload, (payload) => payload.replace('second', 'changed'));
    await expect.poll(() => page.tokenText()).not.toContain(SECOND);
    expect(await page.settled()).toBe('verified');
    const text = await page.tokenText();
    expect(text).toContain(FIRST);
    expect(text).toContain(FOREIGN);
    expect(compactJson(await page.textOf(page.payload))).toContain('"sub":"changed"');
  });

  test('compares two of them', async () => {
    await page.judge(RESPONSE, SECRET);
    await judged();
    await page.button('Compare').click();
    await listOf().getByRole('option').nth(1).click();
    const comparison = page.page.getByRole('region', { name: 'Comparison', exact: true });
    await comparison.getByRole('row', { name: /exp/ }).getByText('earlier').waitFor();
    await comparison.getByRole('row', { name: /sub/ }).getByText('changed').waitFor();
  });

  test('a token in base64 is found, and signed again in base64', async () => {
    const secret = (token: string) => `data:\n  token: ${Buffer.from(token).toString('base64')}\n`;
    expect(await page.judge(secret(FIRST), SECRET)).toBe('verified');
    await page.edit(page.payload, (payload) => payload.replace('first', 'other'));
    await expect.poll(() => page.tokenText()).not.toContain(secret(FIRST));
    expect(await page.settled()).toBe('verified');
    const text = await page.tokenText();
    const [, encoded = ''] = /token: (\S+)/.exec(text) ?? [];
    expect(text).toMatch(/^data:\n {2}token: /);
    expect(Buffer.from(encoded, 'base64').toString()).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  });
});

describe('a HAR file of 10,000 tokens', () => {
  const entry = (index: number) => ({
    request: {
      method: 'GET',
      url: `https://api${index % 7}.test/v1/${index}`,
      headers: [
        {
          name: 'Authorization',
          value: `Bearer ${tokenOf(JSON.stringify({ iss: `https://issuer${index % 5}.test`, sub: `user-${index}` }))}`,
        },
      ],
    },
    response: { status: 200, headers: [], content: { text: 'x'.repeat(600) } },
  });
  const har = () =>
    JSON.stringify(
      { log: { version: '1.2', entries: Array.from({ length: 10_000 }, (_, at) => entry(at)) } },
      null,
      1,
    );

  test('opens, is searched in the worker, and its last token is shown and judged', async () => {
    await drop(har());
    await listOf().waitFor({ timeout: 60_000 });
    await page.page.getByText('1 of 10,000', { exact: true }).waitFor();
    await page.paste(page.key, SECRET);
    expect(await listOf().getByRole('option').count()).toBeLessThan(40);
    await listOf().focus();
    await page.page.keyboard.press('End');
    await page.page.keyboard.press('Enter');
    expect(await page.settled()).toBe('verified');
    expect(compactJson(await page.textOf(page.payload))).toContain('"sub":"user-9999"');
    await judged();
    await page.combobox('Show').selectOption('failing');
    await page.page.getByText('No matching tokens.').waitFor();
  }, 120_000);
});

describe('a long text', () => {
  // Beyond what is read at once, and long to search: words that begin like tokens and are none.
  const filler = `${'eyJ eyJhbGciOiJub25l '.repeat(400)}\n`.repeat(600);

  test('shows how far the search is, and can be told to stop', async () => {
    const fresh = await openPage();
    await fresh.editorsLoaded();
    await drop(filler + FIRST, fresh);
    const found = fresh.page.getByRole('region', { name: 'Tokens found', exact: true });
    await found.getByRole('progressbar', { name: 'Search' }).waitFor();
    await found.getByRole('button', { name: 'Cancel' }).click();
    await found.getByText(/canceled at \d+ %\. No tokens from this text are shown/).waitFor();
    await fresh.page.getByText('Search stopped').waitFor();
    expect(await found.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
    await fresh.close();
  }, 60_000);

  test('is searched without a worker, too', async () => {
    const fresh = await openPage();
    await fresh.editorsLoaded();
    await fresh.page.evaluate(() => Reflect.deleteProperty(globalThis, 'Worker'));
    expect(await fresh.page.evaluate(() => typeof Worker)).toBe('undefined');
    await drop(`${'x'.repeat(300_000)}\n${FIRST}`, fresh);
    await fresh.paste(fresh.key, SECRET);
    await expect.poll(() => fresh.textOf(fresh.payload)).toContain('"first"');
    expect(await fresh.settled()).toBe('verified');
    await fresh.close();
  });

  test('comes to the token that is chosen, and the focus stays in the list', async () => {
    const lines = `${'a line of a log\n'.repeat(400)}`;
    expect(await page.judge(`t=${FIRST}\n${lines}t=${FOREIGN}\n${lines}t=${SECOND}`, SECRET)).toBe(
      'verified',
    );
    await judged();
    const isSeen = (token: string) =>
      page.page.evaluate((tail) => {
        const box = document.querySelector('.rich-token .cm-scroller')?.getBoundingClientRect();
        const lines = Array.from(document.querySelectorAll('.rich-token .cm-line'));
        const line = lines.find((one) => one.textContent?.includes(tail));
        const at = line?.getBoundingClientRect();
        return !!box && !!at && at.bottom > box.top && at.top < box.bottom;
      }, token.slice(-30));
    expect(await isSeen(FOREIGN)).toBe(false);
    await listOf().focus();
    await page.page.keyboard.press('ArrowDown');
    await page.page.keyboard.press('Enter');
    expect(await page.settled()).toBe('invalid');
    await expect.poll(() => isSeen(FOREIGN)).toBe(true);
    expect(await page.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe(
      'listbox',
    );
  });
});
