import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { authorizationResponse } from '../support/servers/authorization-response.ts';
import { startServer } from '../support/servers/recording-server.ts';
import {
  nowInSeconds,
  SECRET,
  soundClaims,
  soundToken,
  tokenOf,
} from '../support/tokens/tokens.ts';

/** The ID token of OpenID Connect Core, Appendix A.3, and the key of Appendix A.7. */
const PUBLISHED = [
  'eyJraWQiOiIxZTlnZGs3IiwiYWxnIjoiUlMyNTYifQ.ewogImlzcyI6ICJodHRwOi8vc2VydmVyLmV4YW1wbGUuY',
  '29tIiwKICJzdWIiOiAiMjQ4Mjg5NzYxMDAxIiwKICJhdWQiOiAiczZCaGRSa3F0MyIsCiAibm9uY2UiOiAibi0wU',
  'zZfV3pBMk1qIiwKICJleHAiOiAxMzExMjgxOTcwLAogImlhdCI6IDEzMTEyODA5NzAsCiAiYXRfaGFzaCI6ICI3N',
  '1FtVVB0alBmeld0RjJBbnBLOVJRIgp9.F9gRev0Dt2tKcrBkHy72cmRqnLdzw9FLCCSebV7mWs7o_sv2O5s6zMky',
  '2kmhHTVx9HmdvNnx9GaZ8XMYRFeYk8L5NZ7aYlA5W56nsG1iWOou_-gji0ibWIuuf4Owaho3YSoi7EvsTuLFz6tq',
  '-dLyz0dKABMDsiCmJ5wqkPUDTE3QTXjzbUmOzUDli-gCh5QPuZAq0cNW3pf_2n4zpvTYtbmj12cVcxGIMZby7TMW',
  'ESRjQ9_o3jvhVNcCGcE0KAQXejhA1ocJhNEvQNqMFGlBb6_0RxxKjDZ-Oa329eGDidOvvp0h5hoES4a8IuGKS7NO',
  'cpp-aFwp0qVMDLI-Xnm-Pg',
].join('');
const PUBLISHED_KEY = {
  kty: 'RSA',
  kid: '1e9gdk7',
  e: 'AQAB',
  n: [
    'w7Zdfmece8iaB0kiTY8pCtiBtzbptJmP28nSWwtdjRu0f2GFpajvWE4VhfJAjEsOcwYzay7XGN0b-X84BfC8hmCT',
    'Oj2b2eHT7NsZegFPKRUQzJ9wW8ipn_aDJWMGDuB1XyqT1E7DYqjUCEOD1b4FLpy_xPn6oV_TYOfQ9fZdbE5HGxJU',
    'zekuGcOKqOQ8M7wfYHhHHLxGpQVgL0apWuP2gDDOdTtpuld4D2LK1MZK99s9gaSjRHE8JDb1Z4IGhEcEyzkxswVd',
    'PndUWzfvWBBWXWxtSUvQGBRkuy1BHOa4sP6FKjWEeeF7gm7UMs2Nm2QUgNZw6xvEDGaLk4KASdIxRQ',
  ].join(''),
};

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

const tokensFound = () =>
  page.page.getByRole('listbox', { name: 'Tokens found', exact: true }).getByRole('option');
const aboutText = () => page.page.getByRole('region', { name: 'About this text', exact: true });
const decoded = () => page.page.locator('.zone-decoded').textContent();

/** Of a hash claim: the left half of the SHA-256. */
function half(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
}

async function addressIsClear(): Promise<void> {
  const { pathname, search, hash } = new URL(page.page.url());
  expect([search, hash]).toEqual(['', '']);
  expect(pathname).toMatch(/\/$/);
}

