import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { expectAccessible, openWithAxe } from '../support/browser/run-axe.ts';
import { tokenFor } from '../support/tokens/token-maker.ts';

const PHONE = { width: 390, height: 844 };

const lessonOf = ({ page }: ClaimcheckPage) => page.getByRole('region', { name: 'Lesson' });
const taskOf = (page: ClaimcheckPage) => lessonOf(page).getByRole('status', { name: 'Task' });

async function isDone(page: ClaimcheckPage): Promise<string | null> {
  return await taskOf(page).getAttribute('data-done');
}

const pasteMaterial =
  (button: string, field: 'key' | 'payload') => async (page: ClaimcheckPage) => {
    const text = await page.copyWith(lessonOf(page).getByRole('button', { name: button }));
    await show(page, page[field]);
    await page.paste(page[field], text);
  };

async function show(page: ClaimcheckPage, part: Locator): Promise<void> {
  expect(await page.isShown(part)).toBe(true);
}

/** Presses the time chip of the payload, which is for the date at the caret. */
async function addAnHour(page: ClaimcheckPage): Promise<void> {
  await show(page, page.payload);
  await page.payload.focus();
  await page.button('Set “exp” to now +1 h').click();
}

const editPayload = (change: (text: string) => string) => async (page: ClaimcheckPage) => {
  await show(page, page.payload);
  await page.edit(page.payload, change);
};

async function press(page: ClaimcheckPage, name: string): Promise<void> {
  const button = page.button(name).first();
  await button.waitFor({ state: 'attached' });
  await show(page, button);
  await button.click();
}

/** On a phone the search is in another view; on any page it waits for the first touch. */
async function useFoundSecret(page: ClaimcheckPage): Promise<void> {
  const tab = page.page.getByRole('tab', { name: /Issues$/ });
  if (await tab.isVisible()) await tab.click();
  await press(page, 'Use as key');
}

const withoutPassword = (payload: string) => {
  const { db_password: _, ...claims } = JSON.parse(payload);
  return JSON.stringify(claims, null, 2);
};

/** Of each lesson: the verdict at its beginning, what the reader does, and the verdict then. */
const COURSE: readonly [string, string, (page: ClaimcheckPage) => Promise<void>, string][] = [
  ['parts', 'unverified', pasteMaterial('Copy secret', 'key'), 'verified'],
  ['base64url', 'verified', editPayload(withoutPassword), 'verified'],
  [
    'signature',
    'verified',
    editPayload((payload) => payload.replace('"user"', '"admin"')),
    'invalid',
  ],
  ['expiry', 'verified', addAnHour, 'verified'],
  ['none', 'unverified', (page) => press(page, 'Generate key & sign'), 'verified'],
  ['secret', 'unverified', (page) => useFoundSecret(page), 'verified'],
  [
    'storage',
    'verified',
    async (page) => {
      await show(page, page.token);
      await page.edit(page.token, (text) => `${text}; HttpOnly; Secure; SameSite=Lax`);
    },
    'verified',
  ],
  ['sessions', 'verified', pasteMaterial('Copy short payload', 'payload'), 'verified'],
  ['revocation', 'verified', addAnHour, 'verified'],
  ['nextjs', 'unverified', pasteMaterial('Copy secret of the server', 'key'), 'invalid'],
  ['jwe', 'encrypted', pasteMaterial('Copy shared key', 'key'), 'decrypted'],
  ['jwks', 'invalid', pasteMaterial('Copy new key set', 'key'), 'verified'],
];

async function walk(page: ClaimcheckPage): Promise<void> {
  const { length } = COURSE;
  for (const [index, [name, start, act, end]] of COURSE.entries()) {
    const title = lessonOf(page).getByRole('heading');
    await expect.poll(() => title.textContent()).toContain(`Lesson ${index + 1} of ${length}: `);
    await page.reviewed();
    expect(await page.settled(), name).toBe(start);
    expect(await isDone(page), name).toBe('false');
    const answer = await page.verdict.textContent();
    await act(page);
    // A phone hides the lesson while a field has the focus.
    await page.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await expect.poll(() => isDone(page), { message: name, timeout: 20_000 }).toBe('true');
    expect(await page.settled(), name).toBe(end);
    expect(await page.verdict.textContent(), name).not.toBe(answer);
    if (index + 1 < length)
      await lessonOf(page).getByRole('button', { name: 'Next lesson' }).click();
  }
}

