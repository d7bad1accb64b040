import type { Page } from 'playwright-core';

/** What one input came to. */
export interface Watched {
  /** Milliseconds from the event of the input until after the frame that shows the awaited text. */
  readonly shown: number;
  /** Milliseconds of the longest task from the input until a second after it was shown; 0 where none took over 50 ms. */
  readonly longest: number;
}

/** The text that the field of this name is to show, or any other than it has now. */
export interface Awaited {
  readonly field: string;
  readonly text?: string;
}

/** Milliseconds between the moment a page is ready and its first input. */
const REST = 500;

/** Milliseconds after which nothing is awaited any more. */
const MAX_WAIT = 60_000;

/**
 * Watches one input on a page that has been ready for half a second. A page
 * that was used before answers faster, so each sample takes a fresh page.
 */
export async function watchInput(
  page: Page,
  event: 'paste' | 'keydown',
  awaited: Awaited,
  act: () => Promise<unknown>,
): Promise<Watched> {
  await page.waitForTimeout(REST);
  const watching = await page.evaluateHandle(watchInPage, { event, ...awaited, limit: MAX_WAIT });
  await act();
  return await watching.evaluate(({ done }) => done);
}

interface Watching {
  readonly event: 'paste' | 'keydown';
  readonly field: string;
  readonly text?: string;
  readonly limit: number;
}

/** Runs in the page, so it uses nothing from outside. */
function watchInPage({ event, field, text, limit }: Watching): { done: Promise<Watched> } {
  const textNow = () => {
    const box = document.querySelector(`[aria-label="${field}"]`);
    return box instanceof HTMLTextAreaElement ? box.value.slice(0, 2000) : (box?.textContent ?? '');
  };
  const before = textNow();
  const isShown = () => (text === undefined ? textNow() !== before : textNow().includes(text));
  const tasks: PerformanceEntry[] = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
  const watch = async (): Promise<Watched> => {
    // The last event counts: a shortcut begins with its modifier key.
    let begun = 0;
    addEventListener(event, ({ timeStamp }) => (begun = timeStamp), { capture: true });
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const end = performance.now() + limit;
    do {
      await frame();
      if (performance.now() > end) throw new Error('The awaited text was not shown.');
    } while (begun === 0 || !isShown());
    const { port1, port2 } = new MessageChannel();
    const painted = new Promise((resolve) => (port1.onmessage = resolve));
    port2.postMessage(undefined);
    await painted;
    const shown = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const longest = tasks.filter(({ startTime }) => startTime >= begun - 1);
    return { shown, longest: Math.max(0, ...longest.map(({ duration }) => duration)) };
  };
  return { done: watch() };
}
