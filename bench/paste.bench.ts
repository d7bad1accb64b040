import type { Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { openPage } from '../test/support/browser/claimcheck-page.ts';
import { longestTask } from '../test/support/browser/long-tasks.ts';
import { note, repeat } from './figures.ts';
import { freshMark, tokenOfSize } from './make-token.ts';
import { pasteToFrame } from './watch-frames.ts';

const RUNS = 7;
/** Milliseconds that somebody takes to come to the page with a token. */
const ARRIVAL = 1_500;

/** Somebody comes: the pointer is seen, and after a while the token follows. */
async function arrive(page: Page): Promise<void> {
  await page.mouse.move(700, 500);
  await page.waitForTimeout(ARRIVAL);
}

const SIZES = [
  { size: '0.3 kB', characters: 300, target: 16, floor: 'bare-page', what: 'two text areas' },
  { size: '8 kB', characters: 8_000, target: 20, floor: 'bare-page', what: 'two text areas' },
  {
    size: '100 kB',
    characters: 100_000,
    target: 50,
    floor: 'bare-editor',
    what: 'bare CodeMirror',
  },
  { size: '1 MB', characters: 1e6, target: 140, floor: 'bare-editor', what: 'bare CodeMirror' },
  { size: '4 MB', characters: 4e6, target: 350, floor: 'bare-editor', what: 'bare CodeMirror' },
] as const;

async function measure(page: Page, characters: number): Promise<number> {
  await page.bringToFront();
  const text = freshMark();
  return await pasteToFrame(page, 'Token', tokenOfSize(characters, text), { box: 'Payload', text });
}

test.for(SIZES)('paste of $size to its decoded frame', async (row, context) => {
  const { size, characters, target, what } = row;
  const page = await openPage();
  await page.editorsLoaded();
  await arrive(page.page);
  const bare = await page.context.newPage();
  await bare.goto(`${inject('floorUrl')}${row.floor}.html`);
  const values: number[] = [];
  const floors: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    values.push(await measure(page.page, characters));
    floors.push(await measure(bare, characters));
  }
  await page.context.close();
  const name = `paste to decoded frame, ${size}`;
  note(context, { name, unit: 'ms', target, values, floor: { what, values: floors } });
});

test.for(SIZES.slice(0, 3))('longest task of the first paste, $size', async (row, context) => {
  const values = await repeat(5, async () => {
    const page = await openPage();
    await page.editorsLoaded();
    await arrive(page.page);
    const token = tokenOfSize(row.characters);
    await page.page.evaluate((copied) => navigator.clipboard.writeText(copied), token);
    await page.token.focus();
    const paste = () => page.page.keyboard.press('ControlOrMeta+V');
    const longest = await longestTask(page.page, paste);
    await page.context.close();
    return longest;
  });
  const name = `longest task (processor time) of a first paste, ${row.size}`;
  note(context, { name, unit: 'ms', target: 50, values });
});

test('longest task of an edit, 100 kB', async (context) => {
  const page = await openPage();
  await page.editorsLoaded();
  await page.judge(tokenOfSize(100_000));
  const values = await repeat(5, async () => {
    await page.payload.focus();
    await page.page.keyboard.press('ControlOrMeta+Home');
    await page.page.keyboard.press('ArrowRight');
    const type = () => page.page.keyboard.type('"a":1,', { delay: 60 });
    return await longestTask(page.page, type);
  });
  await page.context.close();
  const name = 'longest task (processor time) of an edit, 100 kB';
  note(context, { name, unit: 'ms', target: 50, values });
});