test('the Learn card leads through every lesson, and each task changes the answer', async () => {
  const page = await openPage();
  await page.page
    .getByRole('navigation', { name: 'Examples' })
    .getByRole('button', { name: /^Learn/ })
    .click();
  await walk(page);
  const lesson = lessonOf(page);
  expect(await lesson.getByRole('button', { name: 'Next lesson' }).count()).toBe(0);
  const token = await page.tokenText();
  await lesson.getByRole('button', { name: 'Lessons…' }).click();
  const dialog = page.page.getByRole('dialog', { name: 'Lessons' });
  await dialog.getByRole('option').first().waitFor();
  expect(await dialog.getByRole('option').count()).toBe(COURSE.length);
  expect(await dialog.textContent()).toContain('Completed lessons');
  await page.page.keyboard.press('Escape');
  await lesson.getByRole('button', { name: 'Close the lesson' }).click();
  await lesson.waitFor({ state: 'detached' });
  expect(await page.tokenText()).toBe(token);
  await page.close();
}, 180_000);

test('on a phone every lesson fits and can be done', async () => {
  const page = await openPage({ viewport: PHONE, path: '#learn=parts' });
  await lessonOf(page).waitFor();
  await walk(page);
  const { scrollWidth } = await page.page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
  }));
  expect(scrollWidth).toBe(PHONE.width);
  await page.close();
}, 180_000);

test.each(COURSE.map(([name], index) => [name, index + 1] as const))(
  'the link #learn=%s opens its lesson and is wiped',
  async (name, number) => {
    const page = await openPage({ path: `#learn=${name}` });
    await lessonOf(page)
      .getByRole('heading', { name: `Lesson ${number} of` })
      .waitFor();
    expect(await page.page.evaluate(() => location.hash)).toBe('');
    await page.close();
  },
  30_000,
);

test('a link to an unknown lesson lists the lessons', async () => {
  const page = await openPage({ path: '#learn=astrology' });
  await page.page.getByRole('dialog', { name: 'Lessons' }).getByRole('option').first().waitFor();
  expect(await page.settled()).toBe('empty');
  await page.close();
}, 30_000);

test('an issue opens the lesson that explains it, and the token comes back', async () => {
  const page = await openPage();
  const now = Math.floor(Date.now() / 1000);
  const token = await tokenFor('RS256', { claims: { iat: now - 9000, exp: now - 5400 } });
  await page.judge(token);
  await page.reviewed();
  expect(page.requests.filter((address) => address.includes('lesson-pane'))).toEqual([]);
  await page.issue('token-expired').getByRole('button', { name: 'Learn' }).click();
  await lessonOf(page)
    .getByRole('heading', { name: /: Expiry$/ })
    .waitFor();
  expect(await page.tokenText()).not.toBe(token);
  await addAnHour(page);
  await lessonOf(page).getByRole('button', { name: 'Next lesson' }).click();
  await lessonOf(page)
    .getByRole('heading', { name: /: Unsigned tokens$/ })
    .waitFor();
  await lessonOf(page).getByRole('button', { name: 'Restore your token' }).click();
  await expect.poll(() => page.tokenText()).toBe(token);
  await lessonOf(page).waitFor({ state: 'detached' });
  await page.close();
}, 60_000);

test('a lesson passes axe in both themes and on a phone', async () => {
  const page = await openWithAxe({ path: '#learn=storage' });
  await taskOf(page).waitFor();
  await page.reviewed();
  await expectAccessible(page);
  await page.close();
}, 60_000);
