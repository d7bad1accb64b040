import type { Page } from 'playwright-core';
import type { ClaimcheckPage } from './claimcheck-page.ts';
import { editorText } from './editor-text.ts';

/** What was on the screen in one frame. */
export interface Frame {
  readonly token: string;
  readonly key: string;
  readonly state: string | null;
  readonly busy: boolean;
}

interface Watching {
  readEditor: (box: Element) => string;
  frames: Frame[];
  stopped: boolean;
}

/** Makes checking and signing as slow as on a busy machine, so that several frames pass meanwhile. */
export async function slowDownCrypto(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { prototype } = SubtleCrypto;
    for (const name of ['verify', 'sign'] as const) {
      const original = prototype[name] as (...input: unknown[]) => Promise<unknown>;
      Object.defineProperty(prototype, name, {
        value: async function (this: SubtleCrypto, ...input: unknown[]) {
          await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
          return await original.apply(this, input);
        },
      });
    }
  });
}

/**
 * From now on notes, right before each frame is painted, what is in the boxes
 * and what the verdict says; frames that show the same are noted once.
 */
export async function watchFrames({ page, token, key, verdict }: ClaimcheckPage): Promise<void> {
  // As text: the page's policy lets no function be made of text later on.
  await page.evaluate(`window.readEditor = ${editorText}`);
  const [tokenBox, keyBox, status] = await Promise.all(
    [token, key, verdict].map((locator) => locator.elementHandle()),
  );
  await page.evaluate(
    ([tokenElement, keyElement, statusElement]) => {
      const watching = window as unknown as Watching;
      watching.frames = [];
      watching.stopped = false;
      const note = () => {
        if (watching.stopped || !tokenElement || !keyElement || !statusElement) return;
        const frame = {
          token: watching.readEditor(tokenElement as Element),
          key: watching.readEditor(keyElement as Element),
          state: (statusElement as Element).getAttribute('data-state'),
          busy: (statusElement as Element).getAttribute('aria-busy') === 'true',
        };
        const last = watching.frames.at(-1);
        if (JSON.stringify(last) !== JSON.stringify(frame)) watching.frames.push(frame);
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    },
    [tokenBox, keyBox, status] as const,
  );
}

/** Ends the watch and hands over the frames. */
export async function watchedFrames({ page }: ClaimcheckPage): Promise<Frame[]> {
  return await page.evaluate(() => {
    const watching = window as unknown as Watching;
    watching.stopped = true;
    return watching.frames;
  });
}
