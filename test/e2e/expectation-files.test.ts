import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import { soundClaims } from '../support/tokens/tokens.ts';

let page: ClaimcheckPage;
let token: string;

beforeAll(async () => {
  page = await openPage();
  await page.editorsLoaded();
  const claims = soundClaims({ iss: 'https://login.example.com/', aud: 'api://orders' });
  token = await viaJsonwebtoken.sign('ES256', {}, claims, testKey('ES256'));
});

beforeEach(() => page.empty());

afterAll(() => page.close());

const status = () => page.page.locator('.zone-issues').getByRole('status').last();

async function showAll(): Promise<void> {
  await page.reviewed();
  await page.page.locator('.zone-issues').getByText('More expectations', { exact: true }).click();
}

async function open(content: string): Promise<void> {
  const choosing = page.page.waitForEvent('filechooser');
  await page.button('Open expectations').click();
  await (await choosing).setFiles({
    name: 'expectations.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  });
}

const FILE = {
  claimcheck: 'expectations',
  issuer: 'https://login.example.com/',
  audience: ['api://orders'],
  algorithms: ['ES256'],
};

describe('a file of expectations', () => {
  test('is saved without private keys, and opened again', async () => {
    await page.judge(token, testKey('ES256').publicPem);
    await showAll();
    await open(JSON.stringify(FILE));
    await expect.poll(() => page.conclusion()).toBe('accepted');

    const downloading = page.page.waitForEvent('download');
    await page.button('Save expectations').click();
    const saved = await readText(await (await downloading).createReadStream());
    const { x, y } = testKey('ES256').publicJwk;
    expect(JSON.parse(saved)).toMatchObject({ ...FILE, keys: [{ kty: 'EC', crv: 'P-256', x, y }] });

    await page.paste(page.key, testKey('ES256').privatePem);
    await page.settled();
    const again = page.page.waitForEvent('download');
    await page.button('Save expectations').click();
    const second = await readText(await (await again).createReadStream());
    expect(JSON.parse(second).keys).toBeUndefined();
    await expect.poll(() => status().textContent()).toContain('private keys are left out');
  });

  test('rejects the token of another audience', async () => {
    await page.judge(token, testKey('ES256').publicPem);
    await showAll();
    await open(JSON.stringify({ ...FILE, audience: ['api://billing'] }));
    await expect.poll(() => page.conclusion()).toBe('rejected');
  });

  test('brings a public key, which the user has to confirm', async () => {
    await page.judge(token);
    await showAll();
    await open(JSON.stringify({ ...FILE, keys: [testKey('ES256').publicJwk] }));
    await page.button('Replace').click();
    expect(await page.settled()).toBe('verified');
    expect(await page.conclusion()).not.toBe('accepted');
  });

  test('that has a private key changes nothing, and says why', async () => {
    await page.judge(token);
    await showAll();
    await open(JSON.stringify({ ...FILE, keys: [testKey('ES256').privateJwk] }));
    await expect.poll(() => status().textContent()).toContain('contains a secret or private key');
    expect(await page.textOf(page.key)).toBe('');
    expect(await page.checkResult('issuer')).toBe('skipped');
  });
});
