import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { STATES } from '../support/browser/page-states.ts';

/** What moved up or down, and when, in milliseconds after the frame that a paste was shown in. */
interface Shift {
  readonly after: number;
  readonly what: string;
}

/** What an input itself changes is on the page so many milliseconds later, also on a busy machine. */
const IN_THE_FRAME = 150;

/** What may move later, by the state: the list of layers comes above the token that a key has opened. */
const LATER: Readonly<Record<string, RegExp>> = { decrypted: /pane-(?:header|payload|key)/ };

/** On a phone, the place of the next step closes or opens with the first answer; the dates come with the focus. */
const LATER_ON_PHONES = /zones|timeline|verdict-text|decoded-foot/;

describe.each([
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])('at $width pixels', (viewport) => {
  let page: ClaimcheckPage;

  beforeAll(async () => {
    page = await openPage({ viewport });
    await page.page.addInitScript(watchShifts);
  });

  afterAll(() => page.close());

  test.each(Object.entries(STATES))(
    'nothing moves after the frame of the input: %s',
    async (name, show) => {
      await page.visit();
      await page.editorsLoaded();
      await show(page);
      await page.reviewed();
      await page.page.waitForTimeout(800);
      const shifts = await page.page.evaluate(() => Reflect.get(globalThis, 'shifts') as Shift[]);
      const late = shifts.filter(
        ({ after, what }) =>
          after > IN_THE_FRAME &&
          !LATER[name]?.test(what) &&
          !(viewport.width < 760 && LATER_ON_PHONES.test(what)),
      );
      expect(late).toEqual([]);
    },
  );
});

/** Runs in the page. What is worked out for a paste may fill its place, and may not make one. */
function watchShifts(): void {
  const shifts: Shift[] = [];
  Reflect.set(globalThis, 'shifts', shifts);
  let shownAt = Number.POSITIVE_INFINITY;
  const restart = () => {
    shownAt = Number.POSITIVE_INFINITY;
    requestAnimationFrame(() =>
      requestAnimationFrame((now) => {
        shownAt = now;
      }),
    );
  };
  addEventListener('paste', restart, true);
  addEventListener('click', restart, true);
  addEventListener('focusin', restart, true);
  interface Source {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { startTime, sources } = entry as PerformanceEntry & { sources: readonly Source[] };
      if (startTime < shownAt) continue;
      for (const { node, previousRect, currentRect } of sources) {
        const moved = currentRect.y - previousRect.y;
        const element = node instanceof Element ? node : node?.parentElement;
        // What leaves the window, or comes into it, has no place to compare.
        if (Math.abs(moved) < 1 || currentRect.height === 0) continue;
        shifts.push({
          after: Math.round(startTime - shownAt),
          what: `${element?.className} by ${moved}`,
        });
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
