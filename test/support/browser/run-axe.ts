import axe, { type RunOptions } from 'axe-core';
import { expect } from 'vitest';
import { type ClaimcheckPage, type OpenOptions, openPage } from './claimcheck-page.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What depends on where and how large things are. */
const LAYOUT_RULES = [
  'color-contrast',
  'meta-viewport',
  'region',
  'scrollable-region-focusable',
  'target-size',
];

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

interface Outcome {
  readonly violations: readonly string[];
  /** How many rules had something to look at. */
  readonly rules: number;
}

/** Opens the page with axe in it, which brings markup of its own that the page's policy would reject. */
export async function openWithAxe(options: OpenOptions = {}): Promise<ClaimcheckPage> {
  const page = await openPage({
    viewport: DESKTOP,
    bypassCSP: true,
    reducedMotion: 'reduce',
    ...options,
  });
  await page.editorsLoaded();
  await page.page.evaluate(axe.source);
  return page;
}

/** `within` is a selector. */
export async function runAxe(
  { page }: ClaimcheckPage,
  options: RunOptions = { runOnly: TAGS },
  within = 'html',
): Promise<Outcome> {
  return await page.evaluate(
    async ({ chosen, root }) => {
      const { axe: engine } = window as unknown as { axe: typeof axe };
      const { violations, passes } = await engine.run(root, {
        ...chosen,
        resultTypes: ['violations'],
      });
      return {
        rules: violations.length + passes.length,
        violations: violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        ),
      };
    },
    { chosen: options, root: within },
  );
}

/** Expects that axe, with all its rules, finds nothing in the open dialog, in either scheme; opened with `openWithAxe`. */
export async function expectAccessibleDialog(shown: ClaimcheckPage): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await shown.page.emulateMedia({ colorScheme });
    const { violations, rules } = await runAxe(shown, {}, 'dialog');
    expect(violations).toEqual([]);
    expect(rules).toBeGreaterThan(5);
  }
}

/** Back to where every state is reached: a wide window in the light scheme. */
export async function showOnDesktop({ page }: ClaimcheckPage): Promise<void> {
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'light' });
}

/**
 * Expects no violation of what is shown, in either scheme and on a phone, where
 * it leaves the page. Colours are all that the other scheme changes, and places
 * and sizes what a phone does, so only the first run is of all rules. `within`
 * is a selector, for what is over the page.
 */
export async function expectAccessible(shown: ClaimcheckPage, within?: string): Promise<void> {
  const { page } = shown;
  const light = await runAxe(shown, undefined, within);
  expect(light.violations).toEqual([]);
  expect(light.rules).toBeGreaterThan(within ? 5 : 15);

  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await runAxe(shown, { runOnly: { type: 'rule', values: COLOUR_RULES } }, within);
  expect(dark.violations).toEqual([]);
  // Behind a modal dialog axe cannot tell what a colour is on.
  if ((await page.getByRole('dialog').count()) === 0) expect(dark.rules).toBeGreaterThan(0);

  await page.setViewportSize(PHONE);
  const phone = await runAxe(shown, { runOnly: { type: 'rule', values: LAYOUT_RULES } }, within);
  expect(phone.violations).toEqual([]);
  expect(phone.rules).toBeGreaterThan(within ? 0 : 2);
}
