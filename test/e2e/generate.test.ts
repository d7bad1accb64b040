import { createPrivateKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { openPage } from '../support/browser/claimcheck-page.ts';
import { longestTask } from '../support/browser/long-tasks.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

/** The search for two primes of 2048 bits takes from one second to many. */
const PATIENCE = 60_000;

test('an RSA key of 4096 bits is made without a frozen frame, and the page says that it is at it', {
  timeout: 90_000,
}, async () => {
  const page = await openPage();
  await page.editorsLoaded();
  await page.judge(soundToken());
  await page.algorithm.selectOption('RS256');
  await page.combobox('RSA size').selectOption('4096');
  const busy = page.page.getByRole('status').filter({ hasText: 'Generating a key' });
  const longest = await longestTask(page.page, async () => {
    await page.generateKey.click();
    await busy.waitFor();
    expect(await page.generateKey.getAttribute('aria-busy')).toBe('true');
    expect(await page.generateKey.isDisabled()).toBe(true);
    await busy.waitFor({ state: 'detached', timeout: PATIENCE });
  });
  expect(longest).toBeLessThanOrEqual(50);
  expect(await page.generateKey.isEnabled()).toBe(true);
  const { modulusLength } =
    createPrivateKey(await page.textOf(page.key)).asymmetricKeyDetails ?? {};
  expect(modulusLength).toBe(4096);
  await page.close();
});

test('ES256 with a new key and an expiry in an hour takes at most four presses and no scrolling', {
  timeout: 60_000,
}, async () => {
  const page = await openPage({ viewport: { width: 1280, height: 800 } });
  await page.editorsLoaded();
  await page.judge(soundToken({ exp: Math.floor(Date.now() / 1000) + 60 }));
  await page.page.evaluate(() => {
    const counts = { presses: 0, scrolls: 0 };
    Object.assign(window, { counts });
    addEventListener('click', () => counts.presses++, true);
    addEventListener('wheel', () => counts.scrolls++, true);
  });
  const before = JSON.parse(await page.textOf(page.payload)).exp;
  await page.algorithm.selectOption('ES256');
  await page.payload.click();
  await page.page.getByRole('button', { name: '+1 h' }).first().click();
  await page.generateKey.click();
  await expect.poll(() => page.verdict.getAttribute('data-state')).toBe('verified');

  expect(JSON.parse(await page.textOf(page.header)).alg).toBe('ES256');
  expect(JSON.parse(await page.textOf(page.payload)).exp).toBeGreaterThan(before);
  const counts = await page.page.evaluate(() => Reflect.get(window, 'counts'));
  expect(counts).toEqual({ presses: expect.any(Number), scrolls: 0 });
  // Choosing from the list is one more press, which is not a click of the page.
  expect(counts.presses + 1).toBeLessThanOrEqual(4);
  await page.close();
});

test('with Auto-sign off an edit shows as tampering would, until Sign is pressed', async () => {
  const page = await openPage();
  await page.editorsLoaded();
  expect(await page.judge(soundToken(), SECRET)).toBe('verified');
  const toggle = page.page.getByRole('switch', { name: 'Auto-sign', exact: true });
  expect(await toggle.getAttribute('aria-checked')).toBe('true');
  await toggle.click();
  const signature = (await page.tokenText()).split('.')[2];
  await page.edit(page.payload, (text) => text.replace('user-42', 'user-43'));
  expect(await page.settled()).toBe('invalid');
  expect((await page.tokenText()).split('.')[2]).toBe(signature);
  await page.sign.click();
  await expect.poll(() => page.settled()).toBe('verified');

  // The switch is remembered, and comes with the first token.
  await page.visit();
  await page.judge(soundToken());
  expect(await toggle.getAttribute('aria-checked')).toBe('false');
  await page.close();
});
