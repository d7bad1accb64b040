import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { expect, inject } from 'vitest';
import { withClipboard } from './clipboard.ts';
import { editorText } from './editor-text.ts';

export interface OpenOptions
  extends Pick<
    BrowserContextOptions,
    'viewport' | 'colorScheme' | 'bypassCSP' | 'reducedMotion' | 'serviceWorkers' | 'locale'
  > {
  /** What follows the page's address: `#token=…`, for one. */
  readonly path?: string;
  /** Where the page is, if not where the tests serve it. */
  readonly address?: string;
  /** Does what must be done before the page is fetched, such as holding back a script. */
  readonly beforeLoad?: (page: Page) => Promise<void>;
}

export type Box = 'Token' | 'Header' | 'Payload' | 'Key' | 'Passphrase';

let browser: Promise<Browser> | undefined;

/** Opens the built page in a profile of its own, which `close` throws away. */
export async function openPage({
  path = '',
  address = inject('pageUrl'),
  beforeLoad,
  ...options
}: OpenOptions = {}): Promise<ClaimcheckPage> {
  browser ??= chromium.connect(inject('browserEndpoint'));
  const context = await (await browser).newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    permissions: ['clipboard-read', 'clipboard-write'],
    // Only where it is the matter: it fetches all of the page in the background.
    serviceWorkers: 'block',
    ...options,
  });
  // A busy machine needs longer than a user would wait.
  context.setDefaultTimeout(20_000);
  const opened = new ClaimcheckPage(context, await context.newPage(), address);
  await beforeLoad?.(opened.page);
  await opened.visit(path);
  return opened;
}

/** The page as a user knows it: everything is found by role and name. */
export class ClaimcheckPage {
  /** The address of every request since the page was opened. */
  readonly requests: string[] = [];
  /** Every warning and error of the console, every uncaught error, and every failed request. */
  readonly complaints: string[] = [];

  readonly token: Locator;
  readonly header: Locator;
  readonly payload: Locator;
  readonly key: Locator;
  readonly passphrase: Locator;
  readonly secretEncoding: Locator;
  readonly algorithm: Locator;
  readonly sign: Locator;
  readonly generateKey: Locator;
  readonly signature: Locator;
  readonly verdict: Locator;
  /** Failed checks and findings, as one list. */
  readonly issues: Locator;
  readonly faults: Locator;
  readonly context: BrowserContext;
  readonly page: Page;
  private readonly address: string;

