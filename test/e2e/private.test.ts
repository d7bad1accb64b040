import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { storedThings } from '../support/browser/stored-things.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';
import { RFC7515_A2 } from '../vectors/rfc7515.ts';

/** All that can be done on the page, once. */
async function useEverything(page: ClaimcheckPage): Promise<void> {
  await page.judge(soundToken({ password: 'hunter2hunter2' }), SECRET);
  await page.secretEncoding.selectOption({ label: 'Base64' });
  await page.secretEncoding.selectOption({ label: 'UTF-8' });
  await page.edit(page.payload, (text) => text.replace('user-42', 'user-43'));
  await page.settled();
  await page.payload.focus();
  await page.button('Set “exp” to now +1 h').click();
  await page.issue('password-claim').first().getByRole('button').first().click();
  await page.choose('Copy', 'Copy token');
  await page.algorithm.selectOption('ES256');
  await page.generateKey.click();
  await expect.poll(() => page.textOf(page.key)).not.toBe(SECRET);
  await page.sign.click();
  await expect.poll(() => page.settled()).toBe('verified');
  await page.choose('Copy', 'Copy public key');
  await page.judge(RFC7515_A2.token, testKey('RS256').privatePem);
  await page.paste(page.payload, '{"broken":');
  await page.judge('not a token');
  await page.button('Clear').click();
  await page.button('All examples…').click();
  await page.page.getByRole('option').last().click();
  await page.settled();
}

/** A chunk of the built page, whose name says nothing of what is in the boxes. */
const STATIC_PART = /^assets\/[\w-]+-[\w-]{8}\.js$/;

describe('nothing leaves the page, and nothing stays', () => {
  test('no request after load, no complaint, no stored thing, nothing in the address', async () => {
    const page = await openPage();
    await page.allLoaded();
    const { origin } = new URL(inject('pageUrl'));
    expect(page.requests.every((address) => address.startsWith(origin))).toBe(true);
    const requestsOfLoad = page.requests.length;
    const address = page.page.url();

    await useEverything(page);
    await page.page.waitForTimeout(500);
    // The search for weak secrets is of static parts of the page that are fetched for those who need them.
    const later = page.requests.slice(requestsOfLoad).map((each) => each.slice(address.length));
    expect(later.filter((name) => !STATIC_PART.test(name))).toEqual([]);
    const built = readdirSync(join(inject('builtPage'), 'assets'));
    expect(later.every((name) => built.includes(name.slice('assets/'.length)))).toBe(true);
    expect(page.complaints).toEqual([]);
    expect(await storedThings(page)).toEqual([]);
    expect(page.page.url()).toBe(address);
    expect(page.context.pages()).toHaveLength(1);
    await page.close();
  });

  test('nor does anything stay when the page is loaded again', async () => {
    const page = await openPage();
    await page.judge(soundToken(), SECRET);
    await page.page.reload();
    await page.editorsLoaded();
    expect(await page.tokenText()).toBe('');
    // The Key field comes with the first token.
    await page.paste(page.token, soundToken());
    expect(await page.textOf(page.key)).toBe('');
    await page.close();
  });

  test('even a script that had got in could not send to another host', async () => {
    const page = await openPage();
    // The same server by another name is another host: without the policy all of this would succeed.
    const elsewhere = inject('pageUrl').replace('127.0.0.1', 'localhost');
    const outcome = await page.page.evaluate(async (address) => {
      const image = new Image();
      const loading = new Promise<string>((resolve) => {
        image.onload = () => resolve('image loaded');
        image.onerror = () => resolve('refused');
      });
      image.src = `${address}icon.svg`;
      const fetching = fetch(location.href).then(
        () => 'fetched',
        () => 'refused',
      );
      return await Promise.all([loading, fetching]);
    }, elsewhere);
    expect(outcome).toEqual(['refused', 'refused']);
    expect(page.complaints.join()).toMatch(/Content Security Policy/);
    page.forgetComplaints();
    await page.close();
  });

  test('and markup cannot be made of text', async () => {
    const page = await openPage();
    const write = page.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<b>markup</b>');
    });
    await expect(write).rejects.toThrow(/TrustedHTML|Trusted Type/);
    page.forgetComplaints();
    await page.close();
  });

  test('the theme is all that is remembered', async () => {
    const page = await openPage();
    const theme = page.page.getByRole('button', { name: /^Theme/ });
    const shown = () =>
      page.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const seen = new Set([await shown()]);
    const kept = new Set<string>();
    for (let press = 0; press < 3; press++) {
      await theme.click();
      seen.add(await shown());
      for (const thing of await storedThings(page)) kept.add(thing);
    }
    expect(seen.size, 'light and dark').toBe(2);
    expect([...kept].every((thing) => /^localStorage \w+=(light|dark)$/.test(thing))).toBe(true);

    while (
      !/dark/.test((await theme.getAttribute('aria-label')) ?? (await theme.textContent()) ?? '')
    ) {
      await theme.click();
    }
    const dark = await shown();
    await page.page.reload();
    await page.token.waitFor();
    expect(await shown()).toBe(dark);
    await page.close();
  });
});

describe('the policy', () => {
  const html = readFileSync(join(inject('builtPage'), 'index.html'), 'utf8');
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/
    .exec(html)?.[1]
    ?.replaceAll('&#39;', "'");
  const directives = new Map(
    policy?.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values];
    }),
  );

  test('allows nothing that is not named, and no connection', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('connect-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('worker-src')).toEqual(["'self'"]);
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(directives.get('trusted-types')).toEqual(['claimcheck']);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  });

  test('comes before everything that it is about', () => {
    const before = html.slice(0, html.indexOf('Content-Security-Policy'));
    expect(before).not.toMatch(/<script|<link|<style/);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/);
  });

  test('and no address in the page is absolute, so that any folder will do', () => {
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(1);
    expect(addresses.filter((address) => !address?.startsWith('./'))).toEqual([]);
  });
});
