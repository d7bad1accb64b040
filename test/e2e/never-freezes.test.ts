import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { longestTask } from '../support/browser/long-tasks.ts';
import {
  HOSTILE_KEYS,
  HOSTILE_MESSAGES,
  HOSTILE_TOKENS,
  type HostileTexts,
} from '../support/tokens/hostile-texts.ts';
import { soundToken } from '../support/tokens/tokens.ts';

/** Milliseconds of processor time: a page that takes longer does not answer to a key press. */
const LONGEST_TASK = 200;
const MEGABYTE = 1_000_000;
/** Processor time grows, too, where something else uses the same caches. */
const AGAIN = { retry: 3 };

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
)('the page goes on while it reads %s in Token', AGAIN, async (_, write) => {
  for (const length of [19_000, 190_000]) {
    const text = write?.(length) ?? '';
    expect(await taskOf(() => page.paste(page.token, text))).toBeLessThan(LONGEST_TASK);
  }
});

test.each(
  some(HOSTILE_TOKENS, [
    'members and signatures',
    'a long payload of many signatures',
    'chunks in the value of a chunk',
    'zero-width characters in a token',
    'different tokens on lines',
  ]),
)('the page goes on while it reads a megabyte of %s in Token', AGAIN, async (_, write) => {
  const text = write?.(MEGABYTE) ?? '';
  expect(await taskOf(() => page.paste(page.token, text))).toBeLessThan(LONGEST_TASK);
});

test.each(
  some(HOSTILE_KEYS, [
    'backslashes in PEM',
    'armour of SSH2 that never ends',
    'brackets',
    'blocks',
    'assignments',
    'OpenSSH types',
    'a literal of comments',
  ]),
)('the page goes on while it reads %s in Key', AGAIN, async (_, write) => {
  for (const length of [70_000, 190_000, MEGABYTE]) {
    await page.paste(page.token, soundToken());
    const text = write?.(length) ?? '';
    expect(await taskOf(() => page.paste(page.key, text))).toBeLessThan(LONGEST_TASK);
  }
});

test.each(Object.entries(HOSTILE_MESSAGES))(
  'the page goes on while it reads %s as a message and as a detached payload',
  AGAIN,
  async (_, write) => {
    const [header = '', , signature = ''] = soundToken().split('.');
    for (const [name, token] of [
      ['Error message', soundToken()],
      ['Detached payload', `${header}..${signature}`],
    ] as const) {
      for (const length of [9_900, MEGABYTE]) {
        await page.paste(page.token, token);
        const box = page.page.getByRole('textbox', { name });
        expect(await taskOf(() => page.paste(box, write(length)))).toBeLessThan(LONGEST_TASK);
      }
    }
  },
);

test('a control: the page does not go on while it lays out a megabyte of lines', async () => {
  const lay = () =>
    page.page.evaluate(
      (text) => {
        const box = document.body.appendChild(document.createElement('textarea'));
        box.value = text;
        box.scrollHeight;
        box.remove();
      },
      'a\n'.repeat(MEGABYTE / 2),
    );
  expect(await longestTask(page.page, lay)).toBeGreaterThan(LONGEST_TASK);
});
