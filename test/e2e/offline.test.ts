import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { integrityOf } from '../../deploy/build/subresource-integrity.ts';
import { readBuilt } from '../support/browser/built-files.ts';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { startServer } from '../support/servers/recording-server.ts';
import { type StaticHost, startStaticHost } from '../support/servers/static-host.ts';
import { tryEveryPart } from '../support/tokens/every-part.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { SECRET, soundClaims, soundToken } from '../support/tokens/tokens.ts';

const TOKEN = soundToken();

let host: StaticHost;
let page: ClaimcheckPage;

/** Opens the page where it is kept for the next visit, which takes it some seconds. */
async function open(): Promise<void> {
  host = await startStaticHost();
  page = await openPage({ address: host.address, serviceWorkers: 'allow' });
  await kept();
}

async function close(): Promise<void> {
  await page.close();
  await host.close();
}

/** Waits until the page is kept for the next visit. */
async function kept(): Promise<void> {
  await page.page.locator('link[rel="manifest"]').waitFor({ state: 'attached', timeout: 50_000 });
}

/** The browser itself asks for the icon and whether there is a new version, and complains when nobody answers. */
function forgetUnanswered(): void {
  const others = page.complaints.filter(
    (each) => !/icon\.svg|service-worker\.js|Failed to load resource: net::ERR_EMPTY/.test(each),
  );
  page.forgetComplaints();
  page.complaints.push(...others);
}

/** Names of all that is kept, with the digest of its content. */
async function keptFiles(): Promise<string[]> {
  return await page.page.evaluate(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url.slice(document.baseURI.length));
  });
}

/** Puts a version on the host that is the same but for its description. */
function publishNewVersion(description: string): void {
  const html = readBuilt('index.html')
    .toString()
    .replace(/(<meta\s+name="description"\s+content=")[^"]*/, `$1${description}`);
  expect(html).toContain(`content="${description}"`);
  const entry = /\{[^{}]*"(?:index\.html)"[^{}]*\}/;
  const revision = createHash('md5').update(html).digest('hex');
  const integrity = integrityOf(html);
  const worker = readBuilt('service-worker.js').toString();
  expect(worker).toMatch(entry);
  host.instead.set('index.html', html);
  host.instead.set(
    'service-worker.js',
    worker.replace(entry, JSON.stringify({ url: 'index.html', revision, integrity })),
  );
}

/** The title tells the answer, so versions differ in their description. */
async function versionOf(tab: Page): Promise<string | null> {
  return await tab.locator('meta[name="description"]').getAttribute('content');
}

const note = () => page.page.getByRole('status', { name: 'New version', exact: true });
const button = (name: string) => note().getByRole('button', { name, exact: true });

