import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClaimcheckPage } from '../support/browser/claimcheck-page.ts';
import {
  expectAccessible,
  openWithAxe,
  runAxe,
  showOnDesktop,
} from '../support/browser/run-axe.ts';
import { makeKey } from '../support/keys/test-keys.ts';
import { withHeader } from '../support/tokens/seal.ts';
import { nowInSeconds, SECRET, signTexts, soundToken } from '../support/tokens/tokens.ts';
import { RFC7520_5_2, RFC7520_5_3, RFC7520_5_6, RFC7520_6 } from '../vectors/rfc7520-encryption.ts';

const TROUBLED = soundToken({
  exp: nowInSeconds() - 60,
  email: 'ana@example.com',
  password: 'hunter2hunter2',
});

/** What the page can look like, and how it comes to do so. */
const STATES: readonly (readonly [string, string, (page: ClaimcheckPage) => Promise<unknown>])[] = [
  ['empty', 'empty', (page) => page.judge('')],
  ['verified', 'verified', (page) => page.judge(soundToken(), SECRET)],
  ['verified, with findings', 'verified', (page) => page.judge(TROUBLED, SECRET)],
  [
    'invalid, and why',
    'invalid',
    async (page) => {
      await page.judge(soundToken(), 'another secret');
      await page.page.locator('[data-cause][aria-busy="false"]').waitFor();
    },
  ],
  ['malformed', 'malformed', (page) => page.judge(soundToken().replace('.', '.*'))],
  ['unverified', 'unverified', (page) => page.judge(soundToken())],
  [
    'an edit that is no JSON',
    'verified',
    async (page) => {
      await page.judge(soundToken(), SECRET);
      await page.paste(page.payload, '{"sub": oops}');
    },
  ],
  [
    'edited without a key',
    'invalid',
    async (page) => {
      await page.judge(soundToken());
      await page.edit(page.payload, (text) => text.replace('user-42', 'user-43'));
    },
  ],
  [
    'a new pair',
    'verified',
    async (page) => {
      await page.judge(soundToken());
      await page.algorithm.selectOption('ES256');
      await page.generateKey.click();
      await expect.poll(() => page.textOf(page.key)).not.toBe('');
    },
  ],
  [
    'an encrypted token that is open, and an edit that waits for a key',
    'decrypted',
    async (page) => {
      await page.judge(RFC7520_5_6.token, JSON.stringify(RFC7520_5_6.jwk));
      await page.algorithm.selectOption('A256KW');
      await page.page.getByText('Edited, not encrypted yet', { exact: true }).waitFor();
    },
  ],
  [
    'a question before a password is tried',
    'encrypted',
    async (page) => {
      await page.judge(withHeader(RFC7520_5_3.token, { p2c: 2_000_000 }), 'a password');
      await page.button('Open anyway').waitFor();
    },
  ],
  [
    'a token in a token',
    'decrypted',
    async (page) => {
      await page.judge(RFC7520_6.token, JSON.stringify(RFC7520_5_2.jwk));
      await page.page.getByRole('list', { name: 'Layers' }).waitFor();
    },
  ],
  [
    'the addresses on offer',
    'unverified',
    async (page) => {
      await page.judge(signTexts('{"alg":"HS256","jku":"https://a.example"}', '{"iss":"b"}'));
      await page.button('Fetch').click();
      await page.page.getByRole('checkbox').waitFor();
    },
  ],
  [
    'the examples on offer',
    'empty',
    async (page) => {
      await page.judge('');
      await page.button('All examples…').click();
      await page.page.getByRole('dialog').getByRole('option').first().waitFor();
    },
  ],
  [
    'the facts of two keys',
    'verified',
    async (page) => {
      const k = Buffer.from(SECRET).toString('base64url');
      const keys = [makeKey('ES256').privateJwk, { kty: 'oct', k }];
      await page.judge(soundToken(), JSON.stringify({ keys }));
      await page.button('Key details').click();
      await page.page.getByRole('textbox', { name: 'Exported key' }).waitFor();
    },
  ],
  [
    'a secret that was found',
    'unverified',
    async (page) => {
      await page.judge(soundToken({}, 'supersecret'));
      await page.button('Show the secret').click();
    },
  ],
];

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openWithAxe();
});

afterAll(() => page.close());

// A test that failed may have left a dialog open.
beforeEach(() => page.page.keyboard.press('Escape'));

test.each(STATES)('%s: no violation', async (_, state, reach) => {
  await showOnDesktop(page);
  await reach(page);
  expect(await page.settled()).toBe(state);
  await expectAccessible(page);
  await page.page.keyboard.press('Escape');
});

