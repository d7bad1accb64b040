import type { Locator } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { ACTIONS, Dice, SEED } from './dice.ts';
import { KEY_TEXTS, mutate, TOKEN_TEXTS } from './mutate.ts';

/** After so many actions the page is compared with a fresh one. */
const COMPARED_EVERY = Math.max(20, ACTIONS / 200);
/** And that one is loaded again after so many, which takes long. */
const LOADED_EVERY = 200;
/** Actions that belong to one measure of the heap. */
const HEAP_EVERY = 500;
const MEGABYTE = 1e6;

/** Nor does a user wait for what something else is over; milliseconds. */
const NOT_LONG = 300;

/** Buttons that leave the page, or ask the user for a file. */
const LEFT_ALONE = /open a file|fetch|download|save|print|install/i;

const KEYS = [
  'Tab',
  'Shift+Tab',
  'Escape',
  'Enter',
  'ArrowDown',
  'ArrowUp',
  'Home',
  'End',
  'Space',
];
const EDITS = ['1', '"', ',', '}', '"a":1,', 'Backspace', 'ControlOrMeta+Z', 'ControlOrMeta+A'];

type Act = (page: ClaimcheckPage, dice: Dice) => Promise<string>;

const ACTS: readonly Act[] = [
  async (page, dice) => {
    const text = dice.one(TOKEN_TEXTS);
    await put(page, page.token, dice.roll() < 0.5 ? text : mutate(text, dice, TOKEN_TEXTS));
    return 'paste a token';
  },
  async (page, dice) => {
    const text = dice.one(KEY_TEXTS);
    await put(page, page.key, dice.roll() < 0.7 ? text : mutate(text, dice, TOKEN_TEXTS));
    return 'paste a key';
  },
  async (page, dice) => {
    const box = dice.one([page.header, page.payload]);
    if (!(await isInSight(page, box))) return 'no box to edit';
    await box.focus();
    await page.page.keyboard.press(
      dice.one(['ControlOrMeta+Home', 'ControlOrMeta+End', 'ArrowRight']),
    );
    const keys = Array.from({ length: 1 + dice.below(5) }, () => dice.one(EDITS));
    for (const key of keys) await press(page, key);
    return `edit: ${keys.join(' ')}`;
  },
  async (page, dice) => {
    await press(page, dice.one(KEYS));
    return 'a key of the keyboard';
  },
  async (page, dice) => `press ${await clickOne(dice, page.page.getByRole('button'))}`,
  async (page, dice) => `choose ${await chooseOne(page, dice)}`,
  async (page, dice) => {
    const sizes = [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ];
    await page.page.setViewportSize(dice.one(sizes));
    return 'another size';
  },
];

/** Pastes, unless the box is away: under a dialog, or behind a pane that takes all the room. */
async function put(page: ClaimcheckPage, box: Locator, text: string): Promise<void> {
  if (await isInSight(page, box)) await page.paste(box, text);
}

/** Whether the box can be reached, if need be by Escape. */
async function isInSight(page: ClaimcheckPage, box: Locator): Promise<boolean> {
  const dialogs = page.page.locator('dialog[open]');
  if ((await box.isVisible()) && (await dialogs.count()) === 0) return true;
  await page.page.keyboard.press('Escape');
  return (await box.isVisible()) && (await dialogs.count()) === 0;
}

/** As it must be possible to have it again, whatever was done: both boxes there, and no dialog. */
async function putAway(page: ClaimcheckPage): Promise<void> {
  const isOpen = async () =>
    (await page.page.locator('dialog[open]').count()) > 0 ||
    !(await page.token.isVisible()) ||
    !(await page.key.isVisible());
  for (let count = 0; count < 4 && (await isOpen()); count++) {
    await page.page.keyboard.press('Escape');
  }
  expect(await isOpen(), 'Escape puts away what is open').toBe(false);
}

async function press(page: ClaimcheckPage, key: string): Promise<void> {
  const isNamed = /^[A-Z]/.test(key);
  await (isNamed ? page.page.keyboard.press(key) : page.page.keyboard.type(key));
}

async function clickOne(dice: Dice, all: Locator): Promise<string> {
  const shown = await all.evaluateAll((elements) =>
    elements
      .map((element, index) => ({
        index,
        name: element.getAttribute('aria-label') ?? element.textContent ?? '',
        isThere:
          element.checkVisibility() &&
          !(element as HTMLButtonElement).disabled &&
          (!document.querySelector('dialog:modal') || element.closest('dialog:modal') !== null),
      }))
      .filter(({ isThere }) => isThere),
  );
  const choices = shown.filter(({ name }) => !LEFT_ALONE.test(name));
  if (choices.length === 0) return 'nothing';
  const { index, name } = dice.one(choices);
  // What is under something else is not a choice of a user's either.
  await all
    .nth(index)
    .click({ timeout: NOT_LONG })
    .catch(() => undefined);
  return name;
}