// The tests go on with the page as the one before has left it: first with the network, then without.
describe('a page that was visited', { timeout: 120_000 }, () => {
  beforeAll(open);
  afterAll(close);

  test('is kept with its files and nothing else, whatever is pasted', async () => {
    const isAnswered = () => page.page.evaluate(() => navigator.serviceWorker.controller !== null);
    await expect.poll(isAnswered).toBe(true);
    await page.editorsLoaded();
    const before = host.requests.length;
    await page.judge(soundToken({ sub: 'someone-to-find' }), SECRET);
    await page.edit(page.payload, (text) => text.replace('orders', 'invoices'));
    await page.settled();
    const files = await keptFiles();
    expect(files.length).toBeGreaterThan(50);
    const own =
      /^(?:assets\/[\w.-]+|index\.html|manifest\.json|icon[\w-]*\.(?:svg|png))(?:\?__WB_REVISION__=[0-9a-f]{32})?$/;
    expect(files.filter((name) => !own.test(name))).toEqual([]);
    // After that the browser may still ask whether there is a new version.
    const asked = host.requests.slice(before).map(({ path }) => path);
    expect(
      asked.filter((path) => !/\/(?:service-worker\.js|icon\.svg|manifest\.json)$/.test(path)),
    ).toEqual([]);
  });

  describe('without a network', () => {
    beforeAll(() => host.switchOff());

    test('the second visit has all that the first one had', async () => {
      await page.visit();
      await page.editorsLoaded();
      await tryEveryPart(page);
      forgetUnanswered();
    });

    test('a link is read, and an address without its slash or with a query is the page', async () => {
      for (const path of [`#token=${TOKEN}`, `?token=${TOKEN}`, 'index.html']) {
        await page.visit(path);
        expect(await page.tokenText()).toBe(path.startsWith('index') ? '' : TOKEN);
      }
      forgetUnanswered();
    });
  });

  describe('takes what another program hands over', () => {
    /** Sends a form as the browser does for an installed page. */
    async function share(
      text: string,
      { key = '', policy = 'no-referrer' }: { key?: string; policy?: string } = {},
    ): Promise<void> {
      const other = await startServer();
      other.answerWith((_, response) =>
        response
          .writeHead(200, { 'Content-Type': 'text/html', 'Referrer-Policy': policy })
          .end('<title>other</title>'),
      );
      await page.page.goto(other.origin);
      await page.page.evaluate(
        ([action = '', shared = '', keyText = '']) => {
          const form = document.createElement('form');
          Object.assign(form, { action, method: 'post', enctype: 'multipart/form-data' });
          const box = document.createElement('textarea');
          Object.assign(box, { name: 'text', value: shared });
          form.append(box);
          if (keyText !== '') {
            const files = document.createElement('input');
            Object.assign(files, { type: 'file', name: 'file' });
            const transfer = new DataTransfer();
            transfer.items.add(new File([keyText], 'issuer.pem'));
            files.files = transfer.files;
            form.append(files);
          }
          document.body.append(form);
          form.submit();
        },
        [`${host.address}share`, text, key],
      );
      await page.page.waitForURL(`${host.address}**`);
      await other.close();
    }

    test('as a share is in Token, and no server has seen it', async () => {
      await share(`Look: ${TOKEN}`);
      await expect.poll(() => page.tokenText()).toBe(`Look: ${TOKEN}`);
      expect(page.page.url()).toBe(host.address);
      expect(host.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
      await page.page.reload();
      await page.editorsLoaded();
      expect(await page.tokenText()).toBe('');
      forgetUnanswered();
    });

    test('takes the token of a share without its secret, and says that it left out the secret', async () => {
      await share(TOKEN, { key: SECRET });
      await expect.poll(() => page.tokenText()).toBe(TOKEN);
      expect(await page.settled()).toBe('unverified');
      expect(await page.textOf(page.key)).toBe('');
      const notes = page.page.getByRole('note', { name: 'Origin of the token' });
      expect(await notes.textContent()).toMatch(/shared by another app or site.*not a public key/);
      forgetUnanswered();
    });

    test('does not take the public key of a share for the user’s key', async () => {
      const key = testKey('ES256');
      const signed = await viaJsonwebtoken.sign('ES256', {}, soundClaims(), key);
      await share(signed, { key: key.publicPem });
      await expect.poll(() => page.tokenText()).toBe(signed);
      expect(await page.settled()).toBe('verified');
      expect(await page.verdict.textContent()).toContain('shared by another app or site');
      expect(await page.conclusion()).toBe('unknown');
      forgetUnanswered();
    });

    test('unless a site posts it that names itself', async () => {
      await share(TOKEN, { policy: 'unsafe-url' });
      await page.editorsLoaded();
      expect(await page.tokenText()).toBe('');
      expect(page.page.url()).toBe(host.address);
      forgetUnanswered();
    });

    test('as files opened with it is in Token or Key', async () => {
      await page.page.addInitScript(
        (files) => {
          const handles = files.map(([name = '', text = '']) => ({
            getFile: async () => new File([text], name),
          }));
          const setConsumer = (consumer: (launch: object) => void) => consumer({ files: handles });
          Object.defineProperty(window, 'launchQueue', { value: { setConsumer } });
        },
        [
          ['token.jwt', TOKEN],
          ['issuer.pem', testKey('ES256').publicPem],
        ],
      );
      await page.visit();
      await expect.poll(() => page.tokenText()).toBe(TOKEN);
      expect(await page.textOf(page.key)).toBe(testKey('ES256').publicPem);
      forgetUnanswered();
    });
  });
});

describe('a link with a token in its query', { timeout: 90_000 }, () => {
  beforeAll(open);
  afterAll(close);

  test('is read without the host seeing it, even if the kept files were thrown away', async () => {
    const before = host.requests.length;
    await page.visit(`?token=${TOKEN}`);
    await page.editorsLoaded();
    expect(await page.tokenText()).toBe(TOKEN);
    await page.page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    for (const path of ['', 'index.html']) {
      await page.visit(`${path}?token=${TOKEN}`);
      expect(await page.tokenText()).toBe(TOKEN);
    }
    const asked = host.requests.slice(before).map(({ path }) => path);
    expect(asked).toContain('/tools/jwt/');
    expect(asked).toContain('/tools/jwt/index.html');
    expect(asked.filter((path) => path.includes('?'))).toEqual([]);
  });
});

test('keeps no offline copy when the host has changed a file since the build', {
  timeout: 90_000,
}, async () => {
  const other = await startStaticHost();
  const changed = readdirSync(join(inject('builtPage'), 'assets')).find((name) =>
    /^fetch-dialog-.*\.js$/.test(name),
  );
  const name = `assets/${changed}`;
  other.instead.set(name, `${readBuilt(name)}\n/* altered */`);
  const deceived = await openPage({ address: other.address, serviceWorkers: 'allow' });
  const asked = () => other.requests.some(({ path }) => path.endsWith(name));
  await expect.poll(asked, { timeout: 30_000 }).toBe(true);
  const registered = () =>
    deceived.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.active?.state ?? registration?.installing?.state ?? 'none';
    });
  await expect.poll(registered, { timeout: 30_000 }).toBe('none');
  deceived.forgetComplaints();
  await deceived.close();
  await other.close();
});