/** What opens over the page: how, and what is pressed in it. */
const DIALOGS: readonly (readonly [string, (page: ClaimcheckPage) => Promise<void>, string?])[] = [
  ['Settings', (page) => page.choose('Menu', 'Settings…')],
  ['About Claimcheck', (page) => page.choose('Menu', 'About Claimcheck…')],
  [
    'Open in Claimcheck',
    async (page) => {
      await page.choose('Menu', 'Settings…');
      await page.button('Open in Claimcheck…').click();
    },
  ],
  ['Commands', (page) => page.button('Commands').click()],
  ['Keyboard shortcuts', (page) => page.page.keyboard.press('?')],
  ['Copy', (page) => page.choose('Copy', 'More…')],
  ['Insert', (page) => page.choose('Payload options', 'Insert…')],
  ['Share', (page) => page.choose('Menu', 'Share…'), 'Make link'],
  ['Share', (page) => page.choose('Menu', 'Share…'), 'Report for a ticket'],
  ['Code', (page) => page.button('Code').click()],
];

test('what opens over the page: no violation', async () => {
  await showOnDesktop(page);
  await page.judge(soundToken({ email: 'ana@example.com' }), SECRET);
  for (const [name, open, pressed] of DIALOGS) {
    // A key is typed into a field that has the focus.
    await page.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await open(page);
    const dialog = page.page.getByRole('dialog', { name, exact: true });
    await dialog.waitFor();
    if (pressed) await dialog.getByRole('button', { name: pressed, exact: true }).click();
    await expectAccessible(page, 'dialog[open]');
    await showOnDesktop(page);
    await page.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
}, 120_000);

test('a maximized pane and a focused separator have no accessibility violation', async () => {
  await showOnDesktop(page);
  await page.judge(soundToken(), SECRET);
  await page.page.mouse.move(300, 300);
  await page.page.getByRole('separator', { name: 'Width of the left column' }).focus();
  expect((await runAxe(page)).violations).toEqual([]);
  await page.button('Maximize Payload').click();
  expect((await runAxe(page)).violations).toEqual([]);
  await page.page.keyboard.press('Escape');
});

describe('what a screen reader is told', () => {
  /** The lines of the accessibility tree, without the values in them. */
  async function readTree(): Promise<string[]> {
    await page.visit();
    await page.editorsLoaded();
    await page.judge(soundToken({ password: 'hunter2hunter2' }));
    await page.reviewed();
    await page.page.getByRole('region', { name: 'Secret brute-force' }).waitFor();
    const tree = await page.page.locator('body').ariaSnapshot();
    return tree.split('\n').map((line) => {
      // A name with a colon is in quotes.
      const quoted = /^(\s*- )'(.*)'/.exec(line);
      return quoted ? `${quoted[1]}${quoted[2]}` : line.replace(/:( .*)?$/, '');
    });
  }

  beforeAll(() => showOnDesktop(page));

  test('the parts of the page, in the order in which they are read', async () => {
    const parts = /^\s*- (banner|main|region|heading|textbox|status "Verdict"|list "Issues")/;
    const lines = (await readTree()).filter((line) => parts.test(line));
    expect(lines.map((line) => line.trim().slice(2))).toEqual([
      'banner',
      'status "Verdict"',
      'heading "Unsafe: password or secret" [level=1]',
      'main',
      'region "Token"',
      'heading "Token" [level=2]',
      'textbox "Token"',
      'region "Key"',
      'heading "Key" [level=2]',
      'textbox "Key"',
      'region "Sign"',
      'heading "Sign" [level=2]',
      'region "Header"',
      'heading "Header" [level=2]',
      'textbox "Header"',
      'region "Payload"',
      'heading "Payload" [level=2]',
      'textbox "Payload"',
      'region "Signature"',
      'heading "Signature" [level=2]',
      'region "Issues"',
      'heading "Issues" [level=2]',
      'textbox "Error message"',
      'list "Issues"',
      'heading "Password or secret" [level=3]',
      'region "Not checked"',
      'heading "Not checked" [level=3]',
      'textbox "Issuer"',
      'textbox "Audience"',
      'textbox "Type"',
      'region "Secret brute-force"',
      'heading "Secret brute-force" [level=3]',
    ]);
  });

  test('a name for whatever can be used', async () => {
    const controls =
      /^\s*- (button|link|textbox|combobox|checkbox|separator|menuitem|slider|tab)\b/;
    const lines = (await readTree()).filter((line) => controls.test(line));
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => !/ "\S.*"/.test(line))).toEqual([]);
  });
});

test('light and dark are two looks', async () => {
  const look = () =>
    page.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.page.emulateMedia({ colorScheme: 'light' });
  const light = await look();
  await page.page.emulateMedia({ colorScheme: 'dark' });
  expect(await look()).not.toBe(light);
});
