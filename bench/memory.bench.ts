import { test } from 'vitest';
import { openPage } from '../test/support/browser/claimcheck-page.ts';
import { note } from './figures.ts';
import { tokenOfSize } from './make-token.ts';

const MEGABYTE = 1e6;

test('heap after 1,000 pastes of 8 kB', async (context) => {
  const page = await openPage();
  await page.editorsLoaded();
  const session = await page.context.newCDPSession(page.page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / MEGABYTE;
  };
  const paste = async (times: number) => {
    for (let round = 0; round < times; round++) {
      await page.page.evaluate(
        (copied) => navigator.clipboard.writeText(copied),
        tokenOfSize(8_000),
      );
      await page.token.focus();
      await page.page.keyboard.press('ControlOrMeta+A');
      await page.page.keyboard.press('ControlOrMeta+V');
      await page.settled();
    }
    await page.page.waitForTimeout(1_000);
  };
  await paste(10);
  const early = await heap();
  await paste(990);
  const late = await heap();
  await page.context.close();
  const name = 'heap after 1,000 pastes of 8 kB, beyond that after 10';
  note(context, { name, unit: 'MB', target: 10, values: [late - early] });
  note(context, { name: 'heap after 10 pastes of 8 kB', unit: 'MB', values: [early] });
});
