import type { Page } from 'playwright-core';

/** What is awaited: this text in the box, or another text in the region than there is now. */
export type Awaited = { readonly box: string; readonly text: string } | { readonly region: string };

/**
 * Milliseconds from the next key pressed in the page to the end of the frame
 * that shows what is awaited. It is looked for once a frame.
 */
export async function keyToFrame(
  page: Page,
  awaited: Awaited,
  press: () => Promise<unknown>,
): Promise<number> {
  const measured = await page.evaluateHandle((what) => {
    const within = (name: string) => {
      const found = document.querySelector(`[aria-label="${name}"]`);
      const heading = [...document.querySelectorAll('section h2, section h3')].find(
        (element) => element.textContent?.trim() === name,
      );
      return found ?? heading?.closest('section');
    };
    const textOf = (element: Element | null | undefined) =>
      element instanceof HTMLTextAreaElement ? element.value.slice(0, 2000) : element?.textContent;
    const before = 'region' in what ? textOf(within(what.region)) : '';
    const isThere = () =>
      'region' in what
        ? textOf(within(what.region)) !== before
        : (textOf(within(what.box))?.includes(what.text) ?? false);
    return {
      done: new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error('What is awaited was not shown within 20 s.')), 20_000);
        let begun = 0;
        // The last key: a shortcut begins with its modifier.
        addEventListener('keydown', ({ timeStamp }) => (begun = timeStamp), { capture: true });
        const look = () => {
          if (!isThere()) {
            requestAnimationFrame(look);
            return;
          }
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - begun);
          port2.postMessage(undefined);
        };
        requestAnimationFrame(look);
      }),
    };
  }, awaited);
  await press();
  const milliseconds = await measured.evaluate(({ done }) => done);
  await measured.dispose();
  return milliseconds;
}

/** Puts a text into the clipboard and pastes it into the box, in place of what is there. */
export async function pasteToFrame(
  page: Page,
  box: string,
  text: string,
  awaited: Awaited,
): Promise<number> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.locator(`[aria-label="${box}"]`).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  // What the page does in idle moments is not the paste's.
  await page.waitForTimeout(600);
  return await keyToFrame(page, awaited, () => page.keyboard.press('ControlOrMeta+V'));
}
