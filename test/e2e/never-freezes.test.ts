import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/claimcheck-page.ts';
import {
  HOSTILE_KEYS,
  HOSTILE_MESSAGES,
  HOSTILE_TOKENS,
  type HostileTexts,
} from '../support/hostile-texts.ts';
import { longestTask } from '../support/long-tasks.ts';
import { soundToken } from '../support/tokens.ts';

/** Milliseconds of processor time: a page that takes longer does not answer to a key press. */
const LONGEST_TASK = 200;

let page: ClaimcheckPage;
beforeAll(async () => {
  page = await openPage();
  await page.allLoaded();
});
afterAll(() => page.close());

async function taskOf(paste: () => Promise<void>): Promise<number> {
  const longest = await longestTask(page.page, paste);
  await page.empty();
  return longest;
}

const some = (texts: HostileTexts, names: readonly string[]) =>
  names.map((name) => [name, texts[name]] as const);

test.each(
  some(HOSTILE_TOKENS, [
    'blanks behind a quoted token',
    'headers behind slashes',
    'beginnings behind colours',
    'backslashes before a token',
    'cookies in one line',
    'tildes',
    'members and signatures',
    'brackets in a payload',
    'members in a payload',
    'different tokens on lines',
  ]),
)('the page goes on while it reads %s in Token', async (_, write) => {
  for (const length of [19_000, 190_000]) {
    const text = write?.(length) ?? '';
    expect(await taskOf(() => page.paste(page.token, text))).toBeLessThan(LONGEST_TASK);
  }
});

test.each(some(HOSTILE_KEYS, ['backslashes in PEM', 'armour of SSH2 that never ends', 'brackets']))(
  'the page goes on while it reads %s in Key',
  async (_, write) => {
    await page.paste(page.token, soundToken());
    const text = write?.(190_000) ?? '';
    expect(await taskOf(() => page.paste(page.key, text))).toBeLessThan(LONGEST_TASK);
  },
);

test.each(some(HOSTILE_MESSAGES, ['lists that never end']))(
  'the page goes on while it reads %s as a message',
  async (_, write) => {
    await page.paste(page.token, soundToken());
    const box = page.page.getByRole('textbox', { name: 'Error message' });
    const text = write?.(190_000) ?? '';
    expect(await taskOf(() => page.paste(box, text))).toBeLessThan(LONGEST_TASK);
  },
);
