import { createPrivateKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { openPage } from '../support/browser/claimcheck-page.ts';
import { longestTask } from '../support/browser/long-tasks.ts';
import { soundToken } from '../support/tokens/tokens.ts';

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