  constructor(context: BrowserContext, page: Page, address: string) {
    this.context = context;
    this.page = page;
    this.address = address;
    this.token = this.box('Token');
    this.header = this.box('Header');
    this.payload = this.box('Payload');
    this.key = this.box('Key');
    this.passphrase = this.box('Passphrase');
    this.secretEncoding = this.combobox('Secret encoding');
    this.algorithm = this.combobox('Algorithm');
    this.sign = page
      .getByRole('region', { name: 'Sign', exact: true })
      .getByRole('button', { name: 'Sign', exact: true });
    this.generateKey = this.button('Generate key');
    this.signature = page.getByRole('region', { name: 'Signature', exact: true });
    this.verdict = page.getByRole('status', { name: 'Verdict', exact: true });
    this.issues = page.locator('.zone-issues').getByRole('list', { name: 'Issues', exact: true });
    this.faults = page.getByRole('list', { name: 'Faults', exact: true });
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // Leaving a page ends what it was still loading.
      if (reason !== 'net::ERR_ABORTED') this.complaints.push(`${reason}: ${request.url()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      if (text === 'Service Worker registration blocked by Playwright') return;
      if (['error', 'warning'].includes(message.type())) this.complaints.push(text);
    });
  }

  box(name: Box): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  combobox(name: string): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  /** Whether a part of the page is in view, after opening the view of a phone that has it. */
  async isShown(part: Locator): Promise<boolean> {
    for (const name of [/Token$/, /Decoded$/, /Issues$/, /Sign$/]) {
      if (await part.isVisible()) return true;
      const tab = this.page.getByRole('tab', { name });
      if (await tab.isVisible()) await tab.click();
    }
    return await part.isVisible();
  }

  /** Chooses an item of a menu of the page. */
  async choose(menu: string, item: string): Promise<void> {
    await this.button(menu).click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  /** Replaces what is in a text box the way a user does: select all, paste. */
  async paste(box: Locator, text: string): Promise<void> {
    await this.isShown(box);
    await box.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    if (text === '') {
      await this.page.keyboard.press('Delete');
      return;
    }
    await withClipboard(async () => {
      await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await this.page.keyboard.press('ControlOrMeta+V');
    });
  }

  /** Types at the end of a text box, key by key. */
  async type(box: Locator, text: string): Promise<void> {
    await box.focus();
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.type(text);
  }

  /** Changes the text of a box as one edit. */
  async edit(box: Locator, change: (text: string) => string): Promise<void> {
    const text = await this.textOf(box);
    const changed = change(text);
    expect(changed, 'the edit changes the text').not.toBe(text);
    await this.paste(box, changed);
  }

  /** Presses a button that copies, and hands over what it copied. */
  async copyWith(button: Locator): Promise<string> {
    return await withClipboard(async () => {
      await this.page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
      await button.click();
      const read = () => this.page.evaluate(() => navigator.clipboard.readText());
      await expect.poll(read).not.toBe('nothing was copied');
      return await read();
    });
  }

  async textOf(box: Locator): Promise<string> {
    return await box.evaluate(editorText);
  }

  async tokenText(): Promise<string> {
    return await this.textOf(this.token);
  }

  /** The `data-state` of the verdict, once it is worked out for what is in the boxes now. */
  async settled(): Promise<string | null> {
    const done = this.verdict.and(this.page.locator(':not([aria-busy="true"])'));
    await done.waitFor({ state: 'attached' });
    // The other parts of the page follow the verdict.
    await this.page.locator('main:not([aria-busy="true"])').waitFor({ state: 'attached' });
    return await this.verdict.getAttribute('data-state');
  }

  /** Puts in a key, or none, and a token, and hands over what the verdict came to. */
  async judge(token: string, key = ''): Promise<string | null> {
    if (!(await this.isShown(this.key))) {
      // The Key field comes with the first token.
      await this.paste(this.token, token);
      if (key !== '') await this.paste(this.key, key);
      return await this.settled();
    }
    if ((await this.textOf(this.key)) !== key) await this.paste(this.key, key);
    await this.paste(this.token, token);
    return await this.settled();
  }

  /** Waits until the review of the token is listed; it comes after the verdict. */
  async reviewed(): Promise<void> {
    await this.settled();
    const busy = this.page.locator('.zone-issues [aria-busy="true"]');
    await expect.poll(() => busy.count(), { timeout: 20_000 }).toBe(0);
  }

  /** What an API would answer, once everything is known that it depends on. */
  async conclusion(): Promise<string | null> {
    await this.reviewed();
    return await this.verdict.getAttribute('data-conclusion');
  }

  /** The codes of all issues, in the order they are listed in, in whichever view they are. */
  async issueCodes(): Promise<string[]> {
    await this.reviewed();
    return await this.issues
      .locator('> li')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-code') ?? ''));
  }

  issue(code: string): Locator {
    return this.issues.locator(`> li[data-code="${code}"]`);
  }

  /** What a check came to; each has an element, also where it was not made. */
  async checkResult(check: string): Promise<string | null> {
    return await this.check(check).getAttribute('data-result');
  }

  check(check: string): Locator {
    return this.page.locator(`.zone-issues [data-check="${check}"]`);
  }

  /** Waits until the code of the editors is loaded, and each box with a text has become one. */
  async editorsLoaded(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    const plainWithText = 'textarea.plain-text-box:not(:placeholder-shown)';
    await this.page.locator(plainWithText).first().waitFor({ state: 'detached' });
  }

  /** Waits until nothing more comes by itself: the note on new versions is the last part of a load. */
  async allLoaded(): Promise<void> {
    await this.editorsLoaded();
    const last = this.page.getByRole('status', { name: 'New version', exact: true });
    await last.waitFor({ state: 'attached', timeout: 30_000 });
    await this.page.waitForLoadState('networkidle');
  }

  /** Empties the page the way it does itself when it is left: it is made again, without being loaded. */
  async empty(): Promise<void> {
    await this.page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    });
    expect(await this.settled()).toBe('empty');
  }

  /** Loads the page again, with this behind its address. */
  async visit(path = ''): Promise<void> {
    // A fragment alone would be no new load.
    if (this.page.url() !== 'about:blank') await this.page.goto('about:blank');
    await this.page.goto(this.address + path);
    // By whatever name: the page may speak another language.
    await this.page.getByRole('textbox').first().waitFor();
  }

  /** Chooses a language in the settings, which are in English before. */
  async speak(tag: string): Promise<void> {
    await this.button('Menu').click();
    await this.page.getByRole('menuitem', { name: 'Settings…' }).click();
    await this.combobox('Language').selectOption(tag);
    await expect.poll(() => this.page.evaluate(() => document.documentElement.lang)).toBe(tag);
    await this.page.keyboard.press('Escape');
  }

  /** Throws the profile away; every test fails whose page has complained. */
  async close(): Promise<void> {
    await this.context.close();
    expect(this.complaints, 'errors and warnings of the page').toEqual([]);
  }

  /** For a test that does on purpose what the browser complains of. */
  forgetComplaints(): void {
    this.complaints.length = 0;
  }
}
