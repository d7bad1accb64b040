import { once } from 'node:events';
import { get, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { hashedFiles, readBuilt } from '../support/browser/built-files.ts';
import { openPage } from '../support/browser/claimcheck-page.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { lacks } from '../support/machine/lacks.ts';
import { expectedHeaders, expectHeaders } from '../support/servers/expected-headers.ts';
import { openDocument, startServer } from '../support/servers/recording-server.ts';
import { type RunningServer, startWebServer } from '../support/servers/start-web-server.ts';
import { SUB_PATH, WEB_SERVERS } from '../support/servers/web-servers.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { SECRET, soundClaims, soundToken } from '../support/tokens/tokens.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request, whose answer is left compressed. */
async function ask(address: string, encodings = ''): Promise<Answer> {
  const request = get(address, { headers: { 'accept-encoding': encodings } });
  const [response] = await once(request, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

const UNANSWERED = /icon\.svg|service-worker\.js|Failed to load resource: net::ERR_CONNECTION/;

const plain = ({ headers }: Answer) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

describe.each(WEB_SERVERS)('$name', (server) => {
  const isInstalled = server.isInstalled();

  describe('as it is installed', () => {
    let running: RunningServer;

    beforeEach(({ skip }) => {
      if (!isInstalled) skip(lacks(server.name));
    });
    beforeAll(async () => {
      if (isInstalled) running = await startWebServer(server);
    });
    afterAll(() => running?.stop());

    describe.each(['/', SUB_PATH])('below %s', (folder) => {
      test.each([...expectedHeaders()])('sends "%s" with its headers', async (name, expected) => {
        const answer = await ask(`${running.origin}${folder}${name}`);
        expect(answer.status).toBe(200);
        expectHeaders(plain(answer), expected);
        expect(answer.headers['content-encoding']).toBeUndefined();
        expect(answer.body.equals(readBuilt(name || 'index.html'))).toBe(true);
      });

      test('sends the page and its parts compressed, and with the same headers', async () => {
        const { script, worker } = hashedFiles();
        for (const name of ['', 'index.html', script, worker]) {
          const address = `${running.origin}${folder}${name}`;
          const content = readBuilt(name || 'index.html');
          const smallest = await ask(address, 'gzip, deflate, br, zstd');
          const gzipped = await ask(address, 'gzip');
          const asIs = await ask(address);

          expect(smallest.headers['content-encoding'], name).toBe('br');
          expect(brotliDecompressSync(smallest.body).equals(content), name).toBe(true);
          expect(gzipped.headers['content-encoding'], name).toBe('gzip');
          expect(gunzipSync(gzipped.body).equals(content), name).toBe(true);
          for (const answer of [smallest, gzipped]) {
            expect(answer.headers.vary, name).toMatch(/accept-encoding/i);
            expect(answer.headers['content-type']).toBe(asIs.headers['content-type']);
            expectHeaders(plain(answer), expectedHeaders().get(name) ?? {});
          }
        }
      });

      test.each(['nothing.html', 'assets/nothing-01234567.js'])(
        'says that %s is missing, and not for long',
        async (name) => {
          const { status, headers } = await ask(`${running.origin}${folder}${name}`);
          expect(status).toBe(404);
          expect(headers['cache-control'] ?? '').not.toMatch(/immutable|max-age/);
          expect(headers).toMatchObject({
            'content-security-policy': "frame-ancestors 'none'",
            'x-content-type-options': 'nosniff',
            'referrer-policy': 'no-referrer',
          });
        },
      );
    });

    test('verdicts, the worker and the frame that fetches work under the headers', async () => {
      const page = await openPage({ address: running.origin + SUB_PATH });
      await page.editorsLoaded();
      expect(await page.judge(soundToken(), SECRET)).toBe('verified');

      await page.judge(soundToken({}, 'Liverpool'));
      const search = page.page.getByRole('region', { name: 'Secret brute-force', exact: true });
      await search.and(page.page.locator('[data-state="found"]')).waitFor({ timeout: 40_000 });

      const issuer = await startServer();
      issuer.answerWith(openDocument({ keys: [testKey('RS256').publicJwk] }));
      await page.judge(await viaJsonwebtoken.sign('RS256', {}, soundClaims(), testKey('RS256')));
      await page.paste(page.key, `${issuer.origin}/jwks`);
      await page.page
        .getByRole('region', { name: 'Key', exact: true })
        .getByRole('button', { name: /^Fetch keys from/ })
        .click();
      await expect.poll(() => page.settled()).toBe('verified');
      await issuer.close();
      await page.close();
    });

    test('the worker can’t reach another host', { timeout: 90_000 }, async () => {
      const elsewhere = await startServer();
      const page = await openPage({ address: running.origin + SUB_PATH });
      const started = page.page.waitForEvent('worker');
      await page.judge(soundToken({}, 'Zz9!none has this'));
      const worker = await started;
      expect(await worker.evaluate('typeof fetch')).toBe('undefined');
      // As a text, since the tests' own loader would take an import for itself.
      const load = (address: string) =>
        worker.evaluate(`import('${address}').then(() => 'loaded', () => 'refused')`);
      expect(await load(`${elsewhere.origin}/script.js`)).toBe('refused');
      expect(elsewhere.requests).toEqual([]);
      page.forgetComplaints();
      await page.close();
      await elsewhere.close();
    });

    test('no other page can show the page or its frame inside', async () => {
      const other = await startServer();
      const show = async (address: string) => {
        other.answerWith(openDocument(`<iframe src="${address}"></iframe>`, 'text/html'));
        await page.page.goto(other.origin, { waitUntil: 'load' });
        return page.page.frames().at(-1)?.url();
      };
      const page = await openPage();
      // Without the headers it could.
      expect(await show(inject('pageUrl'))).toBe(inject('pageUrl'));
      for (const name of ['', 'fetch-frame.html']) {
        page.forgetComplaints();
        const address = `${running.origin}${SUB_PATH}${name}`;
        expect(await show(address)).not.toBe(address);
        await expect.poll(() => page.complaints.join()).toMatch(/frame-ancestors/);
      }
      page.forgetComplaints();
      await page.close();
      await other.close();
    });

    // The last one: it stops the server.
    test('the page works after the server stops, and as a single file', {
      timeout: 90_000,
    }, async () => {
      const page = await openPage({
        address: running.origin + SUB_PATH,
        serviceWorkers: 'allow',
      });
      const kept = page.page.locator('link[rel="manifest"]');
      await kept.waitFor({ state: 'attached', timeout: 30_000 });
      const file = await openPage({ address: `${running.origin}${SUB_PATH}claimcheck.html` });
      await file.editorsLoaded();
      await running.stop();
      await page.visit();
      await page.editorsLoaded();
      for (const each of [page, file]) {
        expect(await each.judge(soundToken(), SECRET)).toBe('verified');
        await each.judge(soundToken({}, 'Liverpool'));
        const search = each.page.getByRole('region', { name: 'Secret brute-force', exact: true });
        await search.and(each.page.locator('[data-state="found"]')).waitFor({ timeout: 60_000 });
      }
      // The browser itself asks for the icon and for a new version, and complains.
      expect(page.complaints.filter((each) => !UNANSWERED.test(each))).toEqual([]);
      page.forgetComplaints();
      await page.close();
      await file.close();
    });
  });
});
