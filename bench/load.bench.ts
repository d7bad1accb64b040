import type { Page } from 'playwright-core';
import { inject, test } from 'vitest';
import {
  gzipSize,
  initialScripts,
  pageStyle,
  readBuilt,
} from '../test/support/browser/built-files.ts';
import { openPage } from '../test/support/browser/claimcheck-page.ts';
import { soundToken } from '../test/support/tokens/tokens.ts';
import { note } from './figures.ts';

const RUNS = 5;

/** A phone of the middle class on a slow network. */
const THROTTLED = { processor: 4, bitsPerSecond: 1.6e6, latency: 150 };

interface Load {
  readonly firstPaint: number;
  /** Milliseconds until the payload of the linked token is painted. */
  readonly shown: number;
}

/** Notes the end of the first frame in which the payload of the linked token is. */
function noteShown(): void {
  const look = () => {
    const box = document.querySelector('[aria-label="Payload"]');
    const text = box instanceof HTMLTextAreaElement ? box.value : (box?.textContent ?? '');
    if (!text.includes('user-42')) {
      requestAnimationFrame(look);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => Object.assign(window, { shownAt: performance.now() });
    port2.postMessage(undefined);
  };
  requestAnimationFrame(look);
}

async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLED.processor });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: THROTTLED.latency,
    downloadThroughput: THROTTLED.bitsPerSecond / 8,
    uploadThroughput: THROTTLED.bitsPerSecond / 8,
  });
}

async function load(address: string, throttled: boolean): Promise<Load> {
  const beforeLoad = async (page: Page) => {
    await page.addInitScript(noteShown);
    if (throttled) await throttle(page);
  };
  const { page, context } = await openPage({ address, path: `#token=${soundToken()}`, beforeLoad });
  await page.waitForFunction(() => 'shownAt' in window);
  const measured = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    shown: (window as unknown as { shownAt: number }).shownAt,
  }));
  await context.close();
  return measured;
}

test.for([
  { how: 'not throttled', throttled: false },
  { how: 'throttled', throttled: true },
])('cold load, $how', async ({ how, throttled }, context) => {
  const ours: Load[] = [];
  const bare: Load[] = [];
  for (let run = 0; run < RUNS; run++) {
    ours.push(await load(inject('compressedUrl'), throttled));
    bare.push(await load(`${inject('floorUrl')}bare-page.html`, throttled));
  }
  for (const [name, figure, target] of [
    ['first contentful paint', 'firstPaint', 900],
    ['linked token decoded and painted', 'shown', 1500],
  ] as const) {
    note(context, {
      name: `${name}, ${how}`,
      unit: 'ms',
      ...(throttled ? { target } : {}),
      values: ours.map((measured) => measured[figure]),
      floor: { what: 'two text areas', values: bare.map((measured) => measured[figure]) },
    });
  }
});

test('bytes of a load', async (context) => {
  const page = await openPage({ path: `#token=${soundToken()}` });
  await page.editorsLoaded();
  await page.page.waitForTimeout(3_000);
  const names = await page.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ pathname }) => pathname.endsWith('.js'))
      .map(({ href }) => href.slice(document.baseURI.length)),
  );
  await page.context.close();
  const rows = [
    ['JavaScript of a load, gzip', 260, names.map(readBuilt)],
    ['JavaScript before the first decode, gzip', 120, initialScripts().map(readBuilt)],
    ['CSS, gzip', 20, [pageStyle()]],
  ] as const;
  for (const [name, target, files] of rows) {
    const bytes = files.reduce((total, file) => total + gzipSize(file), 0);
    note(context, { name, unit: 'kB', target, values: [bytes / 1000] });
  }
});
