import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { openWithAxe, runAxe } from '../support/browser/run-axe.ts';
import { base64Of, chainToken, issue, makeChain } from '../support/certificates/openssl-chain.ts';
import { APPLE_RENEWAL_INFO, APPLE_ROOT_G3, APPLE_TEST_ROOT } from '../vectors/apple-chains.ts';

const CHAIN = makeChain({ leaf: { days: 30 } });
const OTHER_ROOT = issue({ subject: '/CN=Other root' }).pem;
const NOW = Math.floor(Date.now() / 1000);
const TOKEN = tokenOf({ iss: 'https://shop.example', aud: 'orders' });
const SENTENCE = 'by a chain to the root you gave';

function tokenOf(claims: object): string {
  const times = { iat: NOW - 5, exp: NOW + 3600, sub: 'user-1', jti: 'a1' };
  return chainToken(CHAIN.x5c, CHAIN.leaf.keys, { claims: { ...claims, ...times } });
}

let page: ClaimcheckPage;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(() => page.close());

const roots = () => page.page.getByRole('textbox', { name: 'Root certificates', exact: true });
const result = () => page.page.getByRole('note', { name: 'Result for the chain', exact: true });

async function judge(token: string, root: string): Promise<string | null> {
  await page.judge(token);
  await roots().waitFor();
  if ((await roots().inputValue()) !== root) await page.paste(roots(), root);
  return await page.settled();
}

async function checkAsOf(text: string): Promise<void> {
  const field = page.page.getByRole('textbox', { name: 'Check at time', exact: true });
  if (!(await field.isVisible())) await page.button('More expectations').click();
  await field.fill(text);
}

describe('a token with a chain of certificates', () => {
  test('is verified by its root, and says so', async () => {
    expect(await judge(TOKEN, '')).toBe('unverified');
    expect(await judge(TOKEN, CHAIN.root.pem)).toBe('verified');
    expect(await page.verdict.textContent()).toContain(SENTENCE);
    expect(await result().getAttribute('data-trust')).toBe('trusted');
    await page.reviewed();
    expect(await page.issue('self-verifying').count()).toBe(0);
    expect(await page.verdict.getAttribute('data-conclusion')).toBe('unknown');
  });

  test('is not verified by another root, and never by the verdict before', async () => {
    expect(await judge(TOKEN, CHAIN.root.pem)).toBe('verified');
    await page.paste(roots(), OTHER_ROOT);
    expect(await page.verdict.getAttribute('data-state')).not.toBe('verified');
    expect(await page.settled()).toBe('unverified');
    expect(await page.conclusion()).toBe('rejected');
    expect(await result().textContent()).toContain('None of your root certificates issued');
  });

  test('is not verified by a text that holds no certificate', async () => {
    expect(await judge(TOKEN, 'hello')).toBe('unverified');
    expect(await result().textContent()).toContain('contains no X.509 certificate');
    expect(await page.conclusion()).toBe('unknown');
  });

  test('is not verified where its payload was changed', async () => {
    const [header, , signature] = TOKEN.split('.');
    const payload = Buffer.from(JSON.stringify({ sub: 'admin' })).toString('base64url');
    expect(await judge(`${header}.${payload}.${signature}`, CHAIN.root.pem)).toBe('invalid');
  });

  test('is not verified as of a time after the certificate of the signer', async () => {
    expect(await judge(TOKEN, CHAIN.root.pem)).toBe('verified');
    await checkAsOf(String(NOW + 31 * 86_400));
    await expect.poll(() => page.settled()).toBe('unverified');
    await expect.poll(() => result().textContent()).toContain('It expired on');
    await checkAsOf('');
    await expect.poll(() => page.settled()).toBe('verified');
  });

  test('is accepted once its signer is confirmed, and not with another signer', async () => {
    expect(await judge(TOKEN, CHAIN.root.pem)).toBe('verified');
    await page.paste(
      page.page.getByRole('textbox', { name: 'Issuer', exact: true }),
      'https://shop.example',
    );
    await page.paste(page.page.getByRole('textbox', { name: 'Audience', exact: true }), 'orders');
    expect(await page.conclusion()).toBe('unknown');
    await page.button('Expect this signer').click();
    await expect.poll(() => page.conclusion()).toBe('accepted');
    expect(await page.verdict.textContent()).toContain(`Accepted for orders ${SENTENCE}`);
    const leaf = issue(
      { subject: '/CN=Somebody else', extensions: ['keyUsage=digitalSignature'] },
      CHAIN.between[0],
    );
    const x5c = [leaf.der, ...CHAIN.x5c.slice(1)];
    const claims = { iss: 'https://shop.example', aud: 'orders', iat: NOW - 5, exp: NOW + 3600 };
    expect(await judge(chainToken(x5c, leaf.keys, { claims }), CHAIN.root.pem)).toBe('verified');
    expect(await page.conclusion()).toBe('rejected');
  });

  test('lists each certificate with what holds', async () => {
    expect(await judge(TOKEN, CHAIN.root.pem)).toBe('verified');
    await page.button('Certificate chain').click();
    const list = page.page.getByRole('list', { name: 'Certificates of the chain', exact: true });
    expect(
      await list
        .locator('> li')
        .evaluateAll((items) =>
          items.map((item) => [item.getAttribute('data-role'), item.getAttribute('data-holds')]),
        ),
    ).toEqual([
      ['leaf', 'true'],
      ['intermediate', 'true'],
      ['anchor', 'true'],
    ]);
    expect(await page.page.getByRole('dialog').textContent()).toContain(
      'Revocation is not checked',
    );
    expect(
      await page.page.getByRole('link', { name: 'Apple Root CA – G3' }).getAttribute('href'),
    ).toBe('https://www.apple.com/certificateauthority/');
    await page.page.keyboard.press('Escape');
  });

  test('takes a root from the Key field at one press, and Undo gives it back', async () => {
    await judge(TOKEN, '');
    await page.paste(page.key, CHAIN.root.pem);
    expect(await page.settled()).not.toBe('verified');
    await page.button('Use as root certificate').click();
    expect(await page.settled()).toBe('verified');
    expect(await page.textOf(page.key)).toBe('');
    await roots().focus();
    await page.page.keyboard.press('ControlOrMeta+Z');
    expect(await page.textOf(page.key)).toContain('BEGIN CERTIFICATE');
    expect(await roots().inputValue()).toBe('');
    expect(await page.settled()).not.toBe('verified');
    await page.paste(page.key, '');
  });

  test('keeps the roots through edits, and Clear empties them', async () => {
    expect(await judge(TOKEN, CHAIN.root.pem)).toBe('verified');
    expect(await judge(tokenOf({ iss: 'https://other.example' }), CHAIN.root.pem)).toBe('verified');
    await page.empty();
    await page.judge(TOKEN);
    await roots().waitFor();
    expect(await roots().inputValue()).toBe('');
  });
});

