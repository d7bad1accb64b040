import { test } from 'vitest';
import { openPage } from '../test/support/browser/claimcheck-page.ts';
import { SECRET, soundToken, tokenOf } from '../test/support/tokens/tokens.ts';
import { note } from './figures.ts';

const TOKENS = 10_000;
const RUNS = 3;

/** About ten megabytes, as a browser saves a session. */
function harOf(run: number): string {
  const entries = Array.from({ length: TOKENS }, (_, index) => {
    const claims = {
      iss: `https://issuer${index % 5}.test`,
      sub: `user-${run}-${index}`,
      exp: 4e9,
    };
    return {
      request: {
        method: 'GET',
        url: `https://api${index % 7}.test/v1/${index}`,
        headers: [{ name: 'Authorization', value: `Bearer ${tokenOf(JSON.stringify(claims))}` }],
      },
      response: { status: 200, headers: [], content: { text: 'x'.repeat(580) } },
    };
  });
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'bench' }, entries } });
}

interface Measured {
  readonly until: number;
  readonly longest: number;
  readonly parsed: number;
}

/** Drops `window.har` as a file, in a task of its own; runs in the page. */
async function dropAndWatch(): Promise<Measured> {
  const { har } = window as unknown as { har: string };
  const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
  await wait(100);
  const tasks: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: 'longtask' });
  const transfer = new DataTransfer();
  transfer.items.add(new File([har], 'session.har'));
  const drop = { dataTransfer: transfer, bubbles: true, cancelable: true };
  await wait(100);
  tasks.length = 0;
  const begun = performance.now();
  document.querySelector('[aria-label="Token"]')?.dispatchEvent(new DragEvent('drop', drop));
  while (!document.querySelector('[role="listbox"] [role="option"]')) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const until = performance.now() - begun;
  await wait(5_000);
  const longest = Math.max(0, ...tasks);
  const from = performance.now();
  JSON.parse(har);
  return { until, longest, parsed: performance.now() - from };
}

test('a HAR of 10 MB with 10,000 tokens', async (context) => {
  const listed: number[] = [];
  const longest: number[] = [];
  const parsed: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await openPage();
    await page.editorsLoaded();
    await page.judge(soundToken(), SECRET);
    await page.page.waitForTimeout(1_500);
    await page.page.evaluate((har) => Object.assign(window, { har }), harOf(run));
    const measured = await page.page.evaluate(dropAndWatch);
    listed.push(measured.until);
    longest.push(measured.longest);
    parsed.push(measured.parsed);
    await page.context.close();
  }
  const floor = { what: 'JSON.parse', values: parsed };
  note(context, {
    name: '10 MB HAR, 10,000 tokens: listed',
    unit: 'ms',
    target: 2_000,
    values: listed,
    floor,
  });
  note(context, { name: 'the same: longest task in 5 s', unit: 'ms', target: 50, values: longest });
});
