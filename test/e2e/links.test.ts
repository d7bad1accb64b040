import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { storedThings } from '../support/browser/stored-things.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { RFC7515_A3 } from '../vectors/rfc7515.ts';

describe('a link in', () => {
  const { token } = RFC7515_A3;
  const jwk = encodeURIComponent(JSON.stringify(RFC7515_A3.publicJwk));
  const pem = encodeURIComponent(testKey('ES256').publicPem);

  let page: ClaimcheckPage;

  beforeAll(async () => {
    page = await openPage();
  });

  afterAll(() => page.close());

  test.each([
    ['#token=', `#token=${token}`, 'unverified'],
    ['#id_token=', `#id_token=${token}`, 'unverified'],
    ['#access_token= of an OAuth redirect', `#state=x&access_token=${token}&scope=a`, 'unverified'],
    ['?token=', `?token=${token}`, 'unverified'],
    ['a JWK', `#token=${token}&key=${jwk}`, 'verified'],
    ['a JWK as publicKey', `#token=${token}&publicKey=${jwk}`, 'verified'],
    ['a PEM that does not fit', `#token=${token}&key=${pem}`, 'invalid'],
  ])('with %s is read, and wiped from the address', async (_, path, state) => {
    await page.visit(path);
    expect(page.page.url()).toBe(inject('pageUrl'));
    expect(await page.tokenText()).toBe(token);
    expect(await page.settled()).toBe(state);
    expect(await storedThings(page)).toEqual([]);
  });

  test.each([
    ['#token=', `#token=${token}`],
    ['?token=', `?token=${token}`],
  ])('a link with %s is wiped from the history', async (_, path) => {
    const fresh = await openPage({ path });
    expect(await fresh.page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await fresh.page.goto('about:blank');
    await fresh.page.goBack();
    await fresh.token.waitFor();
    expect(fresh.page.url()).toBe(inject('pageUrl'));
    await fresh.close();
  });

  test.each([
    ['that the page is opened with', 'index.html'],
    ['while the page is open', ''],
  ])(
    'with a key, %s, is wiped before the key can be read, and if it never can',
    async (_, page) => {
      let fail = () => {};
      const failed = new Promise<void>((resolve) => {
        fail = resolve;
      });
      const fresh = await openPage({
        beforeLoad: async (opened) => {
          await opened.route('**/read-keys-*.js', async (route) => {
            await failed;
            await route.abort();
          });
        },
      });
      const address = inject('pageUrl') + page;
      await fresh.page.goto(`${address}#token=${token}&key=${jwk}`, { waitUntil: 'commit' });
      await expect.poll(() => fresh.page.url()).toBe(address);
      fail();
      await expect.poll(() => fresh.tokenText()).toBe(token);
      expect(await fresh.textOf(fresh.key)).toBe('');
      expect(await fresh.page.getByRole('note').textContent()).toMatch(/did not load/);
      fresh.forgetComplaints();
      await fresh.close();
    },
  );

  test('with ?token= warns that servers have seen it, and without does not', async () => {
    await page.visit(`?token=${token}`);
    expect(await page.page.getByRole('note').textContent()).toMatch(/query|server|log/i);
    await page.visit(`#token=${token}`);
    expect(await page.page.getByRole('note').textContent()).toBe('This token came from a link.');
  });

  test.each([
    ['a secret', 'a plain secret'],
    ['a private key', testKey('ES256').privatePem],
  ])('that brings %s does not get it into Key', async (_, key) => {
    await page.visit(`#token=${token}&key=${encodeURIComponent(key)}`);
    expect(await page.textOf(page.key)).toBe('');
    expect(await page.settled()).toBe('unverified');
    expect(page.page.url()).toBe(inject('pageUrl'));
  });
});
