import { chromium, type Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { openPage } from '../test/support/browser/claimcheck-page.ts';
import { note } from './figures.ts';
import { freshMark, tokenOfSize } from './make-token.ts';
import { type Watched, watchInput } from './watch-frames.ts';

const SIZES = [
  { size: '0.3 kB', characters: 300, runs: 7 },
  { size: '8 kB', characters: 8_000, target: 80, runs: 7 },
  { size: '100 kB', characters: 100_000, target: 150, runs: 7 },
  { size: '1 MB', characters: 1e6, target: 500, runs: 3 },
  { size: '4 MB', characters: 4e6, target: 1_200, runs: 1 },
] as const;

/** The first paste on a page that was not used before. */
async function paste(page: Page, characters: number): Promise<Watched> {
  const text = freshMark();
  const token = tokenOfSize(characters, text);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), token);
  await page.locator('[aria-label="Token"]').focus();
  return await watchInput(page, 'paste', { field: 'Payload', text }, () =>
    page.keyboard.press('ControlOrMeta+V'),
  );
}

async function pasteIntoOurs(characters: number): Promise<Watched> {
  const { page, context } = await openPage();
  const watched = await paste(page, characters);
  await context.close();
  return watched;
}

async function pasteIntoFloor(characters: number): Promise<Watched> {
  const browser = await chromium.connect(inject('browserEndpoint'));
  const permissions = ['clipboard-read', 'clipboard-write'];
  const page = await (await browser.newContext({ permissions })).newPage();
  await page.goto(`${inject('floorUrl')}bare-page.html`);
  const watched = await paste(page, characters);
  await browser.close();
  return watched;
}

test.for(SIZES)('first paste of $size to the painted payload', async (row, context) => {
  const ours: Watched[] = [];
  const floors: Watched[] = [];
  for (let run = 0; run < row.runs; run++) {
    ours.push(await pasteIntoOurs(row.characters));
    floors.push(await pasteIntoFloor(row.characters));
  }
  const what = 'bare page';
  note(context, {
    name: `first paste of ${row.size} to the painted payload`,
    unit: 'ms',
    ...('target' in row ? { target: row.target } : {}),
    values: ours.map(({ shown }) => shown),
    floor: { what, values: floors.map(({ shown }) => shown) },
  });
  note(context, {
    name: 'the same: longest task until a second later',
    unit: 'ms',
    target: 50,
    values: ours.map(({ longest }) => longest),
    floor: { what, values: floors.map(({ longest }) => longest) },
  });
});