describe('a new version', { timeout: 90_000 }, () => {
  beforeEach(open);
  afterEach(close);

  test('takes over a page in which nothing was done', async () => {
    publishNewVersion('The next version');
    await page.visit();
    await expect.poll(() => versionOf(page.page), { timeout: 30_000 }).toBe('The next version');
    expect(await note().textContent()).toBe('');
  });

  test('is offered to one with a token, who may go on with it', async () => {
    publishNewVersion('The next version');
    await page.visit(`#token=${TOKEN}`);
    await button('Reload').waitFor({ timeout: 30_000 });
    expect(await note().textContent()).toContain('Reloading clears all fields');
    expect(await page.tokenText()).toBe(TOKEN);
    await button('Later').click();
    await expect.poll(() => button('Reload').count()).toBe(0);
    expect(await page.tokenText()).toBe(TOKEN);
    expect(await versionOf(page.page)).not.toBe('The next version');
  });

  test('taken up in one tab is put in the place of an empty one, and not of one with a token', async () => {
    await page.visit(`#token=${TOKEN}`);
    await page.editorsLoaded();
    const [taking, empty] = [await page.context.newPage(), await page.context.newPage()];
    await taking.goto(`${host.address}#token=${TOKEN}`);
    await empty.goto(host.address);
    // Each has begun to look after versions when it may be installed.
    for (const tab of [taking, empty]) {
      await tab.locator('link[rel="manifest"]').waitFor({ state: 'attached', timeout: 30_000 });
    }
    await taking.bringToFront();
    await empty.getByRole('textbox', { name: 'Token', exact: true }).fill('a');
    publishNewVersion('The next version');
    await page.page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    });
    const reload = taking.getByRole('button', { name: 'Reload', exact: true });
    await reload.waitFor({ timeout: 30_000 });
    await button('Reload').waitFor();
    await empty.getByRole('textbox', { name: 'Token', exact: true }).fill('');
    await reload.click();
    await expect.poll(() => versionOf(taking), { timeout: 30_000 }).toBe('The next version');
    await expect.poll(() => versionOf(empty), { timeout: 30_000 }).toBe('The next version');

    await page.page.bringToFront();
    await button('Reload').waitFor();
    expect(await page.tokenText()).toBe(TOKEN);
    expect(await versionOf(page.page)).not.toBe('The next version');
  });

  test('comes with an empty page to one who takes it up, and throws away what is old', async () => {
    publishNewVersion('The next version');
    await page.visit(`#token=${TOKEN}`);
    await button('Reload').click({ timeout: 30_000 });
    await expect.poll(() => versionOf(page.page), { timeout: 30_000 }).toBe('The next version');
    expect(await page.tokenText()).toBe('');
    const pages = async () => (await keptFiles()).filter((name) => name.startsWith('index.html'));
    await expect.poll(async () => (await pages()).length, { timeout: 30_000 }).toBe(1);
  });
});
