import { chromium } from 'playwright-core';
import { inject } from 'vitest';
import { CONTROL, DELETE, type Engine } from './engine.ts';

const NAMES: Readonly<Record<string, string>> = { [CONTROL]: 'Control', [DELETE]: 'Delete' };

/** The browser that all other tests use, driven as little as the others here. */
export async function startChromium(): Promise<Engine> {
  const browser = await chromium.connect(inject('browserEndpoint'));
  const page = await browser.newPage();
  return {
    goto: async (address) => {
      await page.goto(address);
    },
    run: async <Result>(body: string, ...values: readonly unknown[]) => {
      const source = `(async (...values) => { ${body} })(...${JSON.stringify(values)})`;
      return (await page.evaluate(source)) as Result;
    },
    press: async (...chords) => {
      for (const keys of chords) {
        await page.keyboard.press(keys.map((key) => NAMES[key] ?? key).join('+'));
      }
    },
    close: () => browser.close(),
  };
}
