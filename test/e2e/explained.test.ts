import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

let opened: ClaimcheckPage;

beforeAll(async () => {
  opened = await openPage();
  await opened.editorsLoaded();
  await opened.judge(soundToken({ amr: ['pwd'], auth_time: 1_790_000_000 }), SECRET);
});

afterAll(() => opened.close());

test('a member is explained where the pointer rests; the card can be pointed at, and put away', async () => {
  const { page } = opened;
  const card = page.getByRole('note', { name: 'About amr' });
  const name = opened.payload.getByText('amr', { exact: true });
  await name.hover();
  await card.waitFor();
  expect(await card.textContent()).toContain('The methods used to authenticate the user.');
  expect(await card.textContent()).toContain('pwd: a password.');

  await card.getByRole('link', { name: 'OpenID Connect Core §2' }).hover();
  // Longer than it would take to go away.
  await page.waitForTimeout(600);
  expect(await card.isVisible()).toBe(true);

  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  // The Escape that put the card away did nothing else.
  expect(await opened.tokenText()).not.toBe('');
});

test('a member is explained where the caret is moved to, and typing ends that', async () => {
  const { page } = opened;
  await page.mouse.move(1, 1);
  await opened.header.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  const card = page.getByRole('note', { name: 'About alg' });
  await card.waitFor();
  expect(await card.textContent()).toContain('HS256: HMAC, SHA-256.');

  await page.keyboard.type(' ');
  await card.waitFor({ state: 'detached' });
});

test('a click on a date writes all dates in another form', async () => {
  await opened.payload.getByText(/ · in 59 min$|1 h$/).click();
  await opened.payload.getByText(/ UTC · in /).waitFor();
  const hints = await opened.payload.locator('.cm-date').allTextContents();
  expect(hints.length).toBeGreaterThan(1);
  for (const hint of hints) expect(hint).toContain(' UTC · ');
});

test('the table of claims says what each claim means, on a phone too', async () => {
  const { page } = opened;
  const views = page.getByRole('group', { name: 'Payload view' });
  await views.getByRole('button', { name: 'Table' }).click();
  const table = page.getByRole('table', { name: 'Claims' });
  const row = table.getByRole('row', { name: /^exp/ });
  await row.waitFor();
  expect(await row.textContent()).toMatch(/ UTC · in .*Expiration time: /);

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await table.getByRole('columnheader').count()).toBe(3);
  const { width } = (await table.boundingBox()) ?? {};
  expect(width).toBeLessThanOrEqual(390);
});