describe('signed data of Apple’s test suite', () => {
  test('is verified by only the root of that suite', async () => {
    expect(await judge(APPLE_RENEWAL_INFO, APPLE_ROOT_G3)).toBe('unverified');
    expect(await judge(APPLE_RENEWAL_INFO, APPLE_TEST_ROOT)).toBe('verified');
    expect(await page.verdict.textContent()).toContain(SENTENCE);
  });
});

test('reads the root from a DER file', async () => {
  await judge(TOKEN, '');
  const input = page.page.locator('input[aria-label="Root certificate file"]');
  const buffer = Buffer.from(base64Of(CHAIN.root.der), 'base64');
  await input.setInputFiles({ name: 'root.der', mimeType: 'application/pkix-cert', buffer });
  await expect.poll(() => page.settled()).toBe('verified');
});

test('is verified on a phone', async () => {
  const phone = await openPage({ viewport: { width: 390, height: 844 } });
  await phone.judge(TOKEN);
  const box = phone.page.getByRole('textbox', { name: 'Root certificates', exact: true });
  await phone.paste(box, CHAIN.root.pem);
  expect(await phone.settled()).toBe('verified');
  expect(await phone.isShown(phone.button('Expect this signer'))).toBe(true);
  const bounds = await phone.button('Expect this signer').boundingBox();
  expect(bounds?.height).toBeGreaterThanOrEqual(44);
  const width = await phone.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await phone.close();
});

test('has no barrier that axe finds, in the pane and in the list of certificates', async () => {
  const watched = await openWithAxe();
  await watched.judge(TOKEN);
  const box = watched.page.getByRole('textbox', { name: 'Root certificates', exact: true });
  await watched.paste(box, CHAIN.root.pem);
  expect(await watched.settled()).toBe('verified');
  await watched.reviewed();
  expect((await runAxe(watched)).violations).toEqual([]);
  await watched.button('Certificate chain').click();
  expect((await runAxe(watched)).violations).toEqual([]);
  await watched.close();
});
