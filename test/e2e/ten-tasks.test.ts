import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { becomeProvider } from '../support/servers/openid-provider.ts';
import { type RecordingServer, startServer } from '../support/servers/recording-server.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import {
  decodePart,
  nowInSeconds,
  partsOf,
  SECRET,
  soundClaims,
  soundToken,
} from '../support/tokens/tokens.ts';

/** A small laptop: what a task needs must be in view there without scrolling. */
const VIEWPORT = { width: 1280, height: 800 };

let page: ClaimcheckPage;
let issuer: RecordingServer;
let clicks = 0;

beforeAll(async () => {
  issuer = await startServer();
  page = await openPage({ viewport: VIEWPORT });
  await page.editorsLoaded();
});

afterAll(async () => {
  await page.close();
  await issuer.close();
});

beforeEach(async () => {
  await page.empty();
  clicks = 0;
});

/** Expects something to be in view, whole, and nothing to have been scrolled for it. */
async function expectInView(target: Locator): Promise<void> {
  await target.waitFor();
  // A text box becomes an editor once the code of the editors is there.
  let box = await target.boundingBox();
  const measure = async () => {
    box = await target.boundingBox();
    return box;
  };
  await expect.poll(measure, { message: 'it is shown' }).not.toBeNull();
  if (!box) return;
  expect(box.y, 'its top').toBeGreaterThanOrEqual(0);
  expect(box.y + box.height, 'its bottom').toBeLessThanOrEqual(VIEWPORT.height);
  expect(box.x + box.width, 'its right edge').toBeLessThanOrEqual(VIEWPORT.width);
  expect(await scrolledBy(), 'pixels scrolled').toBe(0);
}

/** How far the page and its zones were scrolled, in pixels. */
async function scrolledBy(): Promise<number> {
  return await page.page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.zone')].reduce(
      (total, { scrollTop }) => total + scrollTop,
      0,
    ),
  );
}

/** One click, on something that is in view. */
async function click(target: Locator): Promise<void> {
  await expectInView(target);
  await target.click();
  clicks += 1;
}

async function conclusion(): Promise<string | null> {
  await page.settled();
  return await page.verdict.getAttribute('data-conclusion');
}

async function sentence(): Promise<string> {
  await page.settled();
  return (await page.verdict.getByRole('heading').textContent()) ?? '';
}

describe('ten tasks, each with its clicks, on a window of 1280 by 800 pixels and without scrolling', () => {
  test('decode a token: a paste', async () => {
    await page.paste(page.token, soundToken());
    await expectInView(page.payload);
    expect(await page.textOf(page.payload)).toContain('"sub": "user-42"');
    await expectInView(page.verdict);
    expect(clicks).toBe(0);
  });

  test('decode the token of a cURL command: a paste', async () => {
    const command = `curl -X POST https://api.example.com/orders -H 'Authorization: Bearer ${soundToken()}' -d '{}'`;
    await page.paste(page.token, command);
    expect(await page.textOf(page.payload)).toContain('"sub": "user-42"');
    expect(await page.tokenText()).toBe(command);
    expect(clicks).toBe(0);
  });

  test('verify HS256: two pastes', async () => {
    await page.paste(page.token, soundToken());
    await expectInView(page.key);
    await page.paste(page.key, SECRET);
    expect(await page.settled()).toBe('verified');
    expect(clicks).toBe(0);
  });

  test('verify RS256 with the keys of its issuer: the next step, and the consent', async () => {
    await page.paste(page.token, await becomeProvider(issuer, 'first'));
    expect(await page.settled()).toBe('unverified');
    issuer.requests.length = 0;
    await click(page.page.getByRole('banner').getByRole('button', { name: /^Fetch keys from / }));
    expect(issuer.requests, 'before the consent').toEqual([]);
    await click(page.button('Fetch'));
    await expect.poll(() => page.settled()).toBe('verified');
    expect(clicks).toBe(2);
  });

  test('verify with a pasted key set: two pastes', async () => {
    const key = testKey('RS256');
    const token = await viaJsonwebtoken.sign('RS256', { kid: 'b' }, soundClaims(), key);
    const other = testKey('ES256').publicJwk;
    const keys = [
      { ...other, kid: 'a' },
      { ...key.publicJwk, kid: 'b' },
    ];
    await page.paste(page.token, token);
    await page.paste(page.key, JSON.stringify({ keys }));
    expect(await page.settled()).toBe('verified');
    expect(clicks).toBe(0);
  });

  test('see whether a token has expired: a paste', async () => {
    await page.paste(page.token, soundToken({ exp: nowInSeconds() - 2 * 86_400 }));
    expect(await sentence()).toBe('Rejected: expired 2 days ago');
    expect(await conclusion()).toBe('rejected');
    expect(clicks).toBe(0);
  });

  test('change a role and copy the token: typing, and two clicks', async () => {
    await page.paste(page.token, soundToken({ role: 'reader' }));
    await page.paste(page.key, SECRET);
    expect(await page.settled()).toBe('verified');
    await page.edit(page.payload, (text) => text.replace('reader', 'admin'));
    expect(await page.settled()).toBe('verified');
    await click(page.button('Copy'));
    const copied = await page.copyWith(page.page.getByRole('menuitem', { name: 'Copy token' }));
    clicks += 1;
    expect(JSON.parse(decodePart(partsOf(copied)[1]))).toMatchObject({ role: 'admin' });
    expect(clicks).toBe(2);
  });

  test('sign with a new ES256 key and an expiry in an hour: four clicks at most', async () => {
    await page.paste(page.token, soundToken({ exp: nowInSeconds() - 60 }));
    await page.settled();
    await expectInView(page.algorithm);
    await page.algorithm.selectOption('ES256');
    clicks += 1;
    await click(page.generateKey);
    expect(await page.settled()).toBe('verified');
    await click(page.payload);
    await click(page.page.getByRole('button', { name: '+1 h' }));
    expect(await page.settled()).toBe('verified');
    const [header, payload] = partsOf(await page.tokenText());
    expect(JSON.parse(decodePart(header))).toMatchObject({ alg: 'ES256' });
    const { exp } = JSON.parse(decodePart(payload));
    expect(Math.abs(exp - nowInSeconds() - 3600)).toBeLessThan(60);
    expect(clicks).toBeLessThanOrEqual(4);
  });

  test('copy one claim: point at its line, and one click', async () => {
    await page.paste(page.token, soundToken({ email: 'ana@example.com' }));
    await page.settled();
    await page.payload.locator('.cm-line').filter({ hasText: '"email"' }).hover();
    const button = page.button('Copy email');
    await expectInView(button);
    expect(await page.copyWith(button)).toBe('ana@example.com');
  });

  test('understand "invalid audience": a paste, and one click', async () => {
    await page.paste(page.token, soundToken({ aud: 'billing' }));
    await page.paste(page.key, SECRET);
    await page.settled();
    const error = page.page.getByRole('textbox', { name: 'Error message' });
    await expectInView(error);
    await page.paste(error, 'JsonWebTokenError: jwt audience invalid. expected: orders');
    await click(page.button('Expect orders'));
    const issue = page.page
      .getByRole('list', { name: 'Issues' })
      .locator('[data-check="audience"][data-code]');
    await expectInView(issue);
    expect(await issue.textContent()).toContain('billing');
    expect(await sentence()).toBe('Rejected: audience is billing');
    expect(clicks).toBe(1);
  });
});