async function chooseOne(page: ClaimcheckPage, dice: Dice): Promise<string> {
  // In another language nothing here would be found by its name.
  const boxes = await page.page.locator('select:visible:enabled:not(:has([lang]))').all();
  if (boxes.length === 0) return 'nothing';
  const box = dice.one(boxes);
  const values = await box
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  const value = dice.one(values);
  await box.selectOption(value, { timeout: NOT_LONG }).catch(() => undefined);
  return value;
}

/** What a page says that has never seen anything else, or that was emptied as when it is left. */
async function freshState(
  page: ClaimcheckPage,
  fresh: ClaimcheckPage,
  isLoaded: boolean,
): Promise<string | null> {
  const [token, key] = [await page.tokenText(), await page.textOf(page.key)];
  const hasEncoding = await page.secretEncoding.isVisible();
  const encoding = hasEncoding ? await page.secretEncoding.inputValue() : undefined;
  if (isLoaded) await fresh.visit();
  else await fresh.page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pagehide')));
  const state = await fresh.judge(token, key);
  if (!encoding || !(await fresh.secretEncoding.isVisible())) return state;
  await fresh.secretEncoding.selectOption(encoding);
  return await fresh.settled();
}

/** What is in the boxes, and what is chosen beside them, to try it again by hand. */
async function boxesOf(page: ClaimcheckPage): Promise<string> {
  const chosen = await page.page
    .locator('select:visible, [role="option"][aria-selected="true"]')
    .evaluateAll((all) =>
      all.map((each) => (each as HTMLSelectElement).value ?? each.textContent ?? ''),
    );
  return JSON.stringify([await page.tokenText(), await page.textOf(page.key), chosen]);
}

/** Closes what a link opens beside the page, since there is no network to look for it in. */
function keepInFront(page: ClaimcheckPage): () => Promise<void> {
  let opened: Promise<void>[] = [];
  page.context.on('page', (other) => opened.push(other.close()));
  return async () => {
    if (opened.length === 0) return;
    await Promise.all(opened);
    opened = [];
    await page.page.bringToFront();
  };
}

/** How often something was done, and how long it took. */
class Tally {
  private readonly kinds = new Map<string, { count: number; seconds: number }>();

  add(kind: string, begun: number): void {
    const so = this.kinds.get(kind) ?? { count: 0, seconds: 0 };
    const seconds = so.seconds + (performance.now() - begun) / 1000;
    this.kinds.set(kind, { count: so.count + 1, seconds });
  }

  print(): void {
    const rows = [...this.kinds].map(
      ([kind, { count, seconds }]) => `| ${kind} | ${count} | ${seconds.toFixed(1)} |`,
    );
    console.log(['| what | how often | seconds |', '|---|---|---|', ...rows].join('\n'));
  }
}

test(`seed ${SEED}: ${ACTIONS} actions in one page`, async () => {
  const dice = new Dice(SEED);
  const page = await openPage();
  const toFront = keepInFront(page);
  const tally = new Tally();
  const fresh = await openPage();
  await page.editorsLoaded();
  const session = await page.context.newCDPSession(page.page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / MEGABYTE;
  };
  const done: string[] = [];
  const heaps: number[] = [];
  const begun = performance.now();
  for (let count = 1; count <= ACTIONS; count++) {
    const told = () => `seed ${SEED}, action ${count}: ${done.slice(-12).join(' · ')}`;
    const began = performance.now();
    try {
      const act = await dice.one(ACTS)(page, dice);
      await toFront();
      tally.add(/^(?:press|choose|edit)\b/.exec(act)?.[0] ?? act, began);
      done.push(act);
    } catch (cause) {
      throw new Error(`after ${told()}`, { cause });
    }
    expect(page.complaints, told()).toEqual([]);
    // The page may take more of its own files, by their names alone.
    const outside = page.requests.filter(
      (address) => !address.startsWith(inject('pageUrl')) || /[?#]/.test(address),
    );
    expect(outside, told()).toEqual([]);
    if (count % COMPARED_EVERY === 0) {
      await putAway(page).catch((cause) => {
        throw new Error(`after ${told()}`, { cause });
      });
      const state = await page.settled();
      const expected = await freshState(page, fresh, count % LOADED_EVERY === 0);
      tally.add('compare with a fresh page', began);
      expect(
        agrees(state, expected),
        `${told()}: "${state}", a fresh page says "${expected}" of ${await boxesOf(page)}`,
      ).toBe(true);
    }
    if (count % HEAP_EVERY === 0) heaps.push(await heap());
  }
  tally.print();
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `${ACTIONS} actions in ${seconds.toFixed(0)} s, ${(ACTIONS / seconds).toFixed(1)} a second`,
  );
  console.log(
    `heap in MB after each ${HEAP_EVERY} actions: ${heaps.map((used) => used.toFixed(1)).join(', ')}`,
  );
  if (heaps.length > 2) expect((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)).toBeLessThan(20);
  await page.close();
  await fresh.close();
});

/** The page may know of an edit that has no signature yet; a fresh one cannot. */
function agrees(state: string | null, fresh: string | null): boolean {
  return state === fresh || (state === 'invalid' && fresh === 'unverified');
}