describe('the response of an OpenID provider', () => {
  const request = { state: 'af0ifjsldkj', nonce: 'n-0S6_WzA2Mj' };

  test('compares code, ID token and access token with each other', async () => {
    const { url, jwk } = await authorizationResponse({
      ...request,
      response_type: 'code id_token token',
    });
    await page.visit(url.hash);
    await addressIsClear();
    await page.paste(page.key, JSON.stringify(jwk));
    expect(await page.settled()).toBe('verified');
    await expect
      .poll(decoded)
      .toContain('This ID token matches the response it came in (at_hash, c_hash)');
    expect(await page.issue('at-hash-mismatch').count()).toBe(0);

    const code = new URLSearchParams(url.hash.slice(1)).get('code') ?? '';
    await page.paste(page.token, url.href.replace(code, code.replace(/.$/, '~')));
    await page.issue('c-hash-mismatch').waitFor();
    expect(await page.settled()).toBe('verified');
    expect(await page.conclusion()).not.toBe('accepted');
  });

  test('verifies a response that is a JWT (JARM), and shows what is in it', async () => {
    const { url, jwk, issuer } = await authorizationResponse({
      ...request,
      response_type: 'code',
      response_mode: 'jwt',
    });
    await page.visit(url.search || url.hash);
    await addressIsClear();
    await page.paste(page.key, JSON.stringify(jwk));
    expect(await page.settled()).toBe('verified');
    const payload = JSON.parse(await page.textOf(page.payload));
    expect(payload).toMatchObject({ iss: issuer, state: request.state });
    expect(payload.code).toMatch(/^[\w-]{20,}$/);
  });

  test('explains an error', async () => {
    const { url } = await authorizationResponse({
      ...request,
      response_type: 'code',
      prompt: 'none',
    });
    expect(url.searchParams.get('error')).toBe('login_required');
    await page.visit(url.search);
    await addressIsClear();
    await expect.poll(() => page.verdict.textContent()).toContain('login_required');
    await expect.poll(() => aboutText().textContent()).toContain('prompt=none');
  });

  test('says what to do with only a code', async () => {
    const { url } = await authorizationResponse({ ...request, response_type: 'code' });
    await page.visit(url.search);
    await addressIsClear();
    await expect.poll(() => aboutText().textContent()).toContain('token endpoint');
    expect(await page.tokenText()).toBe(url.search);
  });
});

describe('the response in Appendix A.3 of OpenID Connect Core', () => {
  const response = (access: string) =>
    `https://client.example.org/cb#access_token=${access}&token_type=Bearer&id_token=${PUBLISHED}&state=af0ifjsldkj`;

  test.each(['arrives', 'is pasted'])('is verified and compared where it %s', async (how) => {
    const { hash, href } = new URL(response('jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'));
    await page.visit(how === 'arrives' ? hash : '');
    if (how === 'is pasted') await page.paste(page.token, href);
    await page.paste(page.key, JSON.stringify(PUBLISHED_KEY));
    expect(await page.settled()).toBe('verified');
    await expect.poll(decoded).toContain('matches the response it came in (at_hash).');
    expect(await page.issue('at-hash-mismatch').count()).toBe(0);
  });

  test('is an issue beside another access token', async () => {
    await page.visit(new URL(response('ya29.of-another-sign-in')).hash);
    await page.paste(page.key, JSON.stringify(PUBLISHED_KEY));
    await page.issue('at-hash-mismatch').waitFor();
  });
});

test('a hash is unchecked where the response lacks its value', async () => {
  const token = soundToken({ nonce: 'n', c_hash: half('a code'), s_hash: half('xyz') });
  await page.visit(`#id_token=${token}&state=xyz`);
  await addressIsClear();
  await expect.poll(decoded).toContain('matches the response it came in (s_hash).');
  await expect.poll(decoded).toContain('no clear value to compare: c_hash.');
});

test('an error behind the state is explained in the server’s words', async () => {
  await page.visit('#state=xyz&error=access_denied&error_description=The+user+said+no');
  await expect.poll(() => aboutText().textContent()).toContain('RFC 6749 §4.1.2.1');
  await expect.poll(() => aboutText().textContent()).toContain('The user said no');
});

test('an access token that is not a JWT is named (RFC 6749 §4.2.2)', async () => {
  await page.visit(
    '#access_token=2YotnFZFEjr1zCsicMWpAA&state=xyz&token_type=example&expires_in=3600',
  );
  await addressIsClear();
  await expect.poll(() => aboutText().textContent()).toContain('does not have the parts of a JWT');
});

