import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CompactEncrypt } from 'jose';
import { chromium, type Page, type Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { signByNode, verifiesInNode } from '../crypto/signatures/node-signatures.ts';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { asInAnOlderBrowser, overPlainHttp, PLAIN_HTTP } from '../support/browser/older-browser.ts';
import { makeMlDsaKey, signMlDsa } from '../support/keys/post-quantum.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { flipBit, SECRET, soundClaims, soundToken } from '../support/tokens/tokens.ts';

/** What is fetched, or done in a worker, takes a while on a busy machine. */
const PATIENCE = { timeout: 30_000 };

let page: ClaimcheckPage;

/** A token for an X25519 key, and that key. */
async function encryptForX25519(): Promise<readonly [string, string]> {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const token = await new CompactEncrypt(Buffer.from('{"sub":"ana"}'))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .encrypt(publicKey);
  return [token, JSON.stringify(privateKey.export({ format: 'jwk' }))];
}

describe('in the oldest browser that is served', () => {
  beforeAll(async () => {
    page = await openPage({ beforeLoad: asInAnOlderBrowser, bypassCSP: true });
    await page.editorsLoaded();
  });
  afterAll(() => page.close());

  test('what WebCrypto has is checked and signed', async () => {
    for (const algorithm of ['HS256', 'RS256', 'ES256']) {
      const key = testKey(algorithm);
      const keyText = key.privatePem || JSON.stringify(key.privateJwk);
      expect(await page.judge(signByNode(algorithm, key), keyText)).toBe('verified');
      await page.paste(page.payload, '{"sub":"bob"}');
      expect(await page.settled()).toBe('verified');
      expect(verifiesInNode(algorithm, key, await page.tokenText())).toBe(true);
    }
  });

  test('EdDSA is checked and signed by the library that it names', async () => {
    const key = testKey('EdDSA');
    const token = signByNode('EdDSA', key);
    expect(await page.judge(token, key.privatePem)).toBe('verified');
    expect(await page.verdict.textContent()).toContain(
      'Checked with @noble/curves, because this browser’s WebCrypto doesn’t support the algorithm.',
    );
    await page.paste(page.payload, '{"sub":"bob"}');
    expect(await page.settled()).toBe('verified');
    expect(verifiesInNode('EdDSA', key, await page.tokenText())).toBe(true);
    expect(await page.judge(flipBit(token, 2, 8), key.privatePem)).toBe('invalid');
  });

  test('ML-DSA is checked by the library that it names', async () => {
    const key = makeMlDsaKey('ML-DSA-44');
    const token = signMlDsa('ML-DSA-44', soundClaims(), key);
    expect(await page.judge(token, JSON.stringify(key.publicJwk))).toBe('verified');
    expect(await page.verdict.textContent()).toContain('Checked with @noble/post-quantum');
    expect(await page.judge(flipBit(token, 1, 8), JSON.stringify(key.publicJwk))).toBe('invalid');
  });

  test('X25519 is said to be missing', async () => {
    const [token, key] = await encryptForX25519();
    expect(await page.judge(token, key)).toBe('unsupported');
    expect(await page.verdict.textContent()).toContain('This browser does not support ECDH-ES');
  });
});

describe('over plain http', () => {
  beforeAll(async () => {
    page = await openPage({ address: PLAIN_HTTP, beforeLoad: overPlainHttp });
    await page.editorsLoaded();
  });
  afterAll(() => page.close());

  test('a token is shown, and why it is neither checked nor searched nor signed', async () => {
    await page.token.fill(soundToken());
    expect(await page.settled()).toBe('unsupported');
    expect(await page.verdict.textContent()).toContain('This page was loaded over plain HTTP');
    expect(await page.textOf(page.payload)).toContain('user-42');
    await page.key.fill(SECRET);
    const bar = page.page.getByRole('region', { name: 'Sign', exact: true });
    await expect.poll(() => bar.textContent()).toContain('over plain HTTP and can’t sign');
    expect(await page.sign.isDisabled()).toBe(true);
    expect(await page.generateKey.isDisabled()).toBe(true);
    await page.token.press('End');
    const search = page.page.getByRole('status', { name: 'Secret brute-force' });
    await expect
      .poll(() => search.textContent(), PATIENCE)
      .toContain('over plain HTTP, so the search can’t run');
  });

  test('nor is an encrypted one opened', async () => {
    const [token, key] = await encryptForX25519();
    await page.key.fill(key);
    await page.token.fill(token);
    expect(await page.settled()).toBe('unsupported');
    expect(await page.verdict.textContent()).toContain('This page was loaded over plain HTTP');
  });
});

test('without workers the search for a secret says that it cannot run', async () => {
  page = await openPage({
    beforeLoad: async (opened) => {
      await opened.addInitScript('delete globalThis.Worker');
    },
  });
  await page.judge(soundToken({}, 'changeme'));
  const search = page.page.getByRole('status', { name: 'Secret brute-force' });
  await expect
    .poll(() => search.textContent(), PATIENCE)
    .toContain('which this browser doesn’t support');
  await page.close();
});

describe('a page whose script does not start', () => {
  const notice = (opened: Page) => opened.getByRole('heading', { name: 'Claimcheck didn’t start' });

  /** Opens the page with another answer for its script. */
  async function openWith(answer: (route: Route) => Promise<void>, options = {}): Promise<Page> {
    const context = await (await chromium.connect(inject('browserEndpoint'))).newContext(options);
    const opened = await context.newPage();
    await opened.route(/\/assets\/index-[^/]*\.js$/, answer);
    await opened.goto(inject('pageUrl'), { waitUntil: 'commit' });
    return opened;
  }

  test.each([
    ['can’t be read by the browser', 'const 1 = 2;'],
    ['needs what the browser lacks', 'undefined.startNow();'],
  ])('because it %s says what it needs', async (_, body) => {
    const opened = await openWith((route) =>
      route.fulfill({ body, contentType: 'text/javascript' }),
    );
    await opened.waitForFunction(() => document.getAnimations().length === 1);
    expect(await notice(opened).isVisible()).toBe(false);
    await opened.evaluate(() => document.getAnimations()[0]?.finish());
    await notice(opened).waitFor();
    expect(await opened.locator('.not-started').textContent()).toContain('Firefox 121');
    await opened.context().close();
  });

  test('because scripts are forbidden says so at once', async () => {
    const opened = await openWith((route) => route.abort(), { javaScriptEnabled: false });
    await notice(opened).waitFor();
    await opened.context().close();
  });

  test('says nothing while its script may only be late', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const opened = await openWith(async (route) => {
      await held;
      await route.continue();
    });
    await opened.locator('.not-started').waitFor({ state: 'attached' });
    expect(await opened.evaluate(() => document.getAnimations().length)).toBe(1);
    // As far as the clock of the animation goes, not the machine's.
    const isSeen = await opened.evaluate(() => {
      const [animation] = document.getAnimations();
      const look = (at: number) => {
        if (animation) animation.currentTime = at;
        return getComputedStyle(document.querySelector('.not-started') as Element).visibility;
      };
      return [0, 2500, 4900].map(look);
    });
    expect(isSeen).toEqual(['hidden', 'hidden', 'hidden']);
    release();
    await opened.locator('.not-started').waitFor({ state: 'detached' });
    await opened.getByRole('textbox', { name: 'Token' }).waitFor();
    await opened.context().close();
  });

  test('names the browsers that the page is built for', () => {
    const target = /TARGET = \['chrome(.+)', 'firefox(.+)', 'safari(.+)'\]/;
    const [, chrome, firefox, safari] = target.exec(readFileSync('vite.config.ts', 'utf8')) ?? [];
    expect(readFileSync('index.html', 'utf8').replace(/\s+/g, ' ')).toContain(
      `Chrome and Edge ${chrome}, Firefox ${firefox}, Safari ${safari} and later versions`,
    );
  });
});
