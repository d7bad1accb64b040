import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { expectAccessible, openWithAxe, showOnDesktop } from '../support/browser/run-axe.ts';
import { nowInSeconds, SECRET, soundToken } from '../support/tokens/tokens.ts';

const CHECKS = [
  'form',
  'algorithm',
  'signature',
  'key',
  'expiry',
  'not-before',
  'issued-at',
  'issuer',
  'audience',
  'type',
  'claims',
  'scopes',
  'profile',
];

/** The pane "Checks" as a user knows it. */
class ChecksPane {
  readonly answer: Locator;
  readonly list: Locator;
  readonly message: Locator;
  readonly explanation: Locator;
  readonly page: ClaimcheckPage;

  constructor(page: ClaimcheckPage) {
    this.page = page;
    const pane = page.page.getByRole('region', { name: 'Checks', exact: true });
    this.answer = pane.getByRole('status', { name: 'Answer', exact: true });
    this.list = pane.getByRole('list', { name: 'Checks', exact: true });
    this.message = pane.getByRole('textbox', { name: 'Error message', exact: true });
    this.explanation = pane.getByRole('status', { name: 'Explanation', exact: true });
  }

  field(name: string): Locator {
    return this.page.page.getByRole('textbox', { name, exact: true });
  }

  item(check: string): Locator {
    return this.list.getByRole('listitem').and(this.page.page.locator(`[data-check="${check}"]`));
  }

  async expectAnswer(words: string | RegExp): Promise<void> {
    await expect.poll(() => this.answer.textContent()).toMatch(words);
  }

  async result(check: string): Promise<string | null> {
    return await this.item(check).getAttribute('data-result');
  }

  async openExpectations(): Promise<void> {
    const button = this.page.button('Expectations…');
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  }

  async clear(): Promise<void> {
    await this.openExpectations();
    await this.page.button('Clear expectations').click();
    await this.message.fill('');
  }
}

let page: ClaimcheckPage;
let pane: ChecksPane;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
  pane = new ChecksPane(page);
  await pane.message.waitFor();
});

afterAll(() => page.close());

test('without a key nobody can tell, with it the token is accepted', async () => {
  await page.judge(soundToken());
  await pane.expectAnswer("Can't tell: no key");
  expect(await pane.result('signature')).toBe('skipped');

  await page.paste(page.key, SECRET);
  await pane.expectAnswer('Accepted');
  expect(await pane.result('signature')).toBe('pass');
  const names = await pane.list
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-check')));
  expect(names).toEqual(CHECKS);
});

test('with another key it is rejected', async () => {
  await page.judge(soundToken(), 'another secret');
  await pane.expectAnswer('Rejected: the signature does not match');
});

test('an expired one is rejected, with how long ago it expired', async () => {
  await page.judge(soundToken({ exp: nowInSeconds() - 200 }), SECRET);
  await pane.expectAnswer('Rejected: expired 3 minutes ago');
  expect(await pane.result('expiry')).toBe('fail');
  expect(await page.settled(), 'the signature is right all the same').toBe('verified');
});

test('it expires before the eyes of the user', async () => {
  const watched = await openPage({ beforeLoad: ({ clock }) => clock.install() });
  await watched.judge(soundToken({ exp: nowInSeconds() + 600 }), SECRET);
  const shown = new ChecksPane(watched);
  await shown.expectAnswer('Accepted');
  await watched.page.clock.fastForward('10:00');
  await shown.expectAnswer('Rejected: expired');
  await watched.close();
});

test('an audience that is not the expected one is rejected with both values', async () => {
  await page.judge(soundToken(), SECRET);
  await pane.openExpectations();
  await pane.field('Expected audience').fill('billing');
  await pane.expectAnswer('Rejected: wrong audience');
  const words = await pane.item('audience').textContent();
  expect(words).toContain('"orders"');
  expect(words).toContain('"billing"');
  await pane.clear();
  await pane.expectAnswer('Accepted');
});

test('expectations are taken from a token and held against the next', async () => {
  await page.judge(soundToken(), SECRET);
  await pane.openExpectations();
  await page.button('Take from this token').click();
  await pane.expectAnswer('Accepted');
  await page.judge(soundToken({ iss: 'https://issuer.example.com/' }), SECRET);
  await pane.expectAnswer('Rejected: wrong issuer');
  expect(await pane.item('issuer').textContent()).toContain('slash at the end');
  await pane.clear();
});

