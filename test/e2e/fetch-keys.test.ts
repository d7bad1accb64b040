import type { RequestListener } from 'node:http';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { storedThings } from '../support/browser/stored-things.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { becomeProvider } from '../support/servers/openid-provider.ts';
import {
  openDocument,
  type RecordingServer,
  startServer,
} from '../support/servers/recording-server.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { SECRET, soundClaims, soundToken, tokenOf } from '../support/tokens/tokens.ts';

const OPENID = '/.well-known/openid-configuration';

let page: ClaimcheckPage;
let issuer: RecordingServer;
let elsewhere: RecordingServer;

beforeAll(async () => {
  issuer = await startServer();
  elsewhere = await startServer();
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(async () => {
  await page.close();
  await issuer.close();
  await elsewhere.close();
});

beforeEach(async () => {
  await page.empty();
  issuer.requests.length = 0;
  elsewhere.requests.length = 0;
});

afterEach(() => expect(page.complaints).toEqual([]));

/** For a test that leaves more behind than what is in the page's own parts. */
async function loadAnew(): Promise<void> {
  await page.visit();
  await page.editorsLoaded();
}

/** One of the sources in the dialog. */
function row(kind: string): Locator {
  return page.page
    .getByRole('list', { name: 'Sources', exact: true })
    .getByRole('listitem')
    .and(page.page.locator(`[data-source="${kind}"]`));
}

async function openSources(): Promise<void> {
  await page.button('Fetch').click();
  await page.page.getByRole('dialog', { name: 'Fetch keys', exact: true }).waitFor();
}

/** What became of a fetch, and the words for it. */
async function outcome(): Promise<{ code: string; words: string }> {
  const status = page.page.getByRole('status', { name: 'Fetching', exact: true });
  const done = status.and(page.page.locator(':not([data-state="busy"])'));
  await done.waitFor({ state: 'attached', timeout: 15_000 });
  // The words are drawn right after the state.
  await expect.poll(() => done.textContent()).not.toBe('');
  const state = (await done.getAttribute('data-state')) ?? '';
  return {
    code: (await done.getAttribute('data-code')) ?? state,
    words: (await done.textContent()) ?? '',
  };
}

/** Presses the button of a source. */
async function fetchFrom(kind: string): Promise<{ code: string; words: string }> {
  await row(kind).getByRole('button').click();
  return await outcome();
}

/** Presses Fetch, which asks the issuer of the token. */
async function fetchOfIssuer(): Promise<{ code: string; words: string }> {
  await page.button('Fetch').click();
  return await outcome();
}

/** Puts a URL into the Key field, and presses the button there. */
async function fetchUrl(url: string): Promise<{ code: string; words: string }> {
  await page.paste(page.key, url);
  await page.page
    .getByRole('region', { name: 'Key', exact: true })
    .getByRole('button', { name: `Fetch keys from ${new URL(url).host}`, exact: true })
    .click();
  return await outcome();
}

function rsaToken(
  header: Readonly<Record<string, unknown>>,
  claims: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return viaJsonwebtoken.sign('RS256', header, soundClaims(claims), testKey('RS256'));
}

const KEY_SET = { keys: [{ ...testKey('RS256').publicJwk, kid: 'a' }] };

describe('from a real OpenID provider', () => {
  test('the keys arrive by one press, and verify its token', async () => {
    const token = await becomeProvider(issuer, 'first');
    issuer.requests.length = 0;
    expect(await page.judge(token)).toBe('unverified');
    const { host } = new URL(issuer.origin);
    expect(await page.button('Fetch').getAttribute('title')).toContain(host);
    expect(issuer.requests).toEqual([]);

    const { code, words } = await fetchOfIssuer();
    expect(code).toBe('done');
    expect(words).toBe(
      `Fetched the keys from ${host}, the host named in the OpenID configuration.`,
    );
    expect(issuer.requests.map(({ path }) => path)).toEqual([OPENID, '/jwks']);
    expect(await page.settled()).toBe('verified');
    expect(await page.textOf(page.key)).toMatch(/^\{\n {2}"keys": \[/);
    const pane = page.page.getByRole('region', { name: 'Key', exact: true });
    expect(await pane.textContent()).toContain(`JWKS from ${host}`);
    expect(await pane.textContent()).toMatch(/2,048-bit RSA public key.*kid matches/);
    const origin = page.page.getByRole('note', { name: 'Origin of the key' });
    expect(await origin.textContent()).toContain(`${issuer.origin}/jwks`);
    expect(await page.page.locator('iframe').count()).toBe(0);
    expect(await storedThings(page)).toEqual([]);
  });

  test('About Claimcheck names every URL that was fetched', async () => {
    await page.judge(await becomeProvider(issuer, 'first'));
    await fetchOfIssuer();
    await page.choose('Menu', 'About Claimcheck…');
    const requested = page.page.getByRole('region', { name: 'This copy', exact: true });
    await expect.poll(() => requested.textContent()).toContain(`${issuer.origin}/jwks`);
    expect(await requested.textContent()).toMatch(/\d+ URLs you chose to fetch/);
    await page.page.keyboard.press('Escape');
  });

  test('the next step beside the verdict does the same', async () => {
    await page.judge(await becomeProvider(issuer, 'first'));
    const { host } = new URL(issuer.origin);
    await page.button(`Fetch keys from ${host}`).first().click();

    await expect.poll(() => page.verdict.getAttribute('data-state')).toBe('verified');
  });

  test('the host receives only the address, without cookies or referrer', async () => {
    await page.context.addCookies([
      { name: 'session', value: 'secret', url: issuer.origin },
      { name: 'session', value: 'secret', url: inject('pageUrl') },
    ]);
    const token = await becomeProvider(issuer, 'first');
    issuer.requests.length = 0;
    await page.judge(token, SECRET);
    await fetchOfIssuer();

    expect(issuer.requests.map(({ method, bytes }) => ({ method, bytes }))).toEqual([
      { method: 'GET', bytes: 0 },
      { method: 'GET', bytes: 0 },
    ]);
    for (const { headers, path } of issuer.requests) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
      expect(headers).not.toHaveProperty('authorization');
      expect(headers.origin).toBe('null');
      const sent = JSON.stringify(headers) + path;
      for (const part of token.split('.')) expect(sent).not.toContain(part);
      expect(sent).not.toContain(new URL(inject('pageUrl')).port);
    }
    await page.context.clearCookies();
  });

  test('after a change of keys, fetching again finds the new one', async () => {
    await page.judge(await becomeProvider(issuer, 'first'));
    await fetchOfIssuer();
    expect(await page.settled()).toBe('verified');

    await page.paste(page.token, await becomeProvider(issuer, 'second'));
    expect(await page.settled()).toBe('invalid');
    expect(await fetchOfIssuer()).toMatchObject({ code: 'done' });
    expect(await page.settled()).toBe('verified');
    expect(await page.textOf(page.key)).toContain('"second"');
  });

  test('a fetched key stays one with a blank behind it, and another key is none', async () => {
    await page.judge(await becomeProvider(issuer, 'first'));
    await fetchOfIssuer();
    const origin = page.page.getByRole('note', { name: 'Origin of the key' });
    await page.type(page.key, ' ');
    expect(await page.settled()).toBe('verified');
    expect(await origin.count()).toBe(1);
    await page.paste(page.key, testKey('ES256').publicPem);
    await page.settled();
    expect(await origin.count()).toBe(0);
  });

  test('an issuer URL in the Key field leads to the issuer’s keys', async () => {
    expect(await page.judge(await becomeProvider(issuer, 'first'), issuer.origin)).toBe(
      'unverified',
    );
    expect(await fetchUrl(issuer.origin)).toMatchObject({ code: 'done' });
    expect(await page.settled()).toBe('verified');
  });
});

describe('metadata', () => {
  test('finds the metadata of RFC 8414, and needs a second press to fetch its key set from another host', async () => {
    const iss = `${issuer.origin}/tenant/`;
    issuer.answerWith((request, response) => {
      const found = request.url === '/.well-known/oauth-authorization-server/tenant';
      const jwksUri = `${elsewhere.origin}/jwks`;
      const document = found ? { issuer: iss, jwks_uri: jwksUri } : {};
      openDocument(document, 'application/json', found ? 200 : 404)(request, response);
    });
    elsewhere.answerWith(openDocument(KEY_SET));
    await page.judge(await rsaToken({ kid: 'a' }, { iss }));
    expect(await fetchOfIssuer()).toMatchObject({ code: 'asks' });
    page.forgetComplaints();
    expect(issuer.requests.map(({ path }) => path)).toEqual([
      `/tenant${OPENID}`,
      `${OPENID}/tenant`,
      '/.well-known/oauth-authorization-server/tenant',
    ]);
    expect(elsewhere.requests).toEqual([]);
    expect(await page.textOf(page.key)).toBe('');

    const { host } = new URL(elsewhere.origin);
    await page.button(`Fetch keys from ${host}`).click();
    expect(await outcome()).toMatchObject({ code: 'done' });
    expect(await page.settled()).toBe('verified');
  });

  test('of another issuer brings no keys', async () => {
    issuer.answerWith(
      openDocument({ issuer: `${issuer.origin}/`, jwks_uri: `${issuer.origin}/jwks` }),
    );
    await page.judge(await rsaToken({}, { iss: issuer.origin }));
    const { code, words } = await fetchOfIssuer();
    expect(code).toBe('wrong-issuer');
    expect(words).toContain(
      `its issuer is ${issuer.origin}/, but the token’s iss is ${issuer.origin}.`,
    );
    expect(issuer.requests).toHaveLength(1);
    expect(await page.textOf(page.key)).toBe('');
  });

  test('that is not found anywhere is said with all that was asked', async () => {
    issuer.answerWith(openDocument({}, 'application/json', 404));
    await page.judge(await rsaToken({}, { iss: issuer.origin }));
    expect(await fetchOfIssuer()).toMatchObject({ code: 'http-status' });
    page.forgetComplaints();
    const line = page.page.getByRole('region', { name: 'Key', exact: true });
    await page.button('Details').click();
    const attempts = page.page.getByRole('list', { name: 'Attempts', exact: true });
    await expect.poll(() => attempts.getByRole('listitem').count()).toBe(3);
    await page.button('Close').click();

    await page.judge(await rsaToken({}, { iss: 'https://other.example' }));
    expect(await line.textContent()).not.toContain('No keys from');
  });
});

describe('what goes wrong is said in its own words, and the token stays decoded:', () => {
  const html = openDocument('<!doctype html><title>Log in</title>', 'text/html');
  const large: RequestListener = (_, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' });
    response.end(`{"keys":[]${' '.repeat(10_000_000)}}`);
  };
  const endless: RequestListener = (_, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' });
    const timer = setInterval(() => response.write(' '), 100);
    response.on('close', () => clearInterval(timer));
  };
  const unreadable: RequestListener = (_, response) => response.end(JSON.stringify(KEY_SET));
  const moved =
    (location: () => string): RequestListener =>
    (request, response) => {
      if (request.url === '/moved') return openDocument(KEY_SET)(request, response);
      response.writeHead(302, { Location: location(), 'Access-Control-Allow-Origin': '*' }).end();
    };
  const CASES: readonly [string, RequestListener, string, RegExp][] = [
    ['no CORS header', unreadable, 'network', /CORS/],
    ['a page', html, 'html', /HTML/],
    ['a status', openDocument({}, 'application/json', 503), 'http-status', /503/],
    ['10 MB', large, 'too-large', /512 kB/],
    ['an answer that never ends', endless, 'timeout', /10 seconds/],
    ['text', openDocument('a plain secret', 'text/plain'), 'not-json', /not JSON/],
    [
      'half of the metadata',
      openDocument({ jwks_uri: 'https://a.example/' }),
      'not-metadata',
      /has no issuer\./,
    ],
    [
      'a redirect to another host',
      moved(() => `${elsewhere.origin}/`),
      'redirected',
      /another host/,
    ],
  ];

  test.each(CASES)('%s', async (_, listener, code, words) => {
    issuer.answerWith(listener);
    elsewhere.answerWith(openDocument(KEY_SET));
    await page.judge(soundToken());
    const url = `${issuer.origin}/jwks`;
    const found = await fetchUrl(url);

    expect(found.code).toBe(code);
    expect(found.words).toMatch(words);
    expect(elsewhere.requests).toEqual([]);
    expect(await page.textOf(page.key)).toBe(url);
    expect(await page.settled()).toBe('unverified');
    expect(await page.textOf(page.payload)).toContain('user-42');
    expect(await page.page.locator('iframe').count()).toBe(0);
    page.forgetComplaints();
  });

  test('nobody there', async () => {
    const gone = await startServer();
    await gone.close();
    await page.judge(soundToken());
    expect(await fetchUrl(`${gone.origin}/jwks`)).toMatchObject({ code: 'network' });
    page.forgetComplaints();
  });

  test('follows a redirect within the host, and names the last address', async () => {
    issuer.answerWith(moved(() => '/moved'));
    await page.judge(soundToken());
    expect(await fetchUrl(`${issuer.origin}/jwks`)).toMatchObject({ code: 'done' });
    const origin = page.page.getByRole('note', { name: 'Origin of the key' });
    expect(await origin.textContent()).toContain(`${issuer.origin}/moved`);
  });
});

describe('an address that the token names', () => {
  test.each(['jku', 'x5u'])(
    'in "%s" is fetched past a warning, and verifies nothing',
    async (name) => {
      issuer.answerWith(openDocument(KEY_SET));
      const address = `${issuer.origin}/own-keys`;
      const token = await rsaToken({ [name]: address, kid: 'a' });
      expect(await page.judge(token)).toBe('unverified');
      await page.paste(page.key, address);
      await page.button('Fetch keys').click();
      expect(await row('token').getByRole('button').isDisabled()).toBe(true);
      await page.page
        .getByRole('textbox', { name: 'URL of a JWKS, metadata or issuer', exact: true })
        .fill(address);
      expect(await row('url').getByRole('button').isDisabled()).toBe(true);

      await row('token').getByRole('checkbox', { name: 'Fetch from this URL anyway' }).check();
      expect(issuer.requests).toEqual([]);
      expect(await fetchFrom('token')).toMatchObject({ code: 'done' });
      await page.page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await page.settled()).toBe('unverified');
      expect(await page.verdict.getAttribute('data-conclusion')).toBe('rejected');

      const fetched = await page.textOf(page.key);
      for (const changed of [
        `${fetched} `,
        JSON.stringify(JSON.parse(fetched)),
        testKey('RS256').publicPem,
      ]) {
        await page.paste(page.key, '');
        await page.settled();
        await page.paste(page.key, changed);
        expect(await page.settled()).toBe('unverified');
        await expect.poll(() => page.verdict.getAttribute('data-conclusion')).toBe('rejected');
      }
      await page.page.getByRole('note', { name: 'Origin of the key' }).waitFor();

      // As a control: on a page that was cleared the same key is the user's.
      await page.button('Clear').click();
      expect(await page.judge(token, testKey('RS256').publicPem)).toBe('verified');
    },
  );
});

describe('fetches nothing without a press', () => {
  test('neither on paste, nor on typing, nor with the panel open', async () => {
    await page.visit();
    await page.allLoaded();
    const before = page.requests.length;
    const address = `${issuer.origin}/keys`;
    const token = await rsaToken({ jku: address, x5u: address }, { iss: issuer.origin });
    await page.judge(token);
    await page.page.waitForTimeout(500);
    // The page's own scripts come when they are needed first.
    const own = new URL('assets/', page.page.url()).href;
    const isForeign = (request: string) =>
      !(request.startsWith(own) && /^[\w-]+\.js$/.test(request.slice(own.length)));
    expect(page.requests.slice(before).filter(isForeign)).toEqual([]);

    await openSources();
    await page.page.getByRole('textbox', { name: /^URL of a JWKS/ }).fill(address);
    await page.page.keyboard.press('Enter');
    await page.page.waitForTimeout(500);
    expect(page.requests.slice(before).filter(isForeign)).toEqual([]);
    expect(await page.page.locator('iframe').count()).toBe(0);
    expect(issuer.requests).toEqual([]);
  });

  test('fetches nothing when a link is opened', async () => {
    const token = await rsaToken(
      { header: { jku: `${issuer.origin}/keys`, x5u: `${issuer.origin}/keys` } },
      { iss: issuer.origin },
    );
    await page.visit(`#token=${token}`);
    await page.editorsLoaded();
    await page.page.waitForTimeout(500);
    expect(issuer.requests).toEqual([]);
  });
});

test('the page itself can still make no request at all', async () => {
  issuer.answerWith(openDocument({}));
  const outcome = await page.page.evaluate(async (origin) => {
    const settle = (source: EventTarget, good: string) =>
      new Promise<string>((resolve) => {
        source.addEventListener(good, () => resolve('got through'));
        source.addEventListener('error', () => resolve('refused'));
      });
    const attempt = (make: () => Promise<string>) => {
      try {
        return make();
      } catch {
        return Promise.resolve('refused');
      }
    };
    const load = (address: string, mode: RequestMode = 'cors') =>
      fetch(address, { mode }).then(
        () => 'got through',
        () => 'refused',
      );
    const outcomes = {
      fetch: load(`${origin}/fetch`),
      fetchBlind: load(`${origin}/blind`, 'no-cors'),
      ownFetch: load(location.href),
      image: attempt(() => {
        const image = new Image();
        image.src = `${origin}/image`;
        return settle(image, 'load');
      }),
      request: attempt(() => {
        const request = new XMLHttpRequest();
        const settled = settle(request, 'load');
        request.open('GET', `${origin}/request`);
        request.send();
        return settled;
      }),
      socket: attempt(() =>
        settle(new WebSocket(`${origin.replace('http', 'ws')}/socket`), 'open'),
      ),
      events: attempt(() => settle(new EventSource(`${origin}/events`), 'open')),
    };
    // Neither of these tells how it went: what counts is that nothing arrives.
    navigator.sendBeacon(`${origin}/beacon`, 'token');
    const frame = document.createElement('iframe');
    frame.src = `${origin}/frame`;
    document.body.append(frame);
    const entries = Object.entries(outcomes).map(async ([name, result]) => [name, await result]);
    return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
  }, issuer.origin);
  await page.page.waitForTimeout(500);

  expect(Object.entries(outcome).filter(([, result]) => result !== 'refused')).toEqual([]);
  expect(issuer.requests).toEqual([]);
  page.forgetComplaints();
});

test('without a network nothing is fetched, which is said at once', async () => {
  await page.judge(soundToken());
  await page.context.setOffline(true);
  const begun = performance.now();
  const { code, words } = await fetchUrl('https://issuer.example/jwks').finally(() =>
    page.context.setOffline(false),
  );
  page.forgetComplaints();

  expect(code).toBe('offline');
  expect(words).toMatch(/offline.*paste/);
  // A frame that never comes was once waited for for twelve seconds.
  expect(performance.now() - begun).toBeLessThan(9_000);
});

describe('the frame', () => {
  beforeEach(loadAnew);
  afterAll(loadAnew);

  test('has no storage, no cookies and no way into the page', async () => {
    const seen = await page.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = './fetch-frame.html';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
      const inside = frame.contentDocument === null ? 'closed' : 'open';
      return inside;
    });
    expect(seen).toBe('closed');
    const [, frame] = page.page.frames();
    const inside = await frame?.evaluate(() => {
      const attempt = (read: () => unknown) => {
        try {
          return read() === undefined ? 'nothing' : 'read';
        } catch {
          return 'refused';
        }
      };
      return {
        storage: attempt(() => localStorage),
        cookie: attempt(() => document.cookie),
        page: attempt(() => parent.document),
        origin: self.origin,
      };
    });
    expect(inside).toEqual({
      storage: 'refused',
      cookie: 'refused',
      page: 'refused',
      origin: 'null',
    });
  });

  test('fetches one address, and only for its own page', async () => {
    issuer.answerWith(openDocument({ keys: [] }));
    const answers = await page.page.evaluate(async (origin) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = './fetch-frame.html';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
      const nonces: string[] = [];
      addEventListener('message', ({ data }) => nonces.push(data.nonce));
      const post = (data: unknown) => frame.contentWindow?.postMessage(data, '*');
      post('hello');
      post({ nonce: 1, address: origin });
      post({ nonce: 'first', address: `${origin}/one`, token: 'a.b.c' });
      post({ nonce: 'second', address: `${origin}/two` });
      await new Promise((resolve) => setTimeout(resolve, 700));
      return nonces;
    }, issuer.origin);
    // That it has begun, and what it got.
    expect(answers).toEqual(['first', 'first']);
    expect(issuer.requests.map(({ path }) => path)).toEqual(['/one']);
  });

  test('the frame rejects an address that is not https from any page', async () => {
    const answer = await page.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = './fetch-frame.html';
      frame.addEventListener('load', () =>
        frame.contentWindow?.postMessage({ nonce: 'n', address: 'http://example.com/' }, '*'),
      );
      const answered = new Promise((resolve) =>
        addEventListener('message', ({ data }) => data.begun !== true && resolve(data)),
      );
      document.body.append(frame);
      return await answered;
    });
    expect(answer).toEqual({ nonce: 'n', ok: false, problem: 'address-refused' });
  });
});

test('a token without an issuer, and one whose issuer is a name, say so', async () => {
  await page.judge(tokenOf('{"sub":"a"}'));
  await openSources();
  expect(await row('issuer').textContent()).toContain('no readable iss.');
  await page.button('Close').click();
  await page.judge(tokenOf('{"iss":"accounts"}'));
  await openSources();
  expect(await row('issuer').textContent()).toContain('“accounts” is not a URL');
});
