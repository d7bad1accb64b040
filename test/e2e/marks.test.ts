import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { encodePart, partsOf, tokenOf } from '../support/tokens/tokens.ts';

/** What a finding on a password in the claims says in place. */
const WORDS = 'Password or secret (high)';
const TOKEN = tokenOf('{"sub":"user-42","password":"hunter2hunter2","aud":"orders"}');
const TEXT = `curl https://api.example.com/orders -H "Authorization: Bearer ${TOKEN}"`;

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
  await page.judge(TEXT);
});

afterAll(() => page.close());

const tooltip = () => page.page.getByRole('tooltip');
const shown = () => tooltip().allTextContents();
const mark = (box: 'Token' | 'Payload') => page.box(box).locator('.cm-finding-high').first();

async function leave(): Promise<void> {
  await page.page.mouse.move(2, 2);
  await expect.poll(shown).toEqual([]);
}

test('the Token box marks the characters that encode a member', async () => {
  await mark('Token').waitFor();
  const [, payload] = partsOf(TOKEN);
  const marked = (await page.box('Token').locator('.cm-finding-high').allTextContents()).join('');
  const start = encodePart('{"sub":"user-42",').length;
  expect(payload.slice(start - 1, start + marked.length)).toContain(marked.slice(1, -1));
  expect(
    Buffer.from(payload.slice(0, payload.indexOf(marked) + marked.length), 'base64url').toString(),
  ).toMatch(/"password":"hunter2hunter2"/);
});

test.each(['Token', 'Payload'] as const)(
  'a finding is told where the pointer rests in %s, and Escape puts it away',
  async (box) => {
    await mark(box).hover();
    await expect.poll(async () => (await shown()).join()).toContain(WORDS);
    await tooltip().hover();
    expect((await shown()).join()).toContain(WORDS);
    await page.page.keyboard.press('Escape');
    await expect.poll(shown).toEqual([]);
    await leave();
  },
);

test('shows the finding at the caret in Payload, and Escape hides it', async () => {
  await page.payload.focus();
  await page.page.keyboard.press('ControlOrMeta+Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'Home', 'ArrowRight']) {
    await page.page.keyboard.press(key);
  }
  await expect.poll(shown).toEqual([WORDS]);
  await page.page.keyboard.press('Escape');
  await expect.poll(shown).toEqual([]);
});

test('shows the finding at the caret in Token', async () => {
  await page.token.focus();
  await page.page.keyboard.press('ControlOrMeta+End');
  expect(await shown()).toEqual([]);
  // Back into the middle of the payload's end.
  const back = TEXT.length - TEXT.indexOf(TOKEN) - TOKEN.indexOf(partsOf(TOKEN)[1]) - 40;
  for (let count = 0; count < back; count++) await page.page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await shown()).join()).toContain(WORDS);
  expect(page.complaints).toEqual([]);
});