test('a Date header is the clock', async () => {
  const exp = 1_795_356_131;
  await page.judge(soundToken({ iat: exp - 60, exp }), SECRET);
  await pane.openExpectations();
  await pane.field('Check as of').fill('Date: Sun, 22 Nov 2026 14:02:10 GMT');
  await pane.expectAnswer('Accepted');
  await pane.field('Check as of').fill('Date: Sun, 22 Nov 2026 14:02:11 GMT');
  await pane.expectAnswer('Rejected: expired');
  await pane.clear();
});

test("a server's message points to its check and says whether we agree", async () => {
  await page.judge(soundToken(), SECRET);
  await pane.message.fill(
    'WWW-Authenticate: Bearer error="invalid_token", error_description="Signed JWT rejected: Invalid signature"',
  );
  await expect.poll(() => pane.explanation.textContent()).toContain('Here it verifies');
  expect(await pane.explanation.textContent()).toContain('Nimbus');
  expect(await pane.item('signature').getAttribute('data-pointed')).toBe('true');
  await pane.explanation.getByRole('button', { name: 'Signature' }).click();
  expect(await pane.item('signature').evaluate((item) => item === document.activeElement)).toBe(
    true,
  );
  await pane.message.fill('');
});

test('nothing of it is kept, and nothing is sent', async () => {
  await pane.openExpectations();
  await pane.field('Expected issuer').fill('https://kept.example');
  await pane.message.fill('jwt expired');
  const kept = await page.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(kept).not.toContain('kept.example');
  expect(page.page.url()).not.toContain('kept');
  expect(
    page.requests.every((address) => new URL(address).origin === new URL(page.page.url()).origin),
  ).toBe(true);
  await pane.clear();
});

test('on a phone it stands after the payload and the key', async () => {
  const phone = await openPage({ viewport: { width: 390, height: 844 } });
  await phone.judge(soundToken(), SECRET);
  const { answer, list } = new ChecksPane(phone);
  await answer.waitFor();
  const [payload, checks, key] = await Promise.all(
    [phone.payload, list, phone.key].map((box) => box.boundingBox()),
  );
  expect(payload?.y).toBeLessThan(key?.y ?? 0);
  expect(key?.y).toBeLessThan(checks?.y ?? 0);
  await phone.close();
});

/** What the pane can look like, and how it comes to do so. */
const STATES: readonly (readonly [string, string, (shown: ChecksPane) => Promise<unknown>])[] = [
  ['nobody can tell', "Can't tell", ({ page: opened }) => opened.judge(soundToken())],
  ['accepted', 'Accepted', ({ page: opened }) => opened.judge(soundToken(), SECRET)],
  [
    'expired',
    'Rejected: expired',
    ({ page: opened }) => opened.judge(soundToken({ exp: nowInSeconds() - 200 }), SECRET),
  ],
  [
    'with expectations that fail and one that cannot be read',
    'Rejected: wrong audience',
    async (shown) => {
      await shown.page.judge(soundToken(), SECRET);
      await shown.openExpectations();
      await shown.field('Expected audience').fill('billing');
      await shown.field('Check as of').fill('noon');
    },
  ],
  [
    'with a message explained',
    'Rejected: wrong audience',
    async (shown) => {
      await shown.message.fill('jwt audience invalid. expected: stock');
      await shown.explanation.getByRole('button', { name: 'Audience' }).waitFor();
    },
  ],
];

describe('the pane', () => {
  let shown: ChecksPane;

  beforeAll(async () => {
    shown = new ChecksPane(await openWithAxe());
    await shown.message.waitFor();
  });

  afterAll(() => shown.page.close());

  test.each(STATES)('%s: no violation', async (_state, words, reach) => {
    const isTooWide = () =>
      shown.page.page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
    await showOnDesktop(shown.page);
    await reach(shown);
    await shown.expectAnswer(words);
    expect(await isTooWide()).toBe(false);
    await expectAccessible(shown.page);
    expect(await isTooWide(), 'on a phone').toBe(false);
  });
});
