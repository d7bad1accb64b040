import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readBuilt } from '../support/browser/built-files.ts';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { storedThings } from '../support/browser/stored-things.ts';
import { tryEveryPart } from '../support/tokens/every-part.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

const MB = 1_000_000;
const TOKEN = soundToken();

/** Nothing is beside it there. */
const folder = mkdtempSync(join(tmpdir(), 'claimcheck-file-'));
const address = pathToFileURL(join(folder, 'claimcheck.html')).href;

let page: ClaimcheckPage;

beforeAll(async () => {
  copyFileSync(join(inject('builtPage'), 'claimcheck.html'), join(folder, 'claimcheck.html'));
  page = await openPage({ address });
  await page.context.setOffline(true);
  await page.editorsLoaded();
});

afterAll(async () => {
  await page.close();
  rmSync(folder, { recursive: true });
});

test('is small enough to be sent by mail', () => {
  const { length } = readBuilt('claimcheck.html');
  expect(length).toBeGreaterThan(0.3 * MB);
  expect(length).toBeLessThanOrEqual(2.3 * MB);
});

test('has every part, and asks nobody for any', { timeout: 120_000 }, async () => {
  await tryEveryPart(page);
  expect(page.complaints).toEqual([]);
  const local = new RegExp(`^(?:${address}|data:image/svg|blob:)`);
  expect(page.requests.filter((each) => !local.test(each))).toEqual([]);
  expect(await page.page.evaluate(() => performance.getEntriesByType('resource').length)).toBe(0);
  expect(await storedThings(page)).toEqual([]);
});

test('says that it fetches nothing, and what to do', async () => {
  await page.button('Fetch').click();
  const pane = page.page.getByRole('dialog', { name: 'Fetch keys', exact: true });
  await expect.poll(() => pane.textContent()).toContain('This file can’t fetch keys');
  expect(await pane.getByRole('textbox').count()).toBe(0);
  await pane.getByRole('button', { name: 'Close', exact: true }).click();
  expect(await pane.count()).toBe(0);
});

test('reads a link, and wipes it from the address', async () => {
  await page.visit(`#token=${TOKEN}`);
  expect(await page.tokenText()).toBe(TOKEN);
  expect(page.page.url()).toBe(address);
});

describe('its policy', () => {
  test('lets no script run but its own', async () => {
    const ran = await page.page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.text = 'document.title = "got in"';
      } catch {
        return 'refused';
      }
      document.head.append(script);
      return document.title;
    });
    expect(ran).toBe('refused');
    const start = page.page.evaluate(() => {
      new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
    });
    await expect(start).rejects.toThrow(/TrustedScriptURL|Trusted Type/);
    page.forgetComplaints();
  });

  test('lets nothing connect, not even the worker', { timeout: 90_000 }, async () => {
    const fetched = page.page.evaluate(() =>
      fetch('data:text/plain,x').then(
        () => 'fetched',
        () => 'refused',
      ),
    );
    expect(await fetched).toBe('refused');
    await page.judge(soundToken({}, 'Liverpool'));
    const search = page.page.getByRole('region', { name: 'Secret brute-force', exact: true });
    await search.and(page.page.locator('[data-state="found"]')).waitFor({ timeout: 60_000 });
    const [worker] = page.page.workers();
    expect(await worker?.evaluate(() => typeof fetch)).toBe('undefined');
    page.forgetComplaints();
    expect(await page.judge(TOKEN, SECRET)).toBe('verified');
  });
});