describe('a response with a state', () => {
  const response = (stateHash: string) =>
    `#code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj&id_token=${soundToken({
      nonce: 'n',
      c_hash: half('SplxlOBeZQQYbYS6WxSbIA'),
      s_hash: stateHash,
    })}`;

  test('passes where the ID token is for it', async () => {
    await page.visit(response(half('af0ifjsldkj')));
    await page.paste(page.key, SECRET);
    await expect.poll(decoded).toContain('(c_hash, s_hash)');
    expect(await page.issue('s-hash-mismatch').count()).toBe(0);
  });

  test('is an issue where it is of another sign-in', async () => {
    await page.visit(response(half('another state')));
    await page.paste(page.key, SECRET);
    await page.issue('s-hash-mismatch').waitFor();
    expect(await page.conclusion()).not.toBe('accepted');
  });
});

test('both tokens of a response are listed', async () => {
  const access = tokenOf(JSON.stringify({ ...soundClaims(), scope: 'openid' }));
  const id = soundToken({ at_hash: half(access), nonce: 'n', iat: nowInSeconds() - 5 });
  await page.visit(`#access_token=${access}&token_type=Bearer&id_token=${id}&state=af0ifjsldkj`);
  await addressIsClear();
  await expect.poll(() => tokensFound().count()).toBe(2);
});

describe('a link of another debugger', () => {
  test.each(['#debugger-io?token=', '?value=', '?token=', '#', '#jwt='])(
    'opens: %s',
    async (mark) => {
      const token = soundToken();
      await page.visit(`${mark}${token}`);
      await expect.poll(() => page.tokenText()).toBe(token);
      await addressIsClear();
    },
  );

  test('opens while the page is open', async () => {
    const token = soundToken({ jti: 'later' });
    await page.visit();
    await page.page.evaluate((hash) => {
      location.hash = hash;
    }, `debugger-io?token=${token}`);
    await expect.poll(() => page.tokenText()).toBe(token);
    await addressIsClear();
  });
});

describe('the bookmarklet', () => {
  const dialog = () => page.page.getByRole('dialog', { name: 'Open in Claimcheck', exact: true });

  test('opens what is selected on another page in this copy', async () => {
    await page.visit();
    await page.button('Settings').click();
    await page.button('Open in Claimcheck…').click();
    const link = dialog().getByRole('link', { name: 'Open in Claimcheck', exact: true });
    const bookmarklet = (await link.getAttribute('href')) ?? '';
    expect(await page.copyWith(dialog().getByRole('button', { name: 'Copy bookmarklet' }))).toBe(
      bookmarklet,
    );

    const token = soundToken({ jti: 'selected' });
    const elsewhere = await startServer();
    elsewhere.answerWith((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<p id="log">Authorization: Bearer ${token}</p>`);
    });
    const other = await page.context.newPage();
    await other.goto(elsewhere.origin);
    await other.evaluate(() => getSelection()?.selectAllChildren(document.body));
    const opening = page.context.waitForEvent('page');
    await other.evaluate(decodeURIComponent(bookmarklet.replace('javascript:', '')));
    const opened = await opening;
    const payload = opened.getByRole('textbox', { name: 'Payload', exact: true });
    await expect.poll(() => payload.textContent()).toContain('selected');
    expect(opened.url()).not.toContain('token');
    expect(await opened.evaluate(() => window.opener)).toBeNull();
    await opened.close();
    await other.close();
    await elsewhere.close();
    await page.page.keyboard.press('Escape');
  });

  test('explains itself when it is pressed, and runs nothing', async () => {
    await page.visit();
    await page.button('Settings').click();
    await page.button('Open in Claimcheck…').click();
    const link = dialog().getByRole('link', { name: 'Open in Claimcheck', exact: true });
    await link.click();
    expect(await dialog().textContent()).toContain('Drag it to the bookmarks bar, or copy it.');
    await page.page.keyboard.press('Escape');
    expect(page.complaints).toEqual([]);
  });

  test('is among the commands', async () => {
    await page.page.keyboard.press('ControlOrMeta+K');
    await page.page.getByRole('combobox', { name: 'Search' }).fill('open in claim');
    await page.page.getByRole('option', { name: /^Open in Claimcheck…/ }).click();
    await dialog().waitFor();
    await page.page.keyboard.press('Escape');
  });
});
